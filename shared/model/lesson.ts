import { z } from 'zod'
import { panelPlaces } from '../lessons/panelWords'
import { caseReasons, caseStatuses, differenceSchema } from './nodeCase'
import { blockSchema, spanSchema } from './markdown'
import { codeNodeSchema } from './node'
import { problemSchema } from './problem'

/** A text in both languages of the app. */
export const inBothSchema = z.object({ en: z.string(), 'zh-CN': z.string() })
export type InBoth = z.infer<typeof inBothSchema>

/** The name of a lesson: its pack's id and its own. Both are names of folders too, so nothing but letters, digits and hyphens. */
export const lessonIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
export const lessonRefSchema = z.object({ pack: lessonIdSchema, id: lessonIdSchema })
export type LessonRef = z.infer<typeof lessonRefSchema>

/** A sentence in both languages, as it is drawn. */
export const saidInBothSchema = z.object({ en: z.array(spanSchema), 'zh-CN': z.array(spanSchema) })
export type SaidInBoth = z.infer<typeof saidInBothSchema>

/** A lesson's text in one language. */
export const lessonTextSchema = z.object({
  title: z.string(),
  story: z.array(blockSchema),
  task: z.array(blockSchema),
})
export type LessonText = z.infer<typeof lessonTextSchema>

/** What the author has done in a lesson. Times are ISO 8601; null: not yet. `hints` are those he has seen, `passedAt` stays once it is there. */
export const lessonProgressSchema = z.object({
  startedAt: z.string().nullable(),
  passedAt: z.string().nullable(),
  tries: z.number().int().min(0),
  hints: z.number().int().min(0),
  sawSolution: z.boolean(),
})
export type LessonProgress = z.infer<typeof lessonProgressSchema>

/** A lesson in the list. */
export const lessonEntrySchema = lessonRefSchema.extend({ titles: inBothSchema, progress: lessonProgressSchema })
export type LessonEntry = z.infer<typeof lessonEntrySchema>

/** What is wrong in a file of a pack, by the file's path in it. */
export const lessonFaultSchema = z.object({ file: z.string(), problem: problemSchema })
export type LessonFault = z.infer<typeof lessonFaultSchema>

/** Lessons that belong together: Nodelab's own, or those that a teacher handed on (`isOwn` false: they can be removed). */
export const lessonPackSchema = z.object({
  id: lessonIdSchema,
  titles: inBothSchema,
  isOwn: z.boolean(),
  lessons: z.array(lessonEntrySchema),
  faults: z.array(lessonFaultSchema),
})
export type LessonPack = z.infer<typeof lessonPackSchema>

/**
 * All packs, and the name under which results were handed in last. `begun` is what a results file would tell of: lessons of packs that are gone are in it too,
 * under their own names.
 */
export const lessonListSchema = z.object({
  packs: z.array(lessonPackSchema),
  pupil: z.string(),
  begun: z.array(lessonEntrySchema),
})
export type LessonList = z.infer<typeof lessonListSchema>

/** One check as the page shows it: what it looks for, and whether what it runs with is hidden. */
export const lessonCheckSchema = z.object({ says: saidInBothSchema, isHidden: z.boolean() })

/** A lesson that is open. `node` is the id of its node in the lesson's workspace; hints and solution are asked for one by one. */
export const lessonViewSchema = lessonRefSchema.extend({
  number: z.number().int(),
  count: z.number().int(),
  texts: z.object({ en: lessonTextSchema, 'zh-CN': lessonTextSchema }),
  checks: z.array(lessonCheckSchema),
  hints: z.array(saidInBothSchema),
  hintCount: z.number().int(),
  links: z.array(z.enum(panelPlaces)),
  /** Tries that must have failed before the solution is shown. */
  solutionAfter: z.number().int(),
  node: z.string(),
  /** The folder that is the lesson's workspace: by it the page knows whether it shows the lesson. */
  workspace: z.string(),
  next: lessonRefSchema.nullable(),
  progress: lessonProgressSchema,
})
export type LessonView = z.infer<typeof lessonViewSchema>

/** How a check ended. Of a hidden one nothing but that is told: no values, no words of its run. */
export const checkEndSchema = z.object({
  at: z.number().int().min(0),
  status: z.enum(caseStatuses),
  reason: z.enum(caseReasons).nullable(),
  differences: z.array(differenceSchema),
  error: z.string().nullable(),
  problem: problemSchema.nullable(),
})
export type CheckEnd = z.infer<typeof checkEndSchema>

/** What a lesson begins or ends with: the node, and the lines of python-requirements.txt where it brings any. */
export const lessonStateSchema = z.object({ node: codeNodeSchema, requirements: z.string().nullable() })
export type LessonState = z.infer<typeof lessonStateSchema>

/** One pupil's result of one lesson, as a results file has it. */
export const lessonResultSchema = lessonProgressSchema.extend({
  startedAt: z.iso.datetime().nullable(),
  passedAt: z.iso.datetime().nullable(),
  pack: z.string().max(64),
  lesson: z.string().max(64),
  title: z.string().max(200),
  /** The node's code, where the pupil chose to hand it in. */
  code: z.string().max(200_000).optional(),
})
export type LessonResult = z.infer<typeof lessonResultSchema>

/** A results file: what one laptop hands in. It holds no path, no setting and no key. */
export const resultsFileSchema = z.object({
  format: z.literal('nodelab-results'),
  version: z.literal(1),
  pupil: z.string().trim().min(1).max(100),
  /** A random id of the installation, by which two pupils of one name are told apart; files of an older Nodelab have none. */
  installation: z.uuid().optional(),
  exportedAt: z.iso.datetime(),
  results: z.array(lessonResultSchema).max(500),
})
export type ResultsFile = z.infer<typeof resultsFileSchema>

/** What came of opening results files: those that could be read, by their file's name, and what is wrong with the others. */
export const openedResultsSchema = z.object({
  files: z.array(z.object({ name: z.string(), results: resultsFileSchema })),
  problems: z.array(problemSchema),
})
export type OpenedResults = z.infer<typeof openedResultsSchema>
