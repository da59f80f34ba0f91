import { realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { usedByOtherProcesses } from '../environments/useMarks'
import { reasonOf } from '../files/fileErrors'
import { exists } from '../files/look'
import { lookAt, readCopied } from './copied'
import { dropCopy, dropNote, readNote } from './notes'
import { isCache, whatMoves } from './whatMoves'

/** What the end of a window writes itself, and what can be had again. */
const isNoLoss = (name: string): boolean => isCache(name) || /^(?:logs|desktop)(?:\/|$)/.test(name)

/** Names in an old folder of what was written there after it was copied: by a command that had begun before it moved, or that was sent there. */
async function newerIn(old: string, to: string): Promise<string[]> {
  const copied = await readCopied(old, to)
  const newer: string[] = []
  for (const { name, kind } of await whatMoves(old)) {
    if (kind === 'folder' || isNoLoss(name)) continue
    const now = await lookAt(join(old, name))
    if (now !== null && !copied.isAsCopied(name, now)) newer.push(name)
  }
  return newer
}

/** A folder that this one was moved from is removed, unless somebody works with it still: then by a later start. */
async function removeOld(root: string): Promise<Problem | null> {
  const from = await readNote(root, 'from')
  if (from === null) return null
  const { folder } = from
  if (!(await exists(folder))) {
    await dropNote(root, 'from')
    return null
  }
  // Only one that says itself that it has moved here: the note may have come with a copy made by hand.
  if ((await readNote(folder, 'to'))?.folder !== (await realpath(root))) return null
  if (await usedByOtherProcesses(join(folder, 'in-use'))) return null
  const params = { path: root, old: folder }
  try {
    const newer = await newerIn(folder, root)
    if (newer.length > 0) {
      await dropNote(root, 'from')
      const names = newer.slice(0, 3).join(', ')
      return problem('data-old-newer', 'workspace', { severity: 'warning', params: { ...params, names } })
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    await dropNote(root, 'from')
    return problem('data-moved', 'workspace', { severity: 'info', params })
  } catch (error) {
    await dropNote(root, 'from')
    return problem('data-old-left', 'workspace', {
      severity: 'warning',
      params: { ...params, reason: reasonOf(error) },
    })
  }
}

/** Puts away what a move has left that failed or was cut off, and the old folder of one that succeeded. Returns what the author is to know of it. */
export async function afterMove(root: string): Promise<Problem[]> {
  const told: Problem[] = []
  const failed = await readNote(root, 'failed')
  if (failed !== null) {
    told.push({ ...failed.problem, severity: 'warning' })
    await dropNote(root, 'failed')
  }
  const ready = await readNote(root, 'ready')
  if (ready !== null) {
    const params = { path: ready.folder }
    // One that says that it has moved there: the data of the new folder is no copy any more.
    const hasMoved = (await readNote(root, 'to')) !== null
    if (!hasMoved && (await exists(ready.folder))) {
      await dropCopy(root, ready.folder, await readCopied(root, ready.folder))
    }
    await dropNote(root, 'ready')
    told.push(problem(hasMoved ? 'data-copy-left' : 'data-move-cut-off', 'workspace', { severity: 'warning', params }))
  }
  const switched = await readNote(root, 'switched')
  if (switched !== null) {
    told.push(problem('data-switched', 'workspace', { severity: 'info', params: { path: root, old: switched.folder } }))
    await dropNote(root, 'switched')
  }
  const old = await removeOld(root)
  return old === null ? told : [...told, old]
}
