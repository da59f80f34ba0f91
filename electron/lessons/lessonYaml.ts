import type { Node } from 'yaml'
import { z } from 'zod'
import { checkKinds, checkWords } from '../../shared/cases/checkKinds'
import { panelPlaces } from '../../shared/lessons/panelWords'
import { inBothSchema, lessonIdSchema } from '../../shared/model/lesson'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { parseNodeText } from '../workspace/nodeDocument'
import { yamlProblem } from '../workspace/yamlProblem'

const says = { en: z.string().min(1).max(300), 'zh-CN': z.string().min(1).max(300) }

/** A check that runs a case of `cases.yml`. */
const caseCheckSchema = z.strictObject({ case: z.string().min(1), hidden: z.boolean().default(false), ...says })

const word = z.enum(checkKinds.map((kind) => checkWords[kind]) as [string, ...string[]])

/** A check of what the node declares: a path into it and what must stand there, by one of the words of cases. */
const settingCheckSchema = z.strictObject({
  node: z.string().regex(/^\$/),
  hidden: z.boolean().default(false),
  is: z.partialRecord(word, z.unknown()).refine((is) => Object.keys(is).length === 1),
  ...says,
})

/** What the lesson's own service answers at a path; the first `fails` of each `fails` + 1 requests get 503 instead. */
const answerSchema = z.strictObject({
  path: z.string().regex(/^\/[\w./-]{0,200}$/),
  status: z.number().int().min(200).max(599).default(200),
  type: z.string().max(100).default('application/json; charset=utf-8'),
  body: z.string().max(100_000).default(''),
  fails: z.number().int().min(0).max(5).default(0),
})
export type ServiceAnswer = z.infer<typeof answerSchema>

/** A text in both languages, as long as one can be read in a moment. */
const hintSchema = z.strictObject({ en: z.string().min(1).max(1000), 'zh-CN': z.string().min(1).max(1000) })

/** `lesson.yml`. */
export const lessonYamlSchema = z.strictObject({
  format: z.literal(1),
  id: lessonIdSchema,
  order: z.number().min(0).max(10_000),
  targets: z.array(z.string()).min(1).max(20).optional(),
  checks: z
    .array(z.union([caseCheckSchema, settingCheckSchema]))
    .min(1)
    .max(20),
  hints: z.array(hintSchema).max(10).default([]),
  links: z.array(z.enum(panelPlaces)).max(8).default([]),
  solution_after: z.number().int().min(0).max(20).default(3),
  service: z.array(answerSchema).max(20).default([]),
})
export type LessonYaml = z.infer<typeof lessonYamlSchema>

/** `pack.yml`. */
export const packYamlSchema = z.strictObject({ format: z.literal(1), id: lessonIdSchema, title: inBothSchema })
export type PackYaml = z.infer<typeof packYamlSchema>

/** What each field should be, in the words of the file. */
const expected: Readonly<Record<string, string>> = {
  format: '`1`',
  id: '`first-node` (`a-z`, `0-9`, `-`)',
  order: '`1`, `2`, `2.5` …',
  targets: '`[dify-1.16, …]`',
  checks: '`{case: NAME, en: …, zh-CN: …}` / `{node: $.outputs.result.type, is: {equals: string}, en: …, zh-CN: …}`',
  hints: '`{en: …, zh-CN: …}`',
  links: panelPlaces.map((place) => `\`${place}\``).join(', '),
  solution_after: '`0` … `20`',
  service: '`{path: /weather, status: 200, body: …, fails: 0}`',
  title: '`{en: …, zh-CN: …}`',
}

/** Where each field of a text stands, 1-based. */
export type LineOf = (path: readonly (string | number)[]) => number

export type ReadYaml<T> =
  | { readonly value: T; readonly lineOf: LineOf; readonly problem: null }
  | { readonly value: null; readonly problem: Problem }

/** A path in a file as people count: the second of `checks` is `checks #2`. */
function placeIn(path: readonly (string | number)[]): string {
  const text = path.map((part) => (typeof part === 'number' ? ` #${part + 1}` : `.${part}`)).join('')
  return text.replace(/^\./, '') || '–'
}

/** Reads a YAML text by a schema; the first thing that is wrong is told with its line. */
export function readYaml<T>(source: string, schema: z.ZodType<T>): ReadYaml<T> {
  const { document, lines, map } = parseNodeText(source)
  const [error, ...others] = document.errors
  if (error !== undefined) return { value: null, problem: yamlProblem([error, ...others], source) }
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = map?.getIn(path.slice(0, length), true) as Node | undefined
      const start = node?.range?.[0]
      if (start !== undefined) return Math.max(1, lines.linePos(start).line)
    }
    return 1
  }
  const value: unknown = map === null ? null : document.toJS({ maxAliasCount: 100 })
  const read = schema.safeParse(value)
  if (read.success) return { value: read.data, lineOf, problem: null }
  const [issue] = read.error.issues
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol')
  const stranger = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const whole = stranger === undefined ? path : [...path, stranger]
  const line = lineOf(whole)
  const top = String(path[0] ?? '')
  const known = Object.keys(schema instanceof z.ZodObject ? schema.shape : {}).map((name) => `\`${name}\``)
  const params = { line, field: placeIn(whole), expected: expected[top] ?? known.join(', ') }
  return { value: null, problem: problem('lesson-field', 'workspace', { params, line, column: 1 }) }
}
