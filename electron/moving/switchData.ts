import { realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { refuseUsed } from './chosenFolder'
import { markData } from './dataMark'
import { findData } from './foundData'
import { dropNote, readNote, writeNote } from './notes'
import { writePlace } from './placeFile'
import { moveNotes } from './whatMoves'

interface Switch {
  readonly root: string
  readonly to: string
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
}

/**
 * Forgets the moves that a data folder and the one that it was moved to have noted: by them a later start of either would remove the other, or the copy that
 * it had begun, or take a whole copy for a part of one.
 */
async function forgetMoves(folder: string): Promise<void> {
  const moved = await readNote(folder, 'to')
  if (moved !== null && (await readNote(moved.folder, 'from'))?.folder === folder) await dropNote(moved.folder, 'from')
  for (const note of ['from', 'to', 'ready'] as const) await dropNote(folder, note)
  await rm(join(folder, moveNotes.copied), { force: true })
}

/**
 * Has every start from now on use a data folder as it was found. Nothing of either folder is copied, changed or removed, but for notes of earlier moves.
 * Throws a ProblemError where that is no data folder any more, or somebody works with it.
 */
export async function switchData({ root, to, env, platform }: Switch): Promise<void> {
  const found = await findData(to, () => Promise.resolve(null))
  if (found === null) throw new ProblemError(problem('data-switch-none', 'workspace', { params: { path: to } }))
  await refuseUsed(to)
  await forgetMoves(to)
  await markData(to)
  const before = await realpath(root)
  await writeNote(to, 'switched', { folder: before })
  try {
    await writePlace({ folder: to, before }, env, platform)
  } catch (error) {
    await dropNote(to, 'switched')
    throw error
  }
}
