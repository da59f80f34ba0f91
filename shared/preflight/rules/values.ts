import { fillWords } from '../../dify/fillWords'
import { notSerializable } from '../difyWords'
import type { MemberFact, ValueFact } from '../facts/valueFact'
import { always, codeLanguages, type Fired, javascriptOnly, pythonOnly, type Rule, type Surroundings } from '../rule'
import { alsoLikely } from './likely'
import { valueCases } from './valueCases'

interface Held {
  readonly value: ValueFact
  /** The output that it stands in. */
  readonly name: string
  /** It is the value of an output itself. */
  readonly isWhole: boolean
}

function* inside(value: ValueFact, name: string, depth: number): Generator<Held> {
  if (depth > 12) return
  for (const one of value.items ?? []) yield* held(one, name, depth + 1)
  for (const { value: one } of value.members ?? []) yield* held(one, name, depth + 1)
}

function* held(value: ValueFact, name: string, depth: number): Generator<Held> {
  yield { value, name, isWhole: depth === 0 }
  yield* inside(value, name, depth)
}

/** Every value in what `main` returns, at any depth. */
function heldIn({ facts: { returns, main } }: Surroundings): Held[] {
  if (main === null || main.isWrapped || main.isAsync || main.isGenerator) return []
  return returns.flatMap(({ value }) => {
    if (value === null) return []
    if (value.kind !== 'dict') return [{ value, name: '', isWhole: false }]
    return (value.members ?? []).flatMap(({ key, value: member }) => [...held(member, key ?? '', 0)])
  })
}

/** What JSON has not, by Python's name of its class, and what to return in its place. */
const insteads: Readonly<Record<string, string>> = {
  set: '`sorted(…)` or `list(…)`',
  bytes: '`….decode()` or `base64.b64encode(…).decode()`',
  generator: '`list(…)`',
  function: '…',
  Decimal: '`str(…)` or `float(…)`',
  datetime: '`….isoformat()`',
  date: '`….isoformat()`',
  time: '`….isoformat()`',
  timedelta: '`….total_seconds()`',
  ndarray: '`….tolist()`',
  DataFrame: '`….to_dict("records")`',
  Series: '`….tolist()`',
  UUID: '`str(…)`',
  int64: '`int(…)`',
  int32: '`int(…)`',
  float32: '`float(…)`',
  dict_keys: '`list(…)`',
  dict_values: '`list(…)`',
  dict_items: '`list(…)`',
  Match: '`….group()`',
  Pattern: '`….pattern`',
  coroutine: '`await …`',
}

const classOf: Partial<Readonly<Record<ValueFact['kind'], string>>> = {
  set: 'set',
  bytes: 'bytes',
  generator: 'generator',
  function: 'function',
}

const valueNotJson: Rule = {
  id: 'value-not-json',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const isPython = around.node.code_language === 'python3'
    return heldIn(around).flatMap(({ value }): Fired[] => {
      if (!isPython) {
        if (value.kind !== 'bigint') return []
        const difyText = 'TypeError: Do not know how to serialize a BigInt'
        return [{ place: value.place, params: { type: 'BigInt', difyText, instead: '`String(…)`' } }]
      }
      const type = value.kind === 'object' ? value.of : classOf[value.kind]
      if (type === undefined) return []
      const params = { type, difyText: notSerializable(type), instead: insteads[type] ?? '`str(…)`' }
      return [{ place: value.place, params }]
    })
  },
  cases: valueCases['value-not-json'],
}

const valueNotFinite: Rule = {
  id: 'value-not-finite',
  languages: codeLanguages,
  severity: always('warning'),
  check: (around) =>
    heldIn(around).flatMap(({ value, isWhole, name }): Fired[] => {
      const { kind, text = '', place } = value
      if (kind !== 'float' || !/^-?(?:nan|inf)$/.test(text)) return []
      // As the value of a Number, infinity is told in Dify's own words.
      const isNumber = around.node.outputs.some((one) => one.name === name && one.spec.type === 'number')
      const isPython = around.node.code_language === 'python3'
      if (isPython && isWhole && isNumber && text.endsWith('inf')) return []
      const word = text.endsWith('nan') ? 'NaN' : 'Infinity'
      const difyText = isPython ? `${word}` : 'null'
      return [{ place, params: { text: word, difyText } }]
    }),
  cases: valueCases['value-not-finite'],
}

/** The members of a value and of all that it holds. */
function keysIn(value: ValueFact | null): MemberFact[] {
  const { members = [], items = [] } = value ?? {}
  return [...members.flatMap((one) => [one, ...keysIn(one.value)]), ...items.flatMap(keysIn)]
}

const keyNotText: Rule = {
  id: 'key-not-text',
  languages: pythonOnly,
  severity: always('warning'),
  check: ({ facts }) =>
    facts.returns.flatMap(({ value }) =>
      keysIn(value).flatMap(({ key, keyKind, place }): Fired[] => {
        if (key !== null || keyKind === 'unknown' || keyKind === 'str') return []
        return [
          {
            place,
            params: { type: keyKind },
            severity: keyKind === 'tuple' || keyKind === 'bytes' ? 'error' : 'warning',
          },
        ]
      }),
    ),
  cases: valueCases['key-not-text'],
}

const valueDropped: Rule = {
  id: 'value-dropped',
  languages: javascriptOnly,
  severity: always('error'),
  check: (around) => {
    const declared = new Set(around.node.outputs.map(({ name }) => name))
    return heldIn(around).flatMap(({ value, name, isWhole }): Fired[] => {
      if (!isWhole || !declared.has(name) || (value.kind !== 'undefined' && value.kind !== 'function')) return []
      const difyText = fillWords(around.target.outputs.words.missing, { path: name })
      return [{ place: value.place, params: { name, type: value.of ?? value.kind, difyText } }]
    })
  },
  cases: valueCases['value-dropped'],
}

const emptied: Readonly<Record<string, string>> = {
  Map: '`Object.fromEntries(…)`',
  Set: '`[...…]`',
  RegExp: '`String(…)`',
  Error: '`String(…)`',
  Promise: 'what it gives, without waiting for it: a code node can not wait',
}

const valueEmptied: Rule = {
  id: 'value-emptied',
  languages: javascriptOnly,
  severity: always('error'),
  check: (around) =>
    heldIn(around).flatMap(({ value }): Fired[] => {
      const type = value.kind === 'promise' ? 'Promise' : value.kind === 'object' ? (value.of ?? '') : ''
      const instead = emptied[type]
      return instead === undefined ? [] : [{ place: value.place, params: { type, instead } }]
    }),
  cases: valueCases['value-emptied'],
}

/** Rules about values that do not come through JSON as they are. */
export const valueRules: readonly Rule[] = [valueNotJson, valueNotFinite, keyNotText, valueDropped, valueEmptied].map(
  alsoLikely,
)
