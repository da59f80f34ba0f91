import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'

/** Deeper texts are left to the plain reader, which knows where Python gives up. */
export const quickLevels = 500
/** So are longer numbers, some of which Python refuses. */
const longestNumber = 1000
/** And longer texts: the searches below keep their steps in memory. */
const longestText = 2_000_000

/** A name that an object of JavaScript would move to its front, written out or as escapes. What looks like one inside a text costs time alone. */
const wholeNumberName = /"(?:\d|\\u003\d)+"\s*:/
/** After a first one, more digits than a double is sure to keep: it keeps 15. Written out, since a count is four times as slow to look for. */
const manyDigits = '[\\d.]'.repeat(15)
/**
 * What may be a number that JavaScript writes in another way than it stands: one with an exponent, many digits or a zero at its end, `-0`, or one so
 * small that JavaScript takes an exponent. Inside a text it costs time alone.
 */
const otherNumber = new RegExp(`\\d(?:[eE]|${manyDigits})|\\.\\d*0(?!\\d)|-0(?![\\d.])|0\\.000000`)
const texts = /"[^"\\]*(?:\\.[^"\\]*)*"/g
const numbers = /-?\d[\d.eE+-]*/g

/** Says that a text is none for quick reading. */
class NotQuick extends Error {}

/** Turns what JavaScript's own parser made of a text into values that keep it: objects with their order, numbers as they are written. */
class Keeper {
  members = 0
  private at = 0

  /** `written`: the numbers of the text in their order; null where JavaScript writes each as it stands there. */
  constructor(private readonly written: readonly string[] | null) {}

  get hasAll(): boolean {
    return this.written === null || this.at === this.written.length
  }

  kept(value: unknown, level: number): JsonValue {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return this.number(value)
    if (typeof value !== 'object' || value === null) return value as boolean | null
    if (level > quickLevels) throw new NotQuick()
    return Array.isArray(value) ? this.list(value, level + 1) : this.object(value as Record<string, unknown>, level + 1)
  }

  private number(value: number): JsonNumber {
    if (this.written === null) return new JsonNumber(String(value))
    const text = this.written[this.at]
    if (text === undefined || text.length > longestNumber) throw new NotQuick()
    this.at += 1
    return new JsonNumber(text)
  }

  private list(items: readonly unknown[], level: number): JsonValue[] {
    const list: JsonValue[] = []
    for (const item of items) list.push(this.kept(item, level))
    return list
  }

  private object(members: Readonly<Record<string, unknown>>, level: number): JsonObject {
    const object: JsonObject = new Map()
    for (const name of Object.keys(members)) {
      this.members += 1
      object.set(name, this.kept(members[name], level))
    }
    return object
  }
}

function read(text: string): JsonValue {
  if (text.length > longestText || wholeNumberName.test(text)) throw new NotQuick()
  const value: unknown = JSON.parse(text)
  if (!otherNumber.test(text)) return new Keeper(null).kept(value, 1)
  const marks = text.replace(texts, '')
  const keeper = new Keeper(marks.match(numbers) ?? [])
  const kept = keeper.kept(value, 1)
  // Of two members of one name the parser kept one: which numbers are whose can't be told then.
  if (!keeper.hasAll || keeper.members !== marks.split(':').length - 1) throw new NotQuick()
  return kept
}

/**
 * Reads a JSON text by JavaScript's own parser, several times as quick as one of our own in a program that has just begun. What it returns is what
 * Python's `json.loads` reads (`parsePythonJson`), nested at most `quickLevels` deep. Undefined: the plain reader has the word, since the text is
 * no JSON, or holds what the parser would not keep, or what Python alone takes or refuses.
 */
export function quickJson(text: string): JsonValue | undefined {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof NotQuick || error instanceof SyntaxError) return undefined
    throw error
  }
}
