import fc from 'fast-check'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { editedItem, readAppNode } from '../../electron/appFile/appEdit'
import { itemAt, readAppText, withItem } from '../../electron/appFile/appText'
import { styleOf } from '../../electron/appFile/fileStyle'
import { ProblemError } from '../../shared/problems'
import { type PythonProcess, startPython } from '../conformance/pythonProcess'
import { anyEdit, type Data } from './edits'

/** js-yaml, as far as it is used here; it brings no types. */
interface JsYaml {
  dump(value: unknown, options: object): string
}
const jsYaml = createRequire(import.meta.url)('js-yaml') as JsYaml

interface Made {
  readonly text: string
  readonly data: Data[]
}

interface Check {
  readonly before: string
  readonly after: string
  readonly node: number
  readonly fields: readonly string[]
  /** What is expected to be read before the edit, and behind it. */
  readonly original: Data
  readonly data: Data
}

type Question =
  | { readonly make: readonly number[] }
  | { readonly read: readonly string[] }
  | { readonly dump: readonly string[] }
  | { readonly check: readonly Check[] }
export type SplicePython = PythonProcess<Question, unknown>

/** Starts the one Python process that makes files and looks at edits. */
export function startSplice(python: string): SplicePython {
  return startPython(python, [fileURLToPath(new URL('./splice_app.py', import.meta.url))], 'PyYAML')
}

export interface Fault {
  readonly seed: number
  readonly reason: string
  readonly fields: readonly string[]
  readonly before: string
  readonly after: string
}

export interface Outcome {
  readonly faults: readonly Fault[]
  /** Edits that were written. */
  readonly written: number
  /** Edits that were refused, since the file's form would lose something; the file is as it was. */
  readonly refused: number
  /** Files whose node could not be read. */
  readonly unread: number
}

/** Files that js-yaml (which Dify's web page has) and the `yaml` library write, beside those of PyYAML: other quotes, blocks and folds. */
function rewritten(made: Made, seed: number): string | null {
  if (seed % 5 !== 0 || /[\u0085\u2028\u2029\ufeff\r]/.test(made.text)) return null
  const app = {
    kind: 'app',
    version: '0.7.0',
    workflow: { graph: { nodes: made.data.map((data, at) => ({ id: String(at), data })), edges: [] } },
  }
  const ofWeb = [
    { lineWidth: 80 },
    { lineWidth: -1, noRefs: true },
    { lineWidth: 40, quotingType: '"', noRefs: true },
    { lineWidth: 80, forceQuotes: true, noArrayIndent: true, indent: 4 },
  ]
  const web = ofWeb[Math.floor(seed / 10) % ofWeb.length]
  // What YAML 1.1 reads otherwise than 1.2 is quoted, as PyYAML reads the file.
  if (seed % 10 === 0 && web !== undefined) return jsYaml.dump(app, { ...web, noCompatMode: false })
  const options = [
    { lineWidth: 80, blockQuote: 'folded' as const },
    { lineWidth: 0, singleQuote: true },
    { lineWidth: 80, indentSeq: false, indent: 2 },
    { lineWidth: 60, defaultStringType: 'QUOTE_SINGLE' as const, defaultKeyType: 'PLAIN' as const, indent: 4 },
  ]
  return stringify(app, { ...options[(seed / 5) % options.length], version: '1.1', aliasDuplicateObjects: false })
}

/** One case: a file, one of its nodes, one edit of that. */
function caseOf(before: string, all: readonly Data[], seed: number): Check | 'refused' | 'unread' {
  const app = readAppText(before)
  const places = all.flatMap(({ type }, at) => (type === 'code' || type === 'template-transform' ? [at] : []))
  const place = places[seed % places.length] ?? 0
  const item = itemAt(app, place)
  const node = item === null ? null : readAppNode(item).node
  if (item === null || node === null) return 'unread'
  const [edit] = fc.sample(anyEdit(structuredClone(node)), { numRuns: 1, seed })
  if (edit === undefined) throw new Error('no edit was drawn')
  const original = all[place] ?? {}
  const data = structuredClone(original)
  edit.apply(node, data)
  try {
    const after = withItem(app, item, editedItem(item, node, styleOf(app)))
    return { before, after, node: place, fields: edit.fields, original, data }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'edit-refused') return 'refused'
    throw error
  }
}

/** Cases that are put to Python at once. */
const batch = 50

/** Has PyYAML look at cases, and counts how they ended. */
async function judge(
  cases: readonly { readonly seed: number; readonly end: ReturnType<typeof caseOf> }[],
  python: SplicePython,
  found: Counted,
): Promise<void> {
  const checks = cases.flatMap(({ seed, end }) => (typeof end === 'string' ? [] : [{ seed, end }]))
  for (const { end } of cases) if (typeof end === 'string') found[end] += 1
  const answers = (await python.ask({ check: checks.map(({ end }) => end) })) as (string | null)[]
  for (const [place, reason] of answers.entries()) {
    const one = checks[place]
    if (one === undefined) continue
    if (reason === 'unread') found.unread += 1
    else found.written += 1
    if (reason === null || reason === 'unread') continue
    const { before, after, fields } = one.end
    found.faults.push({ seed: one.seed, reason, fields, before, after })
  }
}

interface Counted {
  faults: Fault[]
  written: number
  refused: number
  unread: number
}

const none = (): Counted => ({ faults: [], written: 0, refused: 0, unread: 0 })

/** Makes files, edits one value in each, and has PyYAML look at it. The same seed draws the same cases. */
export async function splice(count: number, seed: number, python: SplicePython): Promise<Outcome> {
  const found = none()
  const seeds = Array.from({ length: count }, (_, at) => seed + at)
  const batches = Array.from({ length: Math.ceil(count / batch) }, (_, at) => seeds.slice(at * batch, (at + 1) * batch))
  let next = python.ask({ make: batches[0] ?? [] })
  for (const [at, own] of batches.entries()) {
    const files = (await next) as Made[]
    // Python makes the next files while the edits of these are made.
    next = python.ask({ make: batches[at + 1] ?? [] })
    const cases = files.map((made, place) => {
      const one = own[place] ?? 0
      return { seed: one, end: caseOf(rewritten(made, one) ?? made.text, made.data, one) }
    })
    await judge(cases, python, found)
  }
  await next
  return found
}

/** The same with files that are given: each value is edited in turn until there were so many edits. */
export async function spliceFiles(
  files: readonly { readonly name: string; readonly text: string }[],
  count: number,
  seed: number,
  python: SplicePython,
): Promise<Outcome> {
  const found = none()
  const read = (await python.ask({ read: files.map(({ text }) => text) })) as Data[][]
  for (let at = 0; at < count; at += batch) {
    const cases = Array.from({ length: Math.min(batch, count - at) }, (_, place) => {
      const one = seed + at + place
      // Each file's nodes are taken in turn.
      const which = one % files.length
      const own = Math.floor(one / files.length)
      return { seed: one, end: caseOf(files[which]?.text ?? '', read[which] ?? [], own) }
    })
    await judge(cases, python, found)
  }
  return found
}
