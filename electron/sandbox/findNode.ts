import { access } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { runTool } from '../processes/runTool'

/** A Node that answered. */
export interface FoundNode {
  readonly path: string
  readonly version: string
}

/** The folders of PATH; Windows writes its name in any case. A relative one would mean another folder in each run. */
function pathFolders(env: NodeJS.ProcessEnv): string[] {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return (env[name] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
}

/** The first Node on PATH that runs; null where there is none. The app's own Electron is never taken for one. */
export async function findNode(env: NodeJS.ProcessEnv): Promise<FoundNode | null> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const folder of pathFolders(env)) {
    const path = join(folder, name)
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (!exists) continue
    const end = await runTool(path, ['--version'], { env, timeout: 20_000 })
    const version = /^v(\S+)/.exec(end.stdout)?.[1]
    if (end.exitCode === 0 && version !== undefined) return { path, version }
  }
  return null
}
