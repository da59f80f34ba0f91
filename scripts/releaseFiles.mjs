import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gather, joinAll } from './release/releaseFiles.mjs'
import { root } from './setup/folders.mjs'

/**
 * `npm run release-files -- --name MACHINE` gathers in `dist/release` what this machine packed, with checksums; `--join FOLDER` makes one of what
 * several gathered.
 */
const { values } = parseArgs({ options: { name: { type: 'string' }, join: { type: 'string' } } })
const to = join(root, 'dist', 'release')
try {
  const names =
    values.join === undefined
      ? gather({ dist: join(root, 'dist'), to, name: values.name ?? `${process.platform}-${process.arch}` })
      : joinAll({ from: resolve(values.join), to })
  console.log(names.join('\n'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
