import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for one test, and the way to remove it. */
export async function tempFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'nodelab-test-')))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
