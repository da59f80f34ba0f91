import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type InBoth,
  type LessonRef,
  type LessonResult,
  type OpenedResults,
  type ResultsFile,
  resultsFileSchema,
} from '../../shared/model/lesson'
import type { Language, Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import type { ReasonCode } from '../../shared/problems/reasonWords'
import { writeAtomic } from '../files/atomicFile'
import { isMissing, reasonOf } from '../files/fileErrors'
import { readNodeFile } from '../workspace/nodeFile'
import { decode } from '../workspace/readBytes'
import type { ProgressStore } from './progressStore'

/** The ending of a results file's name. */
export const resultsEnding = '.nodelab-results.json'

/** The most files that are opened at once, and bytes of one. */
const mostFiles = 500
const mostBytes = 5_000_000
/** Characters of a node's code that are handed in. */
const mostCode = 200_000

export interface ResultsOptions {
  readonly progress: ProgressStore
  readonly titleOf: (ref: LessonRef) => Promise<InBoth>
  readonly nodePath: (ref: LessonRef) => string
}

/** A name as part of a file's name: what no system allows is left out. */
export function resultsFileName(pupil: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const safe = pupil
    .replace(/[\0-\x1f<>:"/\\|?*]+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
  return `${safe === '' ? 'results' : safe.slice(0, 60)}${resultsEnding}`
}

/** Why a file holds no results: words of Nodelab's own, or what is the same in any language. */
type Odd = { readonly reasonCode: ReasonCode; readonly code?: string } | { readonly reason: string }

/** The text of a file without its BOM. */
async function readText(path: string): Promise<{ text: string } | Odd> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return { reasonCode: 'file-folder' }
    if (found.size > mostBytes) return { reason: `> ${mostBytes / 1_000_000} MB` }
    const { text, problem: told } = decode(await readFile(path))
    return told === null ? { text: text.replace(/^\uFEFF/, '') } : { reasonCode: 'file-not-utf8' }
  } catch (error) {
    if (isMissing(error)) return { reasonCode: 'file-gone' }
    if (error instanceof Error && 'code' in error) return { reasonCode: 'file-not-read', code: String(error.code) }
    throw error
  }
}

async function readOne(path: string): Promise<{ results: ResultsFile } | Odd> {
  const read = await readText(path)
  if (!('text' in read)) return read
  if (read.text.trim() === '') return { reasonCode: 'file-empty' }
  let value: unknown
  try {
    value = JSON.parse(read.text)
  } catch {
    // What the parser says of it is English.
    return { reasonCode: 'file-not-json' }
  }
  const checked = resultsFileSchema.safeParse(value)
  if (checked.success) return { results: checked.data }
  // The place says it in any language; what a schema says of it is English.
  return { reason: `\`${checked.error.issues[0]?.path.join('.') || '{}'}\`` }
}

/** Opens results files; one that is none is told, and the others go on. */
export async function openResults(paths: readonly string[]): Promise<OpenedResults> {
  const files: { name: string; results: ResultsFile }[] = []
  const problems: Problem[] = []
  for (const path of paths.slice(0, mostFiles)) {
    const name = basename(path)
    const read = await readOne(path)
    if ('results' in read) files.push({ name, results: read.results })
    else problems.push(problem('results-odd', 'workspace', { severity: 'warning', params: { name, ...read } }))
  }
  if (paths.length > mostFiles) {
    problems.push(problem('results-many', 'workspace', { severity: 'warning', params: { most: mostFiles } }))
  }
  return { files, problems }
}

/** Results of the author's own lessons, to be handed in. */
export function createResults({ progress, titleOf, nodePath }: ResultsOptions) {
  async function codeOf(ref: LessonRef): Promise<{ code?: string }> {
    const file = await readNodeFile(nodePath(ref), ref.id, null)
    return file.kind === 'node' ? { code: file.node.code.slice(0, mostCode) } : {}
  }

  return {
    /** What a results file holds: no path, no setting, no key; code only where the pupil chose so. Throws where no lesson was begun. */
    async collect(pupil: string, withCode: boolean, language: Language): Promise<ResultsFile> {
      const { begun } = await progress.all()
      const results: LessonResult[] = []
      for (const [key, done] of begun.slice(0, 500)) {
        const [pack = '', lesson = ''] = key.split('/')
        const ref = { pack, id: lesson }
        // Of a pack that is gone the results stay, under the lesson's own name.
        const titles = await titleOf(ref).catch(() => ({ en: lesson, 'zh-CN': lesson }))
        results.push({ pack, lesson, title: titles[language], ...done, ...(withCode ? await codeOf(ref) : {}) })
      }
      if (results.length === 0) throw new ProblemError(problem('results-none', 'workspace', { severity: 'info' }))
      const installation = await progress.installation()
      const exportedAt = new Date().toISOString()
      return { format: 'nodelab-results', version: 1, pupil, installation, exportedAt, results }
    },

    /** Writes a results file, and remembers the name. Throws a ProblemError where it can't be written. */
    async save(path: string, file: ResultsFile): Promise<void> {
      await writeOut(path, `${JSON.stringify(file, null, 2)}\n`)
      await progress.namePupil(file.pupil)
    },
  }
}

/** Writes a file where the author's dialog says. Throws a ProblemError. */
export async function writeOut(path: string, text: string): Promise<void> {
  try {
    await writeAtomic(path, text)
  } catch (error) {
    throw new ProblemError(problem('file-not-written', 'workspace', { params: { path, reason: reasonOf(error) } }))
  }
}
