import type { Target } from '../../dify/targets/target'
import type { OutputSpec } from '../../model/node'
import { JsonNumber, type JsonObject, type JsonValue } from '../../model/value'
import type { ValueFact } from '../facts/valueFact'

const numbers: Readonly<Record<string, string>> = { nan: 'NaN', inf: 'Infinity' }

/** A value of the declared type that every check takes: it stands for what is not known. */
function anyOf(spec: OutputSpec | null): JsonValue {
  switch (spec?.type) {
    case 'array[number]':
      return new JsonNumber('0')
    case 'array[string]':
      return ''
    case 'array[boolean]':
      return false
    default:
      return null
  }
}

const isKnown = ({ kind }: ValueFact): boolean =>
  !['unknown', 'undefined', 'function', 'object', 'set', 'bytes'].includes(kind)

function listJson(value: ValueFact, spec: OutputSpec | null, target: Target): JsonValue {
  const children = spec?.type === 'array[object]' ? { type: 'object' as const, children: spec.children } : null
  const items = (value.items ?? []).filter(isKnown).map((one) => valueJson(one, children, target))
  // Elements that are not told count all the same: an array is refused by its length.
  const { limits } = target
  const most = Math.max(limits.maxNumberArrayLength, limits.maxObjectArrayLength, limits.maxStringArrayLength) + 1
  const length = Math.min(value.length ?? items.length, most)
  const isDeclared = spec !== null && spec.type.startsWith('array[')
  while (isDeclared && items.length < length) items.push(anyOf(spec))
  return items
}

function dictJson(value: ValueFact, spec: OutputSpec | null, target: Target): JsonValue {
  const members: JsonObject = new Map()
  const declared = spec?.type === 'object' ? spec.children : null
  for (const { key, value: member } of value.members ?? []) {
    const own = declared?.find(({ name }) => name === key)?.spec ?? null
    if (key !== null) members.set(key, isKnown(member) ? valueJson(member, own, target) : null)
  }
  // What may be there as well is taken to be there.
  if (value.isOpen === true) for (const { name } of declared ?? []) if (!members.has(name)) members.set(name, null)
  return members
}

/**
 * A value as it would stand in the result, as far as it is known: what is not known is put so that no check minds it. `spec` is what its place is
 * declared as; null in a free-form Object.
 */
export function valueJson(value: ValueFact, spec: OutputSpec | null, target: Target): JsonValue {
  const { kind, text } = value
  switch (kind) {
    case 'str':
      return text ?? 'x'.repeat(Math.min(value.length ?? 0, target.limits.maxStringLength + 1))
    case 'int':
      return new JsonNumber(text === undefined ? '0' : (numbers[text] ?? text))
    case 'float':
      return new JsonNumber(text === undefined ? '0.5' : (numbers[text] ?? text))
    case 'bool':
      return text !== 'false'
    case 'list':
      return listJson(value, spec, target)
    case 'dict':
      return dictJson(value, spec, target)
    default:
      return null
  }
}
