import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../shared/model/value'
import { number, text } from './scalars'

/** Names of outputs, members and keys, some of them traps of JavaScript, whose objects put whole numbers first. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'c', 'result') },
  { weight: 3, arbitrary: fc.constantFrom('2', '1', '10', '-1', '01') },
  { weight: 1, arbitrary: fc.constantFrom('', 'a.b', 'é', '😀', ' ', '__proto__', 'constructor', 'a[0]', '{path}') },
)

/** Keys where nothing is declared: lone surrogates too. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: name },
  { weight: 1, arbitrary: fc.constantFrom('0', '\0', '1e-05', '\ud800', 'a\udc00') },
)

/** An object of members; of two of one name the later holds, as everywhere. */
export function objectOf(value: fc.Arbitrary<JsonValue>, maxLength: number): fc.Arbitrary<JsonObject> {
  return fc.array(fc.tuple(anyName, value), { maxLength }).map((members) => new Map(members))
}

const nothing = fc.constant(null)

/** A list whose elements are of one kind or null, of a mixed one, or empty: what an untyped array is judged by. */
function list(value: fc.Arbitrary<JsonValue>, object: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue[]> {
  const of = (element: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue[]> =>
    fc.array(fc.oneof({ weight: 5, arbitrary: element }, { weight: 1, arbitrary: nothing }), { maxLength: 5 })
  return fc.oneof(
    of(fc.oneof(number, fc.boolean())),
    of(text),
    of(object),
    of(fc.array(value, { maxLength: 2 })),
    of(value),
  )
}

const tree = fc.letrec<{ value: JsonValue; object: JsonObject; list: JsonValue[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: text },
    { weight: 3, arbitrary: number },
    { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, true, false) },
    { weight: 2, arbitrary: tie('object') },
    { weight: 2, arbitrary: tie('list') },
  ),
  object: objectOf(tie('value'), 3),
  list: list(tie('value'), tie('object')),
}))

/** Any value of JSON, biased to what Dify's rules tell apart. */
export const anyValue: fc.Arbitrary<JsonValue> = tree.value
export const anyObject: fc.Arbitrary<JsonObject> = tree.object
