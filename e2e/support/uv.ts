import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolders } from '../../electron/environments/dataFolders'

/** A uv that this machine has from its set-up or from other tests, so that not every test fetches its own; null where there is none. */
export function presentUv(): string | null {
  const named = process.env['NODELAB_UV']
  if (named) return named
  const name = process.platform === 'win32' ? 'uv.exe' : 'uv'
  for (const folder of [dataFolders().uv, join(tmpdir(), 'nodelab-test-uv')]) {
    if (!existsSync(folder)) continue
    const found = readdirSync(folder).find((version) => existsSync(join(folder, version, name)))
    if (found !== undefined) return join(folder, found, name)
  }
  return null
}
