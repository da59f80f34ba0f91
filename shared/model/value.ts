/**
 * JSON values that keep what was written: a number keeps its text (`1.0` is not `1`, a 19-digit
 * integer survives), an object keeps its key order (a Map, since a plain object moves integer-like
 * keys to the front). Python's own `NaN`, `Infinity` and `-Infinity` are numbers here.
 */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject

export type JsonObject = Map<string, JsonValue>

/** A number by its text, as Python or the author wrote it. Never normalised. */
export class JsonNumber {
  constructor(readonly text: string) {}

  /** Whether Python reads this text as `int`: digits alone, with an optional sign. */
  get isInteger(): boolean {
    return /^-?\d+$/.test(this.text)
  }

  /** The nearest double; for display and comparison only, since it may lose digits. */
  toNumber(): number {
    return Number(this.text)
  }
}

/** The kind of a value, in JSON's words. */
export type JsonKind = 'null' | 'boolean' | 'string' | 'number' | 'array' | 'object'

/** Tells the kind of a value. */
export function kindOf(value: JsonValue): JsonKind {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (value instanceof JsonNumber) return 'number'
  return Array.isArray(value) ? 'array' : 'object'
}
