import { join } from 'node:path'
import { linesOf } from '../../shared/dify/text'
import type { Completion, LanguageEdit, Place } from '../../shared/model/language'
import { sitePackages } from '../environments/verify'
import { type Importable, importableIn } from './importable'

/** So many environments are remembered, and so many names offered at once. */
const most = { environments: 3, offered: 100 }
/** Fewer letters say too little of what is wanted. */
const fewest = 2

/** The word that is being written as a name of its own; null behind a dot, in an import, a text or a comment. */
export function wordAt(code: string, { line, column }: Place): string | null {
  const before = (linesOf(code)[line - 1] ?? '').slice(0, column - 1)
  const word = /(?<![\w.])[A-Za-z]\w*$/.exec(before)?.[0] ?? ''
  if (word === '' || /^\s*(?:import|from)\s|#/.test(before)) return null
  // Within a text: an odd number of quotes before it.
  return (before.match(/"/g)?.length ?? 0) % 2 === 1 || (before.match(/'/g)?.length ?? 0) % 2 === 1 ? null : word
}

/** Where an import goes: behind those at the head of the code, or before the first statement. */
export function importEdit(code: string, { name, from }: Importable): LanguageEdit {
  const lines = linesOf(code)
  let last = 0
  let isOpen = false
  for (const [at, line] of lines.entries()) {
    if (isOpen || /^(?:import|from)\s/.test(line)) {
      isOpen = isOpen ? !line.includes(')') : /\([^)]*$/.test(line)
      last = at + 1
    } else if (/^(?:def|class|async|@|if|for|while|with|try)\b/.test(line)) break
  }
  const first = lines.findIndex((line) => !/^\s*(?:#.*)?$/.test(line))
  const at = last > 0 ? last + 1 : Math.max(first, 0) + 1
  const statement = from === null ? `import ${name}` : `from ${from} import ${name}`
  const text = last > 0 && last >= lines.length ? `\n${statement}` : `${statement}\n`
  const column = last > 0 && last >= lines.length ? (lines[last - 1] ?? '').length + 1 : 1
  const line = last > 0 && last >= lines.length ? last : at
  return { line, column, endLine: line, endColumn: column, text }
}

/** Names of packages that the code does not import yet, each with its import. Packages are read as files, once an environment. */
export function createAutoImport(environments: string) {
  const known = new Map<string, Promise<readonly Importable[]>>()

  function read(key: string): Promise<readonly Importable[]> {
    const before = known.get(key)
    if (before !== undefined) return before
    const reading = sitePackages(join(environments, key)).then(importableIn, () => [])
    known.set(key, reading)
    const [oldest] = known.keys()
    if (known.size > most.environments && oldest !== undefined) known.delete(oldest)
    return reading
  }

  return {
    read,
    /** What can be offered at a place beside what the server knows; `isWhole` says that there is no more of it. */
    async at(code: string, key: string | null, place: Place, offered: ReadonlySet<string>) {
      const word = key === null ? null : wordAt(code, place)
      if (key === null || word === null) return { items: [], isWhole: true }
      // More of it is asked about once it is written.
      if (word.length < fewest) return { items: [], isWhole: false }
      const start = word.toLowerCase()
      const fitting = (await read(key)).filter(({ name }) => name.toLowerCase().startsWith(start) && !offered.has(name))
      // What is typed as it is written goes before what merely sounds like it.
      const sorted = [...fitting].sort((a, b) => Number(b.name.startsWith(word)) - Number(a.name.startsWith(word)))
      const items = sorted.slice(0, most.offered).map((one): Completion => ({
        // No item of the server's list: nothing more is known of it.
        at: -1,
        label: one.name,
        kind: one.from === null ? 9 : /^[A-Z]/.test(one.name) ? 7 : 3,
        source: one.from ?? '',
        // Behind all that is in the code.
        sort: `zz.${one.name}`,
        insert: one.name,
        range: null,
        edits: [importEdit(code, one)],
        deprecated: false,
      }))
      return { items, isWhole: fitting.length <= most.offered }
    },
    /** Forgets an environment that is to be removed. */
    forget: (key: string): void => void known.delete(key),
  }
}

export type AutoImport = ReturnType<typeof createAutoImport>
