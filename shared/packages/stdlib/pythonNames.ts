import { namesCameWith, namesGoneIn } from './nameData'

/** The minor versions of Python 3 with which a name came, and from which on it is gone; each where that is not every version from 3.10 on. */
export interface NameSpan {
  readonly since?: number
  readonly gone?: number
}

function read(): ReadonlyMap<string, NameSpan> {
  const found = new Map<string, NameSpan>()
  const take = (table: Readonly<Record<string, string>>, key: keyof NameSpan): void => {
    for (const [version, text] of Object.entries(table)) {
      const minor = Number(version.split('.')[1])
      let owner = ''
      for (const word of text.split(/\s+/)) {
        if (word.endsWith(':')) owner = word.slice(0, -1)
        else if (word !== '') found.set(`${owner}.${word}`, { ...found.get(`${owner}.${word}`), [key]: minor })
      }
    }
  }
  take(namesCameWith, 'since')
  take(namesGoneIn, 'gone')
  return found
}

let table: ReadonlyMap<string, NameSpan> | null = null

/**
 * When Python has a name of its own, such as `datetime.UTC`, `pathlib.Path.walk` or, for a parameter, `map(strict`; what is built in stands without a module. Null where
 * nothing is known of it: it may be in every version, or in none.
 */
export function spanOf(name: string): NameSpan | null {
  table ??= read()
  return table.get(name) ?? table.get(`builtins.${name}`) ?? null
}

/** Whether a Python of a minor version has a name; null where nothing is known of it. */
export function hasName(name: string, minor: number): boolean | null {
  const span = spanOf(name)
  return span === null ? null : (span.since ?? 0) <= minor && minor < (span.gone ?? Infinity)
}
