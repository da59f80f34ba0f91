import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolders } from '../environments/dataFolders'
import type { DataFolders } from '../engineTypes'

/**
 * The machine's variables for a test whose data lie in `root`. uv and its cache are shared by all tests of this machine, so that each
 * package is fetched once; `more` overrides.
 */
export function testEnv(root: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const shared = join(tmpdir(), 'nodelab-test-uv-cache')
  return { ...process.env, NODELAB_HOME: root, UV_CACHE_DIR: process.env['UV_CACHE_DIR'] ?? shared, ...more }
}

/** The data folders of a test, with the uv of this machine's other tests. */
export function testFolders(env: NodeJS.ProcessEnv): DataFolders {
  return { ...dataFolders(env), uv: join(tmpdir(), 'nodelab-test-uv') }
}
