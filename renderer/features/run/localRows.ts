import type { LocalMember, LocalValue } from '../../../shared/model/locals'
import { memberPath } from './treeRows'

/** One visible row of a call's variables. `path` names it among all rows; `level` begins at 1. */
export interface LocalRow {
  readonly path: string
  readonly level: number
  readonly key: string
  readonly value: LocalValue
  /** Members that are here; null for a value that has none. */
  readonly size: number | null
  readonly open: boolean
  readonly position: number
  readonly siblings: number
}

/** The rows of variables that are visible while the paths in `open` are unfolded, top to bottom. */
export function localRows(
  members: readonly LocalMember[],
  open: ReadonlySet<string>,
  parent = '',
  level = 1,
): LocalRow[] {
  return members.flatMap(({ key, value }, index) => {
    const path = memberPath(parent, index)
    const size = value.members?.length ?? null
    const isOpen = size !== null && size > 0 && open.has(path)
    const row = { path, level, key, value, size, open: isOpen, position: index + 1, siblings: members.length }
    return isOpen ? [row, ...localRows(value.members ?? [], open, path, level + 1)] : [row]
  })
}

/** Members up to which a value is unfolded at first. */
const fewMembers = 5

/** What is open at first: variables with few members, and nothing in them. */
export function firstOpenLocals(members: readonly LocalMember[]): Set<string> {
  const few = members.flatMap(({ value }, index) => {
    const size = value.size ?? value.members?.length ?? 0
    return value.members !== undefined && size > 0 && size <= fewMembers ? [memberPath('', index)] : []
  })
  return new Set(few)
}

/** How a value without members is written: texts in quotes, and an ellipsis where it was cut. */
export function localText({ text, size, cut, type }: LocalValue): string {
  if (text === undefined) return ''
  // A text has a length, unless some of it is hidden; so have bytes, which are written in quotes already.
  const isText = type === 'str' || type === 'string' || (size !== undefined && !type.startsWith('byte'))
  return `${isText ? JSON.stringify(text) : text}${cut === true ? '…' : ''}`
}

/** The class that gives a value its type's colour, as in the result. */
export function localTone({ type }: LocalValue): string {
  if (type === 'str' || type === 'string') return 'v-s'
  if (['int', 'float', 'number', 'bigint'].includes(type)) return 'v-n'
  return type === 'bool' || type === 'boolean' ? 'v-b' : 'v-q'
}
