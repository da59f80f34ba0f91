import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { codeNodeSchema } from '../../shared/model/node'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { hashName, placeKey } from '../files/placeKey'

/** The edits of one app file that are not in it: of each edited node what it was made of, and what it is now. */
export const appEditsSchema = z.object({
  file: z.string(),
  nodes: z.record(z.string(), z.object({ base: codeNodeSchema, mine: codeNodeSchema })),
  renames: z.array(z.object({ nodeId: z.string(), from: z.string(), to: z.string() })),
})
export type AppEdits = z.infer<typeof appEditsSchema>

/** What Nodelab keeps of a node beside its app file. */
const besideSchema = codeNodeSchema.pick({ samples: true, target: true, cases: true })
export type Beside = z.infer<typeof besideSchema>

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Reads what an earlier Nodelab wrote. What this one can't read is kept aside for whoever looks for it. */
async function readAs<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readText(path)
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // Written by another version: nobody can be asked about it here.
    await rename(path, `${path}.unread`)
    return null
  }
}

/**
 * Edits of app files, kept in Nodelab's own data folder until they go into their files, with the text that they were made of; and the samples,
 * targets and cases of their nodes, which those files have no place for. Each write is whole or not at all.
 */
export function createAppEdits(dataRoot: string, workspace: string) {
  const own = hashName(placeKey(dataRoot, workspace))
  const folder = join(dataRoot, 'app-edits', own)
  const editsPath = (file: string): string => join(folder, `${hashName(file)}.json`)
  const basePath = (file: string): string => join(folder, `${hashName(file)}.base`)
  const besidePath = (id: string): string => join(dataRoot, 'app-nodes', own, `${hashName(id)}.json`)

  return {
    /** Those of all files that have any. */
    async all(): Promise<AppEdits[]> {
      const names = await readdir(folder).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        return []
      })
      const found: AppEdits[] = []
      for (const name of names.filter((one) => one.endsWith('.json'))) {
        const edits = await readAs(join(folder, name), appEditsSchema)
        if (edits !== null) found.push(edits)
      }
      return found
    },
    /** The text that the edits were made of. */
    base: (file: string): Promise<string | null> => readText(basePath(file)),
    /** Keeps edits; with the first goes the text that they are made of. Where none are left, all is dropped. */
    async keep(edits: AppEdits, base: string | null): Promise<void> {
      if (Object.keys(edits.nodes).length === 0 && edits.renames.length === 0) {
        await rm(editsPath(edits.file), { force: true })
        await rm(basePath(edits.file), { force: true })
        return
      }
      if (base !== null) await writeAtomic(basePath(edits.file), base, ownerOnly)
      await writeAtomic(editsPath(edits.file), JSON.stringify(edits), ownerOnly)
    },
    beside: async (id: string): Promise<Beside> =>
      (await readAs(besidePath(id), besideSchema)) ?? { samples: {}, target: null },
    keepBeside: (id: string, beside: Beside): Promise<void> =>
      Object.keys(beside.samples).length === 0 && beside.target === null && (beside.cases ?? []).length === 0
        ? rm(besidePath(id), { force: true })
        : writeAtomic(besidePath(id), JSON.stringify(beside), ownerOnly),
  }
}

export type AppEditsStore = ReturnType<typeof createAppEdits>
