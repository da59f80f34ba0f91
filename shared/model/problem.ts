import { z } from 'zod'

/** The languages of the window and of the command line. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/**
 * What a problem says: the title names what happened and where, `why` tells the cause in a sentence,
 * `next` the step that helps. `{name}` in a text is replaced by the problem's parameter of that name.
 */
export interface ProblemText {
  readonly title: string
  readonly why: string
  readonly next: string
}

/** A table of problem texts: every code has every language, so a missing translation does not compile. */
export type ProblemTable = Readonly<Record<string, Readonly<Record<Language, ProblemText>>>>

export const problemSources = ['run', 'code', 'environment', 'requirements', 'workspace'] as const

/**
 * One cause, one problem. The texts come from `shared/problems` by `code`; `difyText` is Dify's own
 * sentence, never translated; `raw` is the tool's own text, one click away. Lines and columns are
 * 1-based lines of the editor (source `run`, or `code` before any run) or of the named file; null where there is none.
 */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  source: z.enum(problemSources),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  line: z.number().int().positive().nullable(),
  column: z.number().int().positive().nullable(),
  difyText: z.string().nullable(),
  raw: z.string().nullable(),
  /** The id of a fix that the app can make by itself, named in `renderer/i18n`; null where there is none. */
  fix: z.string().nullable(),
})
export type Problem = z.infer<typeof problemSchema>
