import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeLicences } from './licences/write.mjs'
import { root } from './setup/folders.mjs'
import { setUp } from './setup/setUp.mjs'
import { SetupError } from './setup/stage.mjs'

/** `npm run licences`: the licences of all parts and a list of them (CycloneDX) in `dist/licences`, or where `--output` says. */
const { values } = parseArgs({ options: { output: { type: 'string' } } })
try {
  await setUp({ window: true })
  const folder = resolve(values.output ?? join(root, 'dist', 'licences'))
  console.log(`${writeLicences(folder)} parts, told in ${folder}`)
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
