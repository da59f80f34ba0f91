import { rm } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { LessonFault } from '../../shared/model/lesson'
import type { Language, Problem } from '../../shared/model/problem'
import { exists, isFolder } from '../files/look'
import { unpackPack } from '../lessons/keptPacks'
import { writeSkeleton } from '../lessons/lessonSkeleton'
import { lessonFolders, type Pack, readPack } from '../lessons/packs'
import { proveLesson } from '../lessons/proveLesson'
import { type Session, wantedTarget } from './context'
import { exitCodes, printJson, printResult, say, sayProblem, sayStages } from './output'
import { problemJson, terminalText } from './problemText'
import { textOf, WrongUse } from './texts'

export interface LessonOptions {
  readonly target?: readonly string[]
  readonly quick?: boolean
  readonly json?: boolean
}

/** The files of a pack where they can be read: a zip is unpacked in the data folder first, and gone when `task` has ended. */
async function withFolder<T>(session: Session, path: string, task: (folder: string) => Promise<T>): Promise<T> {
  if (await isFolder(path)) return task(path)
  if (!(await exists(path))) throw new WrongUse('nothing-at', { path })
  const aside = join(session.engine.folders.root, 'lessons', `.checking-${process.pid}`)
  const folder = join(aside, basename(path, extname(path)))
  try {
    await unpackPack(path, folder)
    return await task(folder)
  } finally {
    await rm(aside, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Each lesson's folder as faults name it, in a pack of many; nothing before the files of one by itself. */
async function foldersOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const folders = await lessonFolders(folder)
  if (folders.length === 1 && folders[0] === folder) return new Map()
  const read = await Promise.all(folders.map(async (each) => [await readPack(each), each] as const))
  return new Map(read.flatMap(([{ lessons }, each]) => lessons.map(({ id }) => [id, `${basename(each)}/`] as const)))
}

/** What came of trying the lessons of a pack; of those after `broken` nothing is known. */
interface PackProof {
  readonly faults: readonly LessonFault[]
  readonly triedCount: number
  /** The ids of lessons that have none of the targets that were asked for. */
  readonly untried: readonly string[]
  readonly broken: { readonly lesson: string; readonly target: string; readonly problem: Problem } | null
}

/** The ids of the targets that the command names, by any of their names; null where it names none. Throws a ProblemError for one that there is none of. */
function targetsOf(names: LessonOptions['target']): string[] | null {
  return names === undefined ? null : names.map(wantedTarget).map(({ id }) => id)
}

async function prove(session: Session, pack: Pack, folder: string, options: LessonOptions): Promise<PackProof> {
  const { engine, language, signal } = session
  const targets = targetsOf(options.target)
  const stop = sayStages(engine, language, options.json === true)
  const faults: LessonFault[] = []
  const untried: string[] = []
  let triedCount = 0
  try {
    const before = await foldersOf(folder)
    for (const lesson of pack.lessons) {
      if (signal.aborted) break
      if (targets !== null && !lesson.targets.some((one) => targets.includes(one))) {
        untried.push(lesson.id)
        const params = { name: lesson.id, targets: lesson.targets.join(', ') }
        if (options.json !== true) say(`! ${textOf('lesson-untried', language, params)}`)
        continue
      }
      if (options.json !== true) say(`· ${textOf('lesson-trying', language, { name: lesson.id })}`)
      const found = await proveLesson(lesson, {
        runNode: engine.runNode,
        signal,
        language,
        ...(targets === null ? {} : { targets }),
      })
      faults.push(...found.faults.map((one) => ({ ...one, file: `${before.get(lesson.id) ?? ''}${one.file}` })))
      if (found.broken !== null) {
        return { faults, triedCount, untried, broken: { lesson: lesson.id, ...found.broken } }
      }
      triedCount += 1
    }
  } finally {
    stop()
  }
  return { faults, triedCount, untried, broken: null }
}

/** A fault in a line or two, as compilers write them: file, line, what, and what to do. */
function linesOf({ file, problem }: LessonFault, language: Session['language']): string {
  const { title, why, next } = terminalText(problem, language)
  const place = problem.line === null ? file : `${file}:${problem.line}`
  // The line stands before it already.
  const said = problem.line === null ? title : title.replace(/^(Line \d+(, column \d+)?: |第 \d+ 行(第 \d+ 列)?：)/, '')
  return [`${place}: ${said}`, ...[why, next].filter((one) => one !== '').map((one) => `    ${one}`)].join('\n')
}

const untouched: PackProof = { faults: [], triedCount: 0, untried: [], broken: null }

async function check(session: Session, path: string, options: LessonOptions): Promise<number> {
  const { language, signal } = session
  const isTried = options.quick !== true
  // Before anything is read: a wrong target is a wrong command.
  targetsOf(options.target)
  const { pack, proof } = await withFolder(session, path, async (folder) => {
    const read = await readPack(folder)
    return { pack: read, proof: isTried ? await prove(session, read, folder, options) : untouched }
  })
  if (signal.aborted) return exitCodes.cancelled
  const faults = [...pack.faults, ...proof.faults]
  if (options.json === true) printJson(jsonOf(pack, proof, isTried, language))
  else sayProof(pack, proof, isTried, language)
  if (pack.faults.length > 0) return exitCodes.wrong
  if (proof.broken !== null) return exitCodes.noEnvironment
  if (faults.length > 0) return exitCodes.failed
  // Nothing was tried of what was asked to be.
  return proof.untried.length > 0 && proof.triedCount === 0 ? exitCodes.wrong : exitCodes.worked
}

function jsonOf(pack: Pack, proof: PackProof, isTried: boolean, language: Language): unknown {
  const { broken, untried } = proof
  const faults = [...pack.faults, ...proof.faults].map(({ file, problem }) => ({
    file,
    line: problem.line,
    code: problem.code,
    ...terminalText(problem, language),
  }))
  return {
    pack: pack.id,
    lessons: pack.lessons.map(({ id }) => id),
    tried: isTried,
    untried,
    faults,
    broken: broken === null ? null : { ...broken, problem: problemJson(broken.problem, language) },
  }
}

function sayProof(
  pack: Pack,
  { faults, triedCount, untried, broken }: PackProof,
  isTried: boolean,
  language: Language,
) {
  const all = [...pack.faults, ...faults]
  for (const fault of all) printResult(linesOf(fault, language))
  if (broken !== null) {
    say(textOf('lesson-stopped', language, { name: broken.lesson, target: broken.target }))
    sayProblem(broken.problem, language)
  }
  const count = pack.lessons.length
  if (all.length > 0) say(textOf('lesson-bad', language, { faults: all.length, count }))
  else if (!isTried) say(textOf('lesson-read', language, { count }))
  else if (broken === null && (triedCount > 0 || untried.length === 0)) {
    say(textOf('lesson-good', language, { count: triedCount }))
  }
}

/** `nodelab lesson check PACK|FOLDER`, `nodelab lesson new FOLDER`. What is wrong with the command is thrown, and told by the caller. */
export async function lessonCommand(
  session: Session,
  action: string,
  path: string,
  options: LessonOptions,
): Promise<number> {
  const place = resolve(path)
  if (action === 'check') return check(session, place, options)
  if (action !== 'new') throw new WrongUse('lesson-action', { word: action })
  if (await exists(place)) throw new WrongUse('lesson-taken', { path })
  await writeSkeleton(place)
  say(textOf('lesson-made', session.language, { path }))
  return exitCodes.worked
}
