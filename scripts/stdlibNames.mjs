#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup/folders.mjs'

/**
 * Writes shared/packages/stdlib/nameData.ts: names of the standard library, and parameters, that not every Python has. They are read out of the stubs that come with
 * pyright. Each Python that is named is asked whether that is so, and where one says otherwise nothing is told.
 *
 *     node scripts/stdlibNames.mjs /path/to/python3.13 /path/to/python3.12 …
 */
const oldest = 10
const newest = 15
const pythons = process.argv.slice(2)
if (pythons.length === 0) throw new Error('Name the Pythons to ask, the newest first')

const part = (name) => join(root, 'scripts', 'stdlib', name)
const pyright = join(root, 'node_modules', 'pyright')
const { version } = JSON.parse(readFileSync(join(pyright, 'package.json'), 'utf8'))
const stubs = join(pyright, 'dist', 'typeshed-fallback', 'stdlib')
/** @param {string} script @param {string[]} args @param {string} [input] */
const ask = (python, script, args, input) =>
  JSON.parse(execFileSync(python, ['-I', script, ...args], { encoding: 'utf8', input, maxBuffer: 1e8 }))

/** @type {Record<string, [since: number | null, gone: number | null]>} */
const all = ask(pythons[0], part('names.py'), [stubs, String(oldest), String(newest)])
const others = new Set(pythons.flatMap((python) => ask(python, part('agrees.py'), [], JSON.stringify(all))))
const rows = Object.entries(all).filter(([name]) => !others.has(name))

/** Names as words, those of one owner behind its name and a colon, in lines. @param {string[]} names */
function wrapped(names) {
  const lines = ['']
  let owner = ''
  for (const name of names) {
    const [path, parameter] = name.split('(')
    const at = path.lastIndexOf('.')
    const own = path.slice(0, at)
    const word = `${path.slice(at + 1)}${parameter === undefined ? '' : `(${parameter}`}`
    for (const next of own === owner ? [word] : [`${own}:`, word]) {
      if (lines.at(-1).length + next.length > 114) lines.push(next)
      else lines[lines.length - 1] += lines.at(-1) === '' ? next : ` ${next}`
    }
    owner = own
  }
  return lines.map((line) => `  ${line}`).join('\n')
}

/** @param {0 | 1} which */
function table(which) {
  const versions = [...new Set(rows.map(([, span]) => span[which]))].filter((one) => one !== null).sort((a, b) => a - b)
  return versions
    .map((minor) => {
      const names = rows.filter(([, span]) => span[which] === minor).map(([name]) => name)
      return `  '3.${minor}': \`\n${wrapped(names)}\n\`,`
    })
    .join('\n')
}

const text = `/*
 * Written by \`node scripts/stdlibNames.mjs\` from the stubs of pyright ${version}, for Python 3.${oldest} to 3.${newest}. \`owner:\` comes before what it has; \`name(parameter\` is a
 * parameter that can be given by its name.
 */

/** What came with a version. */
export const namesCameWith: Readonly<Record<string, string>> = {
${table(0)}
}

/** What a version no longer has. */
export const namesGoneIn: Readonly<Record<string, string>> = {
${table(1)}
}
`
writeFileSync(join(root, 'shared', 'packages', 'stdlib', 'nameData.ts'), text)
