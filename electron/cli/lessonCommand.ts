import { rm } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { LessonFault } from '../../shared/model/lesson'
import { exists, isFolder } from '../files/look'
import { unpackPack } from '../lessons/keptPacks'
import { writeSkeleton } from '../lessons/lessonSkeleton'
import { lessonFolders, type Pack, readPack } from '../lessons/packs'
import { proveLesson } from '../lessons/proveLesson'
import type { Session } from './context'
import { exitCodes, printJson, printResult, say, sayStages } from './output'
import { terminalText } from './problemText'
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

async function prove(session: Session, pack: Pack, folder: string, options: LessonOptions): Promise<LessonFault[]> {
  const { engine, language, signal } = session
  const stop = sayStages(engine, language, options.json === true)
  const faults: LessonFault[] = []
  try {
    const before = await foldersOf(folder)
    for (const lesson of pack.lessons) {
      if (signal.aborted) break
      if (options.json !== true) say(`· ${textOf('lesson-trying', language, { name: lesson.id })}`)
      const found = await proveLesson(lesson, {
        runNode: engine.runNode,
        signal,
        ...(options.target === undefined ? {} : { targets: options.target }),
      })
      faults.push(...found.map((one) => ({ ...one, file: `${before.get(lesson.id) ?? ''}${one.file}` })))
    }
  } finally {
    stop()
  }
  return faults
}

/** A fault in a line or two, as compilers write them: file, line, what, and what to do. */
function linesOf({ file, problem }: LessonFault, language: Session['language']): string {
  const { title, why, next } = terminalText(problem, language)
  const place = problem.line === null ? file : `${file}:${problem.line}`
  // The line stands before it already.
  const said = problem.line === null ? title : title.replace(/^(Line \d+: |第 \d+ 行：)/, '')
  return [`${place}: ${said}`, ...[why, next].filter((one) => one !== '').map((one) => `    ${one}`)].join('\n')
}

async function check(session: Session, path: string, options: LessonOptions): Promise<number> {
  const { language, signal } = session
  const { pack, faults } = await withFolder(session, path, async (folder) => {
    const read = await readPack(folder)
    const isTried = options.quick !== true
    return { pack: read, faults: [...read.faults, ...(isTried ? await prove(session, read, folder, options) : [])] }
  })
  if (signal.aborted) return exitCodes.cancelled
  const count = pack.lessons.length
  if (options.json === true) {
    const told = faults.map(({ file, problem }) => ({
      file,
      line: problem.line,
      code: problem.code,
      ...terminalText(problem, language),
    }))
    printJson({ pack: pack.id, lessons: pack.lessons.map(({ id }) => id), tried: options.quick !== true, faults: told })
  } else if (faults.length > 0) {
    for (const fault of faults) printResult(linesOf(fault, language))
    say(textOf('lesson-bad', language, { faults: faults.length, count }))
  } else say(textOf(options.quick === true ? 'lesson-read' : 'lesson-good', language, { count }))
  if (pack.faults.length > 0) return exitCodes.wrong
  return faults.length > 0 ? exitCodes.failed : exitCodes.worked
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
