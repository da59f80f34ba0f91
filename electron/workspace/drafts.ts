import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CodeNode, codeNodeSchema } from '../../shared/model/node'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { hashName, placeKey } from '../files/placeKey'

/** An edit that is not in its file: a node, or the text of a file that is none. */
export type Draft = CodeNode | string

const draftSchema = z.union([codeNodeSchema, z.string()])

/** A draft with what it belongs to. Older Nodelabs wrote the draft alone. */
const keptSchema = z.object({
  id: z.string(),
  /** When it was kept, in milliseconds since 1970. */
  at: z.number(),
  /** Whether the author was told of it at a start. */
  isOffered: z.boolean(),
  draft: draftSchema,
})
type Kept = z.infer<typeof keptSchema>

/** Ids of what is no node begin so: no node can have it. */
const isOther = (id: string): boolean => id.startsWith('/')

/**
 * Edits that could not go into their file: it had changed on disk, or could not be written. Kept in Nodelab's own data folder,
 * since the workspace may be the very thing that can't be written.
 */
export function createDrafts(dataRoot: string, workspace: string) {
  const folder = join(dataRoot, 'drafts', hashName(placeKey(dataRoot, workspace)))
  const path = (id: string): string => join(folder, `${hashName(id)}.json`)
  const write = (kept: Kept): Promise<void> => writeAtomic(path(kept.id), JSON.stringify(kept), ownerOnly)

  /** Every draft that says what it belongs to. */
  async function all(): Promise<Kept[]> {
    const names = await readdir(folder).catch((error: unknown) => {
      if (!isMissing(error)) throw error
      return []
    })
    const found: Kept[] = []
    for (const name of names) {
      if (!name.endsWith('.json')) continue
      const text = await readFile(join(folder, name), 'utf8')
      try {
        found.push(keptSchema.parse(JSON.parse(text)))
      } catch (error) {
        // Of another version: it is read when its node is opened.
        if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error
      }
    }
    return found
  }

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
        const value: unknown = JSON.parse(text)
        const kept = keptSchema.safeParse(value)
        return kept.success ? kept.data.draft : draftSchema.parse(value)
      } catch {
        // Written by another version: kept aside for whoever looks for it, since nobody can be asked about it here.
        await rename(path(id), `${path(id)}.unread`)
        return null
      }
    },
    keep: (id: string, draft: Draft): Promise<void> => write({ id, at: Date.now(), isOffered: false, draft }),
    /** Nodes with a draft that their author was not told of at a start. */
    notOffered: async (): Promise<readonly Pick<Kept, 'id' | 'at'>[]> =>
      (await all()).filter(({ id, isOffered }) => !isOffered && !isOther(id)),
    async offered(): Promise<void> {
      for (const kept of await all())
        if (!kept.isOffered && !isOther(kept.id)) await write({ ...kept, isOffered: true })
    },
    drop: (id: string): Promise<void> => rm(path(id), { force: true }),
    async move(from: string, to: string): Promise<void> {
      const draft = await this.read(from)
      if (draft === null) return
      await this.keep(to, draft)
      await this.drop(from)
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>
