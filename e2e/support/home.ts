import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolders } from '../../electron/environments/dataFolders'

/** One author's machine, as far as Nodelab writes to it: new for each test, removed after it. */
export interface Home {
  readonly root: string
  /** Nodelab's data folder: settings, environments, log. */
  readonly data: string
  /** The workspace; it does not exist until Nodelab, or the test, makes it. */
  readonly workspace: string
  readonly log: string
  remove(): Promise<void>
}

/** Makes the folder of one test. */
export async function createHome(): Promise<Home> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'nodelab-e2e-')))
  const data = join(root, 'data')
  return {
    root,
    data,
    workspace: join(root, 'My nodes'),
    log: join(data, 'logs', 'nodelab.log'),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}

/** A uv that this machine has from its set-up or from other tests, so that not every test fetches its own; null where there is none. */
function presentUv(): string | null {
  const name = process.platform === 'win32' ? 'uv.exe' : 'uv'
  for (const folder of [dataFolders().uv, join(tmpdir(), 'nodelab-test-uv')]) {
    if (!existsSync(folder)) continue
    const found = readdirSync(folder).find((version) => existsSync(join(folder, version, name)))
    if (found !== undefined) return join(folder, found, name)
  }
  return null
}

/** The variables that Nodelab is started with: a home of its own, the packages of all tests, English, its contract checked. */
export function homeEnvironment(home: Home, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const uv = presentUv()
  return {
    ...Object.fromEntries(own),
    UV_CACHE_DIR: process.env['UV_CACHE_DIR'] ?? join(tmpdir(), 'nodelab-test-uv-cache'),
    ...(uv === null || process.env['NODELAB_UV'] ? {} : { NODELAB_UV: uv }),
    LANGUAGE: 'en',
    LC_ALL: 'C.UTF-8',
    NODELAB_HOME: home.data,
    NODELAB_WORKSPACE: home.workspace,
    NODELAB_CHECK_CONTRACT: '1',
    ...more,
  }
}
