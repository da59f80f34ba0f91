import { JsonNumber, type JsonObject, type JsonValue } from '../../../../shared/model/value'

/** A value without members. */
export type Plain = Exclude<JsonValue, JsonValue[] | JsonObject>

/** The class that gives a value its type's colour. */
export function toneOf(value: Plain): string {
  if (typeof value === 'string') return 'v-s'
  if (value instanceof JsonNumber) return 'v-n'
  return typeof value === 'boolean' ? 'v-b' : 'v-q'
}

/**
 * A value on one line: text with its quotes and escapes as JSON writes them (or bare), numbers with the very digits that came,
 * `null` by its name.
 */
export function scalarText(value: Plain, quotes = true): string {
  if (typeof value === 'string') return quotes ? JSON.stringify(value) : value
  if (value instanceof JsonNumber) return value.text
  return value === null ? 'null' : value ? 'true' : 'false'
}

/** Lines are cut on screen from here on; the whole is a copy away. */
const longest = 2000

interface ScalarProps {
  readonly value: Plain
  readonly quotes?: boolean
}

export function Scalar({ value, quotes = true }: ScalarProps) {
  const text = scalarText(value, quotes)
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text
  return (
    <span className={`ell ${toneOf(value)}`} title={text.length > 60 ? shown : undefined}>
      {shown}
    </span>
  )
}
