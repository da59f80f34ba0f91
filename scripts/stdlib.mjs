#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { root } from './setup/folders.mjs'

/**
 * Writes shared/packages/stdlib/data.ts: the modules that come with Python and with Node. Python's are those of the package stdlib-list, whose
 * lists the interpreters of each version made (`sys.stdlib_module_names`, on all systems); Node's are told by the Node that runs this.
 *
 *     NODELAB_UV=/path/to/uv node scripts/stdlib.mjs
 */
const source = 'stdlib-list==0.12.0'
const oldest = '3.10'

const read = `
import json, stdlib_list
print(json.dumps({v: [m for m in stdlib_list.stdlib_list(v) if "." not in m] for v in stdlib_list.short_versions}))
`
const uv = process.env.NODELAB_UV ?? 'uv'
const args = ['run', '--no-project', '--with', source, 'python', '-c', read]
/** @type {Record<string, string[]>} */
const all = JSON.parse(execFileSync(uv, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))

const minor = (version) => Number(version.split('.')[1])
const versions = Object.keys(all)
  .filter((version) => version.startsWith('3.') && minor(version) >= minor(oldest))
  .sort((one, other) => minor(one) - minor(other))
const newest = versions.at(-1)

/** @type {Map<string, string[]>} the versions that have a module */
const having = new Map()
for (const version of versions) {
  for (const module of all[version] ?? []) {
    // Entry points and what only tests use are nobody's import.
    if (/^_*test|^__(?!future__$|main__$)|^(?:this|antigravity|xxsubtype)$/.test(module)) continue
    having.set(module, [...(having.get(module) ?? []), version])
  }
}

const always = []
const came = {}
const went = {}
for (const [module, [...there]] of [...having].sort(([one], [other]) => (one < other ? -1 : 1))) {
  const [since] = there
  const until = there.at(-1)
  if (since === oldest && until === newest) always.push(module)
  if (since !== oldest) (came[since] ??= []).push(module)
  if (until !== newest) (went[versions[versions.indexOf(until) + 1]] ??= []).push(module)
}

/** Words in lines of at most 140 characters. */
function wrapped(words) {
  const lines = ['']
  for (const word of words) {
    const last = lines.length - 1
    if (lines[last].length + word.length > 115) lines.push(word)
    else lines[last] += lines[last] === '' ? word : ` ${word}`
  }
  return lines.map((line) => `  ${line}`).join('\n')
}

const table = (rows) =>
  Object.entries(rows)
    .sort(([one], [other]) => minor(one) - minor(other))
    .map(([version, words]) => `  '${version}': \`\n${wrapped(words)}\n\`,`)
    .join('\n')

const node = builtinModules.filter((name) => !name.startsWith('_'))
const [major] = process.versions.node.split('.')
const text = `/*
 * Written by \`node scripts/stdlib.mjs\`. Facts from ${source} (Python ${oldest} to ${newest}) and from Node ${process.versions.node} itself.
 */

/** The oldest and the newest Python whose modules are known. */
export const knownPythons = ['${oldest}', '${newest}'] as const

/** Top-level modules of every Python from ${oldest} to ${newest}. */
export const alwaysThere = \`
${wrapped(always)}
\`

/** Those that came with a version. */
export const cameWith: Readonly<Record<string, string>> = {
${table(came)}
}

/** Those that a version no longer has. */
export const goneIn: Readonly<Record<string, string>> = {
${table(went)}
}

/** The modules of Node ${major}. */
export const ofNode${major} = \`
${wrapped(node)}
\`

/** Modules of Node ${major} that are only known with \`node:\` before them. */
export const ofNode${major}WithPrefix = 'sea test test/reporters'
`
writeFileSync(join(root, 'shared', 'packages', 'stdlib', 'data.ts'), text)
