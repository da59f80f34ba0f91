import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { exists, namesIn } from '../files/look'
import { readCopied } from './copied'
import { dataFormat, dataFormatOf } from './dataMark'
import { readNote } from './notes'

/** What lies in a folder that is a data folder already: when it was last used, in milliseconds since 1970, and how much of what it holds. */
export interface FoundData {
  readonly used: number | null
  /** Null where they could not be counted. */
  readonly runs: number | null
  readonly environments: number
}

/** Counts the kept runs of a data folder without changing it; null where that is not possible. */
export type CountRuns = (folder: string) => Promise<number | null>

/** Files that each use of a data folder writes, or most of them. */
const ofUse = ['settings.json', 'desktop/start.json', 'desktop/window.json', 'logs/nodelab.log']

async function lastUsed(folder: string): Promise<number | null> {
  const databases = (await namesIn(join(folder, 'run-history'))).map((name) => `run-history/${name}`)
  const times = await Promise.all(
    [...ofUse, ...databases].map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  const last = Math.max(...times)
  return last === 0 ? null : last
}

async function countEnvironments(folder: string): Promise<number> {
  const all = join(folder, 'environments')
  const whole = (await namesIn(all)).map((name) => exists(join(all, name, 'nodelab-environment.json')))
  return (await Promise.all(whole)).filter(Boolean).length
}

/** Whether a move had come to its end in this folder: the one that it was moved from says so. */
async function isWhole(folder: string): Promise<boolean> {
  const from = await readNote(folder, 'from')
  if (from === null) return true
  const to = await readNote(from.folder, 'to')
  return to !== null && (await realpath(folder)) === to.folder
}

/**
 * The data in a folder of the author's choice; null where it is no data folder. Changes nothing there. Throws a ProblemError where the data is of a later
 * Nodelab, or is the part of a copy that a move had made when it was cut off.
 */
export async function findData(folder: string, countRuns: CountRuns): Promise<FoundData | null> {
  if (!(await isWhole(folder))) {
    const old = (await readNote(folder, 'from'))?.folder ?? ''
    throw new ProblemError(problem('data-move-unfinished', 'workspace', { params: { path: folder, old } }))
  }
  const format = await dataFormatOf(folder)
  if (format === null) return null
  if (format > dataFormat) {
    throw new ProblemError(problem('data-folder-newer', 'workspace', { params: { path: folder } }))
  }
  const [used, runs, environments] = await Promise.all([lastUsed(folder), countRuns(folder), countEnvironments(folder)])
  return { used, runs, environments }
}

/** Whether a folder holds what a move of this data folder had put there as it was cut off, and no more than the move has noted: then it can be gone on with. */
export async function isOwnRest(root: string, folder: string): Promise<boolean> {
  const from = await readNote(folder, 'from')
  if (from === null || from.folder !== (await realpath(root)) || (await readNote(root, 'to')) !== null) return false
  const copied = await readCopied(root, folder)
  return copied.isOf(folder) && (await readdir(folder)).length > 0
}
