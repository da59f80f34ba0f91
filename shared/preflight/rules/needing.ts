import { installedFor } from '../../packages/imports/installedFor'
import { pythonImports } from '../../packages/imports/pythonImports'
import { normalName } from '../../packages/packageName'
import type { CodeLanguage } from '../../model/node'
import type { Place } from '../facts/codeFacts'
import { callsFor, importCalls } from '../libraryCalls'
import type { Surroundings } from '../rule'

/** A library function in the code, or an import, and the system calls that it needs there. */
export interface Needing {
  readonly place: Place
  readonly what: string
  /** Whether every run comes to it. */
  readonly isSure: boolean
  readonly needs: readonly string[]
}

/** The package in the table that an installed one brings, however far down; null where it brings none. */
function broughtBy(name: string, installed: NonNullable<Surroundings['installed']>): string | null {
  const below = new Map(installed.map((one) => [normalName(one.name), one.requires.map(normalName)]))
  const seen = new Set([normalName(name)])
  for (const one of seen) {
    if (Object.hasOwn(importCalls, one)) return one
    for (const needed of below.get(one) ?? []) seen.add(needed)
  }
  return null
}

function imported({ node, installed }: Surroundings): Needing[] {
  return pythonImports(node.code).flatMap((one): Needing[] => {
    const { module, need, level, line, column, endColumn } = one
    if (need === 'never' || level > 0) return []
    const [top = module] = module.split('.', 1)
    const place = { line, column, endLine: line, endColumn }
    const own = Object.hasOwn(importCalls, top) ? importCalls[top] : undefined
    if (own !== undefined) return [{ place, what: `import ${top}`, needs: own, isSure: need === 'needed' }]
    const found = installedFor(one, installed ?? [])
    const brought = found === null ? null : broughtBy(found.name, installed ?? [])
    // What needs a package may put off importing it.
    return brought === null
      ? []
      : [{ place, what: `import ${top} (${brought})`, needs: importCalls[brought] ?? [], isSure: false }]
  })
}

/** All in the code that needs system calls beside those that every script makes. */
export function needing(around: Surroundings, language: CodeLanguage): Needing[] {
  const called = around.facts.calls.flatMap((call): Needing[] => {
    const needs = callsFor(language, call)
    const { name, place, isSure = false } = call
    return name === null || needs.length === 0 ? [] : [{ place, what: name, needs, isSure }]
  })
  return language === 'python3' ? [...imported(around), ...called] : called
}
