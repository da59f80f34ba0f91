import fc from 'fast-check'
import type { Output, OutputSpec, OutputType } from '../../shared/model/node'
import { outputTypes } from '../../shared/model/node'
import { JsonNumber, type JsonObject, type JsonValue } from '../../shared/model/value'
import { longText, number, text } from './scalars'
import { anyName, anyObject, anyValue, name } from './values'

/** A declaration and a value for it: made together, so that most values fit and the others miss in one place. */
export interface Pair {
  readonly spec: OutputSpec
  readonly value: JsonValue
}

/** Declarations by name and an object for them. */
export interface Members {
  readonly children: Output[]
  readonly object: JsonObject
}

const plain = (type: OutputType, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<Pair> =>
  value.map((fitting) => ({ spec: { type, children: null }, value: fitting }))

/** Elements of a list: fitting ones, now and then null or anything. */
function elements(fitting: fc.Arbitrary<JsonValue>, maxLength: number): fc.Arbitrary<JsonValue[]> {
  const element = fc.oneof(
    { weight: 30, arbitrary: fitting },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: anyValue },
  )
  return fc.array(element, { maxLength, size: 'max' })
}

const scalars = fc.oneof(
  { weight: 60, arbitrary: plain('string', text) },
  { weight: 60, arbitrary: plain('number', fc.oneof(number, number, fc.boolean())) },
  { weight: 20, arbitrary: plain('boolean', fc.oneof(fc.boolean(), anyValue)) },
  { weight: 20, arbitrary: plain('array[boolean]', elements(fc.boolean(), 6)) },
  { weight: 40, arbitrary: plain('array[number]', elements(fc.oneof(number, number, fc.boolean()), 6)) },
  { weight: 40, arbitrary: plain('array[string]', elements(text, 5)) },
  { weight: 40, arbitrary: plain('array[object]', elements(anyObject, 4)) },
  { weight: 60, arbitrary: plain('object', anyObject) },
  { weight: 12, arbitrary: plain('object', anyValue) },
)

/** Lists about as long as Dify's own limits of 30 and 1000. */
const longList = (value: JsonValue): fc.Arbitrary<JsonValue[]> =>
  fc.constantFrom(29, 30, 31, 999, 1000, 1001).map((length) => Array.from({ length }, () => value))

/** Texts and lists about as long as Dify's own limits, and longer lists where there is none. */
const long: fc.Arbitrary<Pair> = fc.oneof(
  plain('string', longText),
  plain(
    'object',
    longText.map((value) => new Map([['a', value]])),
  ),
  plain('array[number]', longList(new JsonNumber('1'))),
  plain('array[string]', longList('a')),
  plain('array[object]', longList(new Map())),
  plain('array[boolean]', longList(true)),
  plain(
    'object',
    longList(false).map((value) => new Map([['a', value]])),
  ),
)

/** A declaration with children where none belong, and any value for any type. */
const misfit: fc.Arbitrary<Pair> = fc
  .tuple(fc.constantFrom(...outputTypes), anyValue, fc.constantFrom<Output[] | null>(null, []))
  .map(([type, value, children]) => ({ spec: { type, children }, value }))

function membersOf(pair: fc.Arbitrary<Pair>, maxLength: number): fc.Arbitrary<Members> {
  const field = fc.record({ name, pair, isMissing: fc.nat(40).map((n) => n === 40) })
  const fields = fc.uniqueArray(field, { maxLength, selector: (one) => one.name })
  const extra = fc.oneof(
    { weight: 25, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.tuple(anyName, anyValue) },
  )
  return fc.tuple(fields, extra, fc.boolean()).map(([all, more, isReversed]) => {
    const members = all.filter((one) => !one.isMissing).map((one) => [one.name, one.pair.value] as const)
    if (more !== null) members.push(more)
    return {
      children: all.map((one) => ({ name: one.name, spec: one.pair.spec })),
      object: new Map(isReversed ? [...members].reverse() : members),
    }
  })
}

/** Elements of one declaration: the object that it was made with, some null, some altered in a member. */
function objectsLike(members: Members, changes: readonly (readonly [number, string, JsonValue])[]): JsonValue[] {
  return changes.map(([kind, key, value]) => {
    if (kind === 0) return null
    if (kind === 1) return value
    if (kind === 2) return new Map([...members.object, [key, value]])
    return members.object
  })
}

function nested(pair: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  const members = membersOf(pair, 3)
  const object = members.map(({ children, object: value }) => ({ spec: { type: 'object', children }, value }) as const)
  const change = fc.tuple(fc.nat(12), name, anyValue)
  const objects = fc
    .tuple(members, fc.array(change, { maxLength: 4 }))
    .map(
      ([one, changes]) =>
        ({ spec: { type: 'array[object]', children: one.children }, value: objectsLike(one, changes) }) as const,
    )
  return fc.oneof<fc.Arbitrary<Pair>[]>(object, objects)
}

/** Levels about the limit of depth: objects and lists, declared and free, one in another. */
const deep: fc.Arbitrary<Pair> = fc
  .tuple(fc.array(fc.nat(4), { minLength: 2, maxLength: 8 }), scalars, name)
  .map(([levels, leaf, key]) => levels.reduce<Pair>((inside, kind) => wrapped(inside, kind, key), leaf))

function wrapped({ spec, value }: Pair, kind: number, key: string): Pair {
  const object: JsonObject = new Map([[key, value]])
  const children = [{ name: key, spec }]
  if (kind <= 1) return { spec: { type: 'object', children }, value: object }
  if (kind === 2) return { spec: { type: 'array[object]', children }, value: [object] }
  if (kind === 3) return { spec: { type: 'object', children: null }, value: object }
  return { spec: { type: 'array[object]', children: null }, value: [object] }
}

const pairs = fc.letrec<{ pair: Pair; nested: Pair }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 20, arbitrary: scalars },
    { weight: 8, arbitrary: tie('nested') },
    { weight: 2, arbitrary: deep },
    { weight: 1, arbitrary: misfit },
  ),
  nested: nested(tie('pair')),
}))

/** The outputs of a node and a result for them. */
export const declared: fc.Arbitrary<Members> = membersOf(pairs.pair, 4)

/** The same with a text or a list of Dify's own lengths: seldom drawn, since they are long. */
export const declaredLong: fc.Arbitrary<Members> = membersOf(long, 1)
