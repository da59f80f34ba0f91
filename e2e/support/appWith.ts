import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../scripts/setup/folders.mjs'
import type { Author } from './nodelab'

/** The app with a few lines before it, which do something to its window as soon as there is one: the engine is not loaded by then. */
export async function appWith(author: Author, lines: string): Promise<string> {
  const folder = join(author.home, 'app')
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{"name":"early","version":"1.0.0","main":"main.cjs"}')
  const main = JSON.stringify(join(root, 'out', 'main.cjs'))
  await writeFile(join(folder, 'main.cjs'), `const { app } = require('electron')\n${lines}\nrequire(${main})\n`)
  return folder
}
