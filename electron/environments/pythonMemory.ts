import { readFile, rm, stat } from 'node:fs/promises'
import { writeAtomic } from '../files/atomicFile'
import { z } from 'zod'
import type { Python } from './findPython'
import { pythonPlaces } from './pythonPlaces'

/** How long a stand-in is taken without looking for the right Python again, in milliseconds: a day. */
const standInLasts = 86_400_000

const entrySchema = z.object({
  version: z.string(),
  executable: z.string(),
  /** Size and time of the executable: an upgraded or replaced one is asked anew. */
  stamp: z.string(),
  standIn: z.boolean(),
  /** For a stand-in: the candidates for the right version that did not answer, and when they were asked. */
  candidates: z.array(z.string()),
  at: z.number(),
})
const memorySchema = z.record(z.string(), entrySchema)
type Memory = z.infer<typeof memorySchema>

export interface RememberedPython {
  readonly python: Python
  readonly standIn: boolean
}

async function stampOf(executable: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(executable)
    return `${size}:${mtimeMs}`
  } catch {
    // It was removed since.
    return null
  }
}

/**
 * The Pythons that were chosen before, by minor version, in one file: so that a later start reaches its environments without starting
 * any process. Nothing in it is trusted beyond what a look at the disk confirms.
 */
export function createPythonMemory(file: string, home?: string) {
  async function read(): Promise<Memory> {
    try {
      return memorySchema.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch {
      // None yet, or one of another version of Nodelab: all is looked up anew.
      return {}
    }
  }

  return {
    /** The choice for a minor version; null where none was made or the disk has changed since. */
    async recall(minor: string, env: NodeJS.ProcessEnv): Promise<RememberedPython | null> {
      const entry = (await read())[minor]
      if (entry === undefined || (await stampOf(entry.executable)) !== entry.stamp) return null
      if (entry.standIn) {
        const now = await pythonPlaces(minor, env, home)
        const fresh = Math.abs(Date.now() - entry.at) < standInLasts
        if (!fresh || now.join('\n') !== entry.candidates.join('\n')) return null
      }
      return { python: { version: entry.version, executable: entry.executable }, standIn: entry.standIn }
    },

    async remember(minor: string, { python, standIn }: RememberedPython, env: NodeJS.ProcessEnv): Promise<void> {
      const stamp = await stampOf(python.executable)
      if (stamp === null) return
      const candidates = standIn ? await pythonPlaces(minor, env, home) : []
      const entry = { ...python, stamp, standIn, candidates, at: Date.now() }
      await writeAtomic(file, JSON.stringify({ ...(await read()), [minor]: entry }, null, 2))
    },

    async forget(): Promise<void> {
      await rm(file, { force: true })
    },
  }
}
