import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tempFolder } from '../../testing/tempFolder'

/** Where a data folder of Linux stands before a move: it is not made yet. `remove` removes all of it. */
export async function moveGround() {
  const { path, remove } = await tempFolder()
  const share = join(path, 'share')
  const env: NodeJS.ProcessEnv = { XDG_CONFIG_HOME: join(path, 'config'), XDG_DATA_HOME: share }
  return { path, remove, env, root: join(share, 'nodelab') }
}

/** Writes files by their paths below a folder. */
export async function put(at: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(at, name, '..'), { recursive: true })
    await writeFile(join(at, name), text)
  }
}
