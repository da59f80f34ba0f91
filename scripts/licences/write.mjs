import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { presentRuntime } from '../setup/electronRuntime.mjs'
import { root } from '../setup/folders.mjs'
import { SetupError } from '../setup/stage.mjs'
import { bomOf, noticesOf } from './bom.mjs'
import { isKnown, shippedParts } from './parts.mjs'

/** The version of uv that is packed: that of the build's own record. */
function uvVersion() {
  const { uvRelease } = createRequire(import.meta.url)(join(root, 'out', 'installUv.cjs'))
  return uvRelease.version
}

/**
 * Writes `LICENSE`, `THIRD-PARTY.txt` and `nodelab.cdx.json` into a folder, and returns how many parts they tell of. Throws a SetupError where a part has a
 * licence of which it is not known whether it may be shipped.
 * @param {string} folder
 */
export function writeLicences(folder) {
  const app = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const parts = shippedParts({ electron: presentRuntime()?.version ?? 'unknown', uv: uvVersion() })
  const unknown = parts.filter(({ licence }) => !isKnown(licence))
  if (unknown.length > 0) {
    const list = unknown.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join('\n')
    throw new SetupError(`May these be shipped? scripts/licences/parts.mjs does not know their licences:\n${list}`)
  }
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), noticesOf(app, parts))
  writeFileSync(join(folder, 'nodelab.cdx.json'), `${JSON.stringify(bomOf(app, parts), null, 2)}\n`)
  return parts.length
}
