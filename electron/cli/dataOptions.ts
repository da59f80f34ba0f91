import { guessRoles, roleOfText } from '../../shared/cases/dataRoles'
import { type DataEncoding, dataEncodings, type EmptyCells } from '../../shared/cases/dataWords'
import { checkWords } from '../../shared/cases/checkKinds'
import type { DataFormat, DataRole } from '../../shared/model/caseData'
import type { CodeNode } from '../../shared/model/node'
import { sniffData } from '../cases/data/sniffData'
import { type SeenData, viewData } from '../cases/data/viewData'
import { WrongUse } from './texts'

/** What `nodelab test` takes with a file of rows. */
export interface DataOptions {
  readonly data?: string
  readonly map?: readonly string[]
  readonly delimiter?: string
  readonly encoding?: string
  readonly header?: boolean
  readonly leaveEmpty?: boolean
  readonly failures?: string
}

/** Names of the encodings, as the command line takes them. */
export const encodingList = dataEncodings.join(', ')

const otherNames: Readonly<Record<string, DataEncoding>> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16': 'utf-16le',
  latin1: 'windows-1252',
}

function encodingOf(given: string): DataEncoding {
  const name = given.toLowerCase()
  const found = dataEncodings.find((each) => each === name) ?? otherNames[name]
  if (found === undefined) throw new WrongUse('encoding-wrong', { given, names: encodingList })
  return found
}

function delimiterOf(given: string): string {
  if (['tab', '\\t'].includes(given.toLowerCase())) return '\t'
  if (given.length !== 1) throw new WrongUse('delimiter-wrong', { given })
  return given
}

/** Reads the beginning of the file, as told, else as found out. */
export async function viewAsTold(path: string, options: DataOptions): Promise<SeenData> {
  const isTold = [options.encoding, options.delimiter].some((each) => each !== undefined) || options.header === false
  if (!isTold) return viewData(path, null)
  const encoding = options.encoding === undefined ? null : encodingOf(options.encoding)
  const delimiter = options.delimiter === undefined ? null : delimiterOf(options.delimiter)
  const found = await sniffData(path)
  const seen = await viewData(path, null)
  const format: DataFormat = {
    ...found,
    hasHeader: options.header === false ? false : seen.format.hasHeader,
    ...(encoding === null ? {} : { encoding }),
    ...(delimiter === null ? {} : { delimiter, kind: 'table' as const }),
  }
  return viewData(path, format)
}

/** A role a column: what `--map` says, else what its name does. A column is named by its name or by its number (`#3`). */
export function rolesAsTold(columns: readonly string[], maps: readonly string[], node: CodeNode): DataRole[] {
  const told = new Map<number, DataRole>()
  for (const given of maps) {
    const at = given.lastIndexOf('=', given.search(/=(?:input:|output:|error$|-$)/))
    const role = at < 1 ? null : roleOfText(given.slice(at + 1))
    if (role === null) throw new WrongUse('map-wrong', { given })
    const name = given.slice(0, at)
    const number = /^#(\d+)$/.exec(name)?.[1]
    const place = columns.includes(name) ? columns.indexOf(name) : Number(number ?? 0) - 1
    if (place < 0 || place >= columns.length) throw new WrongUse('map-no-column', { given, names: columns.join(', ') })
    told.set(place, role)
  }
  const inputs = [...told.values()].flatMap((role) => (role.as === 'input' ? [role.name] : []))
  return guessRoles(columns, node).map((guessed, at) => {
    const own = told.get(at)
    if (own !== undefined) return own
    // An input that was told of another column is not guessed a second time.
    return guessed.as === 'input' && inputs.includes(guessed.name) ? { as: 'nothing' } : guessed
  })
}

/** A role in the words of `--map`. */
export function roleText(role: DataRole): string {
  if (role.as === 'nothing') return '-'
  if (role.as === 'error') return 'error'
  if (role.as === 'input') return `input:${role.name}`
  const path = role.path === '' ? '' : `:${role.path}`
  return `output:${role.output}${role.kind === 'equals' && path === '' ? '' : `:${checkWords[role.kind]}`}${path}`
}

export const emptyAsTold = ({ leaveEmpty }: DataOptions): EmptyCells => (leaveEmpty === true ? 'left-out' : 'text')
