import { createHash } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CodeNode, codeNodeSchema } from '../../shared/model/node'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'

/** An edit that is not in its file: a node, or the text of a file that is none. */
export type Draft = CodeNode | string

const draftSchema = z.union([codeNodeSchema, z.string()])

/**
 * Edits that could not go into their file: it had changed on disk, or could not be written. Kept in Nodelab's own data folder,
 * since the workspace may be the very thing that can't be written.
 */
export function createDrafts(dataRoot: string, workspace: string) {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)
  const path = (id: string): string => join(dataRoot, 'drafts', hash(workspace), `${hash(id)}.json`)

  return {
    async read(id: string): Promise<Draft | null> {
      let text: string
      try {
        text = await readFile(path(id), 'utf8')
      } catch (error) {
        if (!isMissing(error)) throw error
        return null
      }
      try {
        return draftSchema.parse(JSON.parse(text))
      } catch {
        // Written by another version: kept aside for whoever looks for it, since nobody can be asked about it here.
        await rename(path(id), `${path(id)}.unread`)
        return null
      }
    },
    keep: (id: string, draft: Draft): Promise<void> => writeAtomic(path(id), JSON.stringify(draft), ownerOnly),
    drop: (id: string): Promise<void> => rm(path(id), { force: true }),
    async move(from: string, to: string): Promise<void> {
      await rename(path(from), path(to)).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        // There was none.
      })
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>
