#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isStale } from './setup/build.mjs'
import { root } from './setup/folders.mjs'

/** `npx nodelab …` in a checkout: the command line that the build made. */
const cli = join(root, 'out', 'cli.cjs')
if (existsSync(cli)) {
  // Not built here: an app that is open reads the same files.
  if (isStale(root)) console.error('The source is newer than this build of Nodelab: `npm run build` makes it anew.')
  createRequire(import.meta.url)(cli)
} else {
  console.error('Nodelab is not built yet: run `npm start` once.')
  process.exitCode = 2
}
