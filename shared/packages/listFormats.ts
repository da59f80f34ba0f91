import type { Package } from '../model/environment'
import type { PackageFacts } from '../model/packages'
import { normalName } from './packageName'
import { readVersion } from './pep440'

/** What a list of packages can be written as. `node` is what the example node that lists packages returns. */
export const listFormats = ['text', 'json', 'csv', 'freeze', 'node'] as const
export type ListFormat = (typeof listFormats)[number]

/** A package as a list has it: its facts may be unknown. */
export type Listed = Package & Partial<PackageFacts>

/** A version that is an address, as a lock has it for a package that comes from one. */
const isAddress = (version: string): boolean => readVersion(version) === null

/** `name==version`, and for a package from an address `name @ address`, as `pip freeze` writes them. */
export function pinOf({ name, version, spelling = name }: Pick<Listed, 'name' | 'version' | 'spelling'>): string {
  return isAddress(version) ? `${spelling} @ ${version}` : `${spelling}==${version}`
}

/** Names that `pip freeze` leaves out since they come with an environment: with Python 3.12 that became pip alone. */
function isLeftOut(name: string, python: string): boolean {
  const minor = Number(python.split('.')[1])
  return (minor >= 12 ? ['pip'] : ['pip', 'setuptools', 'wheel', 'distribute']).includes(normalName(name))
}

/**
 * A text that a spreadsheet takes for what it is: one that begins as a formula gets an apostrophe in front (OWASP's advice on CSV
 * injection). A licence or summary is written by strangers.
 */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** A field of RFC 4180. */
function field(value: string | number | null): string {
  const text = typeof value === 'string' ? safe(value) : value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const columns = [
  'name',
  'version',
  'origin',
  'needed_by',
  'bytes',
  'licence',
  'summary',
  'homepage',
  'requires_python',
] as const

function row(one: Listed): string {
  const { neededBy = [], bytes = null, licence = '', summary = '', homepage = '', requiresPython = '' } = one
  const fields = [
    one.name,
    one.version,
    one.origin,
    neededBy.join(' '),
    bytes,
    licence,
    summary,
    homepage,
    requiresPython,
  ]
  return fields.map(field).join(',')
}

/** By the code points of the text, as Python sorts. */
function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What the example node `installed_packages` returns in this environment, in its order: by the name in lower case. */
export function nodeOutput(packages: readonly Listed[]): { result: string[] } {
  const lines = packages.map(({ name, version, listedAs = `${normalName(name)}==${version}` }) => listedAs)
  const keyOf = (line: string): string => line.slice(0, line.lastIndexOf('=='))
  return { result: lines.sort((one, other) => byText(keyOf(one), keyOf(other))) }
}

/** A list of packages as text; each form ends with a line end. `python` is the environment's version. */
export function listAs(format: Exclude<ListFormat, 'text'>, packages: readonly Listed[], python: string): string {
  if (format === 'json') return `${JSON.stringify(packages, null, 2)}\n`
  if (format === 'node') return `${JSON.stringify(nodeOutput(packages), null, 2)}\n`
  // RFC 4180 ends its lines so.
  if (format === 'csv') return [columns.join(','), ...packages.map(row), ''].join('\r\n')
  return packages
    .filter(({ name }) => !isLeftOut(name, python))
    .map((one) => ({ key: (one.spelling ?? one.name).toLowerCase(), pin: pinOf(one) }))
    .sort((one, other) => byText(one.key, other.key))
    .map(({ pin }) => `${pin}\n`)
    .join('')
}
