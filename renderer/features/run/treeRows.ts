import type { JsonValue } from '../../../shared/model/value'

/** One visible row of a value's tree. `path` names it among all rows; `level` begins at 1. */
export interface TreeRow {
  readonly path: string
  readonly level: number
  readonly key: string
  /** Whether the key is an element's index. */
  readonly isIndex: boolean
  readonly value: JsonValue
  /** Members below it; null for a value that has none to show. */
  readonly size: number | null
  readonly open: boolean
  readonly position: number
  readonly siblings: number
}

function sizeOf(value: JsonValue): number | null {
  if (value instanceof Map) return value.size
  return Array.isArray(value) ? value.length : null
}

/** A member's path below its parent's: keys may hold any character, so they are written as JSON. */
export function memberPath(parent: string, key: string | number): string {
  return `${parent}/${JSON.stringify(key)}`
}

/** The rows of a value's members that are visible while the paths in `open` are unfolded, top to bottom. */
export function treeRows(value: JsonValue, open: ReadonlySet<string>, parent = '', level = 1): TreeRow[] {
  if (!(value instanceof Map) && !Array.isArray(value)) return []
  const rows: TreeRow[] = []
  const siblings = sizeOf(value) ?? 0
  const isIndex = Array.isArray(value)
  let position = 0
  for (const [key, member] of value.entries()) {
    position += 1
    const path = memberPath(parent, key)
    const size = sizeOf(member)
    const isOpen = size !== null && size > 0 && open.has(path)
    rows.push({ path, level, key: String(key), isIndex, value: member, size, open: isOpen, position, siblings })
    if (isOpen) for (const row of treeRows(member, open, path, level + 1)) rows.push(row)
  }
  return rows
}

/** Paths that are open at first: all of a small value, else the first level alone. */
export function firstOpen(value: JsonValue, most = 200): Set<string> {
  const open = new Set<string>()
  let seen = 0
  let level: (readonly [JsonValue, string])[] = [[value, '']]
  while (level.length > 0 && seen <= most) {
    const next: (readonly [JsonValue, string])[] = []
    for (const [parent, path] of level) {
      if (!(parent instanceof Map) && !Array.isArray(parent)) continue
      seen += parent instanceof Map ? parent.size : parent.length
      if (seen > most) break
      if (path !== '') open.add(path)
      for (const [key, member] of parent.entries()) next.push([member, memberPath(path, key)])
    }
    level = next
  }
  return open
}
