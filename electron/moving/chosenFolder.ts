import { mkdir, readdir, realpath, rm, statfs, symlink, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { usedByOtherProcesses } from '../environments/useMarks'
import { reasonOf } from '../files/fileErrors'
import { type CountRuns, findData, type FoundData, isOwnRest } from './foundData'
import { bytesOf, type Moving, whatMoves } from './whatMoves'

/** Where the data is to go, how much it is, and what is free there, in bytes. */
export interface MovePlan {
  readonly kind: 'move'
  /** Whether the part of a copy lies there that was cut off: then the move goes on with it. */
  readonly isRest: boolean
  readonly to: string
  readonly files: number
  readonly bytes: number
  readonly free: number
}

/** A folder that is a data folder already: it can be used as it is. */
export interface FoundPlan extends FoundData {
  readonly kind: 'found'
  readonly to: string
}

/** What has to stay free besides, in bytes: a disk that is full to the brim holds no run. */
const spare = 100_000_000

type RefusalCode =
  | 'data-move-inside'
  | 'data-move-not-empty'
  | 'data-move-not-writable'
  | 'data-move-no-links'
  | 'data-move-no-room'
  | 'data-move-used'
  | 'data-move-used-at-end'

function refused(code: RefusalCode, params: Readonly<Record<string, string>>): ProblemError {
  return new ProblemError(problem(code, 'workspace', { params }))
}

const isWithin = (path: string, folder: string): boolean => {
  const inside = relative(folder, path)
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside))
}

/** Makes the folder where it is missing, and tries whether it can be written, and whether links can be made there: Pythons and environments are full of them. */
async function tryToWrite(path: string): Promise<void> {
  const probe = join(path, '.nodelab-probe')
  try {
    await mkdir(path, { recursive: true })
    await writeFile(probe, '', { flag: 'wx' })
    await rm(probe)
  } catch (error) {
    throw refused('data-move-not-writable', { path, reason: reasonOf(error) })
  }
  try {
    await symlink(path, probe, 'junction')
    await rm(probe)
  } catch (error) {
    throw refused('data-move-no-links', { path, reason: reasonOf(error) })
  }
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2)

/** Throws a ProblemError with this code where a process beside this one works with the data folder: a command or a server in a terminal. */
export async function refuseUsed(
  root: string,
  code: 'data-move-used' | 'data-move-used-at-end' = 'data-move-used',
): Promise<void> {
  if (await usedByOtherProcesses(join(root, 'in-use'))) throw refused(code, { path: root })
}

/** Throws a ProblemError where there is something in a folder. */
export async function refuseFull(to: string): Promise<void> {
  const [name] = await readdir(to)
  if (name !== undefined) throw refused('data-move-not-empty', { path: to, name })
}

/** How the move to a folder would be, which is empty or holds the rest of a move. */
async function planCopy(root: string, here: string, to: string, isRest: boolean): Promise<MovePlan> {
  await refuseUsed(root)
  const moving: readonly Moving[] = await whatMoves(here)
  const bytes = bytesOf(moving)
  const { bavail, bsize } = await statfs(to)
  const free = bavail * bsize
  const needed = bytes + spare - (isRest ? bytesOf(await whatMoves(to)) : 0)
  if (free < needed) {
    throw refused('data-move-no-room', { path: to, needed: gigabytes(needed), free: gigabytes(free) })
  }
  return { kind: 'move', isRest, to, files: moving.filter(({ kind }) => kind !== 'folder').length, bytes, free }
}

/**
 * Looks at a folder of the author's choice: the data folder can move to an empty one, or to one that is not there yet, or go on where its move was cut off;
 * one that is a data folder already can be used as it is. Throws a ProblemError that says why neither is possible. Changes nothing but that the folder is made.
 */
export async function planChoice(root: string, chosen: string, countRuns: CountRuns): Promise<MovePlan | FoundPlan> {
  const here = await realpath(root)
  const refuseInside = (path: string): void => {
    if (isWithin(path, here) || isWithin(path, root)) throw refused('data-move-inside', { path: chosen })
  }
  // Before anything is made there, and once more for what links lead to.
  refuseInside(chosen)
  await tryToWrite(chosen)
  const to = await realpath(chosen)
  refuseInside(to)
  const isRest = await isOwnRest(root, to)
  if (!isRest) {
    const found = await findData(to, countRuns)
    if (found !== null) {
      await refuseUsed(to)
      return { kind: 'found', to, ...found }
    }
    await refuseFull(to)
  }
  return planCopy(root, here, to, isRest)
}
