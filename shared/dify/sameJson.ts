import { JsonNumber, type JsonValue } from '../model/value'

function isSameNumber(a: JsonNumber, b: JsonNumber): boolean {
  if (a.text === b.text) return true
  if (a.isInteger && b.isInteger) return BigInt(a.text) === BigInt(b.text)
  const [one, other] = [a.toNumber(), b.toNumber()]
  return one === other || (Number.isNaN(one) && Number.isNaN(other))
}

/** Whether two values are equal as Python's `==` has it for what JSON can say, but that NaN is equal to itself and True is not 1. */
export function isSameJson(a: JsonValue, b: JsonValue): boolean {
  if (a instanceof JsonNumber) return b instanceof JsonNumber && isSameNumber(a, b)
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSameJson(item, b[at] ?? null))
  }
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false
    return [...a].every(([key, member]) => b.has(key) && isSameJson(member, b.get(key) ?? null))
  }
  return a === b
}
