#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './setup/folders.mjs'

/** `npx nodelab …` in a checkout: the command line that the build made. */
const cli = join(root, 'out', 'cli.cjs')
if (existsSync(cli)) createRequire(import.meta.url)(cli)
else {
  console.error('Nodelab is not built yet: run `npm start` once.')
  process.exitCode = 2
}
