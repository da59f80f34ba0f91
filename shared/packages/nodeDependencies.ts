import type { Target } from '../dify/targets/target'
import type { CodeNode, Dependency } from '../model/node'
import { normalName } from './packageName'
import { readScriptBlock } from './scriptBlock'

const form = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([\w.,\s-]*)\])?$/

function normalDependency({ name, version }: Dependency): Dependency {
  const read = form.exec(name.trim())
  const wanted = version.replace(/\s+/g, '')
  const exact = /^==([^,*=]+)$/.exec(wanted)?.[1]
  const versions = exact ?? (wanted.toLowerCase() === 'latest' ? '' : wanted.split(',').sort().join(','))
  // What is no name stays as it is, so that it can be told.
  if (read === null) return { name: name.trim(), version: versions }
  const extras = (read[2] ?? '')
    .split(',')
    .map((extra) => normalName(extra.trim()))
    .filter((extra) => extra !== '')
  const all = [...new Set(extras)].sort()
  return { name: `${normalName(read[1] ?? '')}${all.length === 0 ? '' : `[${all.join(',')}]`}`, version: versions }
}

/** Dependencies in the one form that all ways to write the same set have: normal names, sorted, each once, nothing without a name. */
export function normalDependencies(dependencies: readonly Dependency[]): Dependency[] {
  const all = dependencies.filter(({ name }) => name.trim() !== '').map(normalDependency)
  const byText = new Map(all.map((one) => [`${one.name} ${one.version}`, one]))
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
}

/** Whether a text is the name of a package, with extras or without. */
export function isPackageName(text: string): boolean {
  return /^[A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]*\])?$/.test(text.trim())
}

/** The longest text that may say which versions a node takes. */
const longestWish = 1000

/** Whether a text says which versions of a package a node takes: nothing, `latest`, a version, or a range. */
export function isVersionWish(text: string): boolean {
  const wish = text.trim()
  if (wish.length > longestWish) return false
  if (/^[\w.+!*-]*$/.test(wish)) return true
  // Clause by clause: a `!` may be of the sign or of the version, and all ways to part a whole list would be tried.
  const clauses = wish.replace(/,$/, '').split(',')
  return clauses.every((clause) => /^[<>=!~]=?=?\s*[\w.+!*-]+$/.test(clause.trim()))
}

/** All that a node asks for beside the workspace's requirements: its `dependencies` and those of a script block in Python code, in their normal form. */
export function dependenciesOf(node: CodeNode, target: Target): Dependency[] {
  const own = node.code_language === 'python3' ? readScriptBlock(node.code, target).dependencies : []
  return normalDependencies([...node.dependencies, ...own])
}
