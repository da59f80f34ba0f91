import { JsonNumber, type JsonValue } from '../../../../shared/model/value'

/** Whether a list is best read as a table: every element is an object, or null, and one at least is an object. */
export function isTable(items: readonly JsonValue[]): boolean {
  return items.some((item) => item instanceof Map) && items.every((item) => item === null || item instanceof Map)
}

/** The keys of all objects, in the order in which they first appear. */
export function columnsOf(items: readonly JsonValue[]): string[] {
  const keys = new Set<string>()
  for (const item of items) if (item instanceof Map) for (const key of item.keys()) keys.add(key)
  return [...keys]
}

/** A column of numbers alone is set to the right; missing and null cells do not count. */
export function isNumeric(items: readonly JsonValue[], key: string): boolean {
  const cells = items.flatMap((item) => (item instanceof Map ? [item.get(key) ?? null] : []))
  const filled = cells.filter((value) => value !== null)
  return filled.length > 0 && filled.every((value) => value instanceof JsonNumber)
}
