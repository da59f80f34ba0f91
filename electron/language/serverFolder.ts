import { mkdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Target } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import { writeAtomic } from '../files/atomicFile'
import { builtinsStub } from './hiddenNames'
import { libraryStubs } from './libraryStubs'
import { serverRules } from './serverRules'

/** What a node runs on: its target, and its environment, null while there is none. */
export interface ServerGround {
  readonly target: Target
  readonly environment: Environment | null
  /** The environment's folder; null where there is none. */
  readonly folder: string | null
}

/** Names a ground: the same one needs no other settings. */
export function groundName({ target, environment }: ServerGround): string {
  return `${target.id} ${environment?.key ?? ''}`
}

/**
 * Pyright's settings for a ground. Python's version and the environment's folder are told, so that it starts no interpreter: that would run what packages
 * have for the start of Python, which takes the author's word. Packages are read as files.
 */
function configuration({ target, environment, folder }: ServerGround): string {
  const version = /^\d+\.\d+/.exec(environment?.python.version ?? target.python)?.[0] ?? target.python
  const settings = {
    include: [],
    pythonVersion: version,
    // Nodes run in Dify's sandbox, wherever they are written.
    pythonPlatform: 'Linux',
    typeCheckingMode: 'basic',
    useLibraryCodeForTypes: true,
    ...serverRules,
  }
  // Without an environment it is told of one that is not there: an empty one.
  const place =
    folder === null ? { venvPath: '.', venv: 'none' } : { venvPath: dirname(folder), venv: basename(folder) }
  return `${JSON.stringify({ ...settings, ...place }, null, 2)}\n`
}

/** The folder that the server takes for its workspace. The node lies in it by name alone: its text goes to the server, never to the disk. */
export function createServerFolder(folder: string) {
  const settingsFile = join(folder, 'pyrightconfig.json')
  const stub = join(folder, '__builtins__.pyi')
  // Where pyright looks for stubs before it reads a library.
  const typings = join(folder, 'typings')
  return {
    uri: pathToFileURL(folder).href,
    node: pathToFileURL(join(folder, 'node.py')).href,
    settings: pathToFileURL(settingsFile).href,
    stub: pathToFileURL(stub).href,
    async stand(ground: ServerGround): Promise<void> {
      await mkdir(join(folder, 'none', 'lib', 'python3', 'site-packages'), { recursive: true })
      await Promise.all([
        writeAtomic(settingsFile, configuration(ground)),
        writeAtomic(stub, builtinsStub(ground.target)),
        rm(typings, { recursive: true, force: true }),
      ])
      for (const [name, text] of libraryStubs(ground.environment)) {
        await mkdir(join(typings, name), { recursive: true })
        await writeAtomic(join(typings, name, '__init__.pyi'), text)
      }
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
