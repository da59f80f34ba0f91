import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { normalName } from '../../shared/packages/packageName'
import { readLine } from '../../shared/packages/requirementLine'

/** A package that lies on this machine, as a lock of uv in the form of PEP 751 names it. */
interface LocalPackage {
  readonly name: string
  readonly path: string
  readonly isEditable: boolean
}

/** The packages of a `pylock.toml` that have a path. uv writes each table's values on one line. */
export function localPackages(pylock: string, folder: string): LocalPackage[] {
  return pylock.split(/^\[\[packages\]\]\s*$/m).flatMap((block) => {
    const name = /^name = "([^"]+)"/m.exec(block)?.[1]
    const table = /^(?:archive|directory) = \{(.*)\}/m.exec(block)?.[1] ?? ''
    const written = /\bpath = (?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(table)
    if (name === undefined || written === null) return []
    // A basic string of TOML is one of JSON for what paths hold.
    const path = written[2] ?? (JSON.parse(`"${written[1] ?? ''}"`) as string)
    const isEditable = /\beditable = true/.test(table)
    return [{ name, path: isAbsolute(path) ? path : resolve(folder, path), isEditable }]
  })
}

/** Whether a line of uv's lock names a package by a path, which only counts from one folder and need not tell its name. */
export function isLocalPin(line: string): boolean {
  const { kind } = readLine(line)
  return kind === 'path' || kind === 'editable'
}

/** A lock's lines where those of local packages have their names and whole paths. */
export function namedPins(lines: readonly string[], packages: readonly LocalPackage[]): string[] {
  const named = packages.map(({ name, path, isEditable }) => {
    return `${isEditable ? '-e ' : ''}${normalName(name)} @ ${pathToFileURL(path).href}`
  })
  return [...lines.filter((line) => !isLocalPin(line)), ...named]
}
