import { readFile, realpath, rm } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { problemSchema } from '../../shared/model/problem'
import { writeAtomic } from '../files/atomicFile'
import type { Copied } from './copied'
import { moveNotes } from './whatMoves'

const pathSchema = z.string().refine(isAbsolute)

/**
 * What a move notes beside the data, by file: `ready` in the old folder, where its copy goes; `from` in the copy, what it is a copy of; `to` in the old
 * folder, that the new one is used now; `failed` in the old folder, for the next start to tell; `switched` in a folder that is used as it was found, which one
 * was used before.
 */
const schemas = {
  ready: z.object({ folder: pathSchema }),
  from: z.object({ folder: pathSchema }),
  to: z.object({ folder: pathSchema }),
  failed: z.object({ problem: problemSchema }),
  switched: z.object({ folder: pathSchema }),
} as const
type Notes = { readonly [K in keyof typeof schemas]: z.infer<(typeof schemas)[K]> }

/** A note in a data folder; null where there is none, or none that can be read. */
export async function readNote<K extends keyof Notes>(root: string, note: K): Promise<Notes[K] | null> {
  try {
    return schemas[note].parse(JSON.parse(await readFile(join(root, moveNotes[note]), 'utf8'))) as Notes[K]
  } catch {
    // None, or damaged: then nothing is removed by it.
    return null
  }
}

export async function writeNote<K extends keyof Notes>(root: string, note: K, told: Notes[K]): Promise<void> {
  await writeAtomic(join(root, moveNotes[note]), JSON.stringify(told))
}

export const dropNote = (root: string, note: keyof Notes): Promise<void> =>
  rm(join(root, moveNotes[note]), { force: true })

/** Removes what a move of this data folder has put into another, where that says that it is its copy; the folder itself is the author's and stays. */
export async function dropCopy(root: string, to: string, copied: Copied): Promise<void> {
  const from = await readNote(to, 'from')
  if (from === null || from.folder !== (await realpath(root))) return
  await copied.removeAll()
  await dropNote(to, 'from')
}
