import type { AnyNode, CallExpression, Expression, MemberExpression, ObjectExpression } from 'acorn'
import type { MemberFact, ValueFact } from '../../../shared/preflight/facts/valueFact'
import type { Builds } from './builds'
import type { Inputs } from './inputs'
import type { Scope } from './scope'
import { isFunction, type PlaceOf } from './tree'

type Known = Omit<ValueFact, 'place'> | null

const mostItems = 1200
const longest = 2000

/** What a call gives by the name that is called. */
const byCall: Readonly<Record<string, Known>> = {
  'JSON.stringify': { kind: 'str' },
  String: { kind: 'str' },
  encodeURIComponent: { kind: 'str' },
  decodeURIComponent: { kind: 'str' },
  Number: { kind: 'float' },
  parseInt: { kind: 'float' },
  parseFloat: { kind: 'float' },
  'Date.now': { kind: 'int' },
  'Math.random': { kind: 'float' },
  'Math.floor': { kind: 'float' },
  'Math.round': { kind: 'float' },
  'Math.ceil': { kind: 'float' },
  Boolean: { kind: 'bool' },
  'Array.isArray': { kind: 'bool' },
  'Array.from': { kind: 'list', isOpen: true },
  'Object.keys': { kind: 'list', isOpen: true },
  'Object.values': { kind: 'list', isOpen: true },
  'Object.entries': { kind: 'list', isOpen: true },
  'Object.fromEntries': { kind: 'dict', isOpen: true },
  'Object.assign': { kind: 'dict', isOpen: true },
  BigInt: { kind: 'bigint' },
  Symbol: { kind: 'function', of: 'symbol' },
  fetch: { kind: 'promise' },
  'Promise.all': { kind: 'promise' },
  'Promise.resolve': { kind: 'promise' },
  setTimeout: { kind: 'object', of: 'Timeout' },
}
const textMethods = new Set([
  'join',
  'trim',
  'toUpperCase',
  'toLowerCase',
  'toFixed',
  'toISOString',
  'toString',
  'padStart',
  'padEnd',
  'charAt',
  'replaceAll',
  'toLocaleString',
])
const classes: Readonly<Record<string, Known>> = {
  // JSON writes a date as a text, and these as objects without members.
  Date: { kind: 'str' },
  Map: { kind: 'object', of: 'Map' },
  Set: { kind: 'object', of: 'Set' },
  RegExp: { kind: 'object', of: 'RegExp' },
  WeakMap: { kind: 'object', of: 'WeakMap' },
  Error: { kind: 'object', of: 'Error' },
  Promise: { kind: 'promise' },
  Array: { kind: 'list', isOpen: true },
}

/** Tells what is known of expressions of one scope. `nameOf` gives the whole dotted name of what is called. */
export function createValues(
  placeOf: PlaceOf,
  scope: Scope,
  nameOf: (node: AnyNode) => string | null,
  isAsync: (name: string) => boolean,
  inputs: Inputs | null = null,
  builds: Builds | null = null,
) {
  /** What a function in an expression is given, by the name of its parameter. */
  const given = new Map<string, Known>()

  /** One element of a list, as far as all are of a kind; null where they are not, or where only what is certain is asked. */
  function elementOf(list: Known): Known {
    const [first, ...more] = inputs === null ? [] : (list?.items ?? [])
    if (first === undefined || more.some(({ kind }) => kind !== first.kind)) return null
    const { text: _, length: __, ...rest } = first
    return rest
  }

  /** What `map` makes of a list: the value of a short function, of each element. */
  function mapped(list: Known, callback: AnyNode | undefined, depth: number): Known {
    const open = { kind: 'list', isOpen: true } as const
    if (inputs === null || callback === undefined || !isFunction(callback) || callback.body.type === 'BlockStatement')
      return open
    const [first] = callback.params
    if (callback.async || first?.type !== 'Identifier' || given.has(first.name)) return open
    given.set(first.name, elementOf(list))
    const item = of(callback.body, depth)
    given.delete(first.name)
    return { ...open, items: [item] }
  }

  function of(node: AnyNode, depth = 0): ValueFact {
    return {
      ...(depth > 40 ? { kind: 'unknown' as const } : (known(node, depth + 1) ?? { kind: 'unknown' as const })),
      place: placeOf(node),
    }
  }

  function ofObject(node: ObjectExpression, depth: number): Known {
    const members: MemberFact[] = []
    let isOpen = false
    for (const one of node.properties.slice(0, mostItems)) {
      if (one.type === 'SpreadElement') {
        isOpen = true
        // What is spread may hold any of those before it, and goes before them.
        for (const [at, { value, ...member }] of members.entries()) {
          members[at] = { ...member, value: { kind: 'unknown', place: value.place } }
        }
        continue
      }
      const { key } = one
      const name = one.computed
        ? null
        : key.type === 'Identifier'
          ? key.name
          : key.type === 'Literal'
            ? String(key.value)
            : null
      members.push({
        key: name,
        keyKind: name === null ? 'unknown' : 'str',
        place: placeOf(key),
        value: of(one.value, depth),
      })
    }
    return { kind: 'dict', members, isOpen }
  }

  function either(nodes: readonly Expression[], depth: number): Known {
    const kinds = new Set(nodes.map((node) => known(node, depth)?.kind ?? 'unknown'))
    const [kind = 'unknown'] = kinds
    if (kinds.size > 1 || kind === 'unknown' || kind === 'object') return null
    return kind === 'list' || kind === 'dict' ? { kind, isOpen: true } : { kind }
  }

  function ofCall(node: CallExpression, depth: number): Known {
    const name = nameOf(node.callee)
    const own = name !== null && isAsync(name)
    if (own) return { kind: 'promise' }
    if (name !== null && Object.hasOwn(byCall, name) && !scope.binds(name.split('.', 1)[0] ?? ''))
      return byCall[name] ?? null
    if (node.callee.type !== 'MemberExpression' || node.callee.computed || !('name' in node.callee.property))
      return null
    const method = node.callee.property.name
    if (textMethods.has(method)) return { kind: 'str' }
    const on = known(node.callee.object, depth)?.kind
    if (on === 'list' && method === 'map') return mapped(known(node.callee.object, depth), node.arguments[0], depth)
    if (on === 'list' && ['filter', 'slice', 'sort', 'reverse'].includes(method)) {
      const item = elementOf(known(node.callee.object, depth))
      return { kind: 'list', isOpen: true, ...(item === null ? {} : { items: [{ ...item, place: placeOf(node) }] }) }
    }
    if (on === 'list' && ['map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'sort', 'reverse'].includes(method)) {
      return { kind: 'list', isOpen: true }
    }
    if (on === 'str' && method === 'split') {
      return { kind: 'list', isOpen: true, items: inputs === null ? [] : [{ kind: 'str', place: placeOf(node) }] }
    }
    if (on === 'str' && ['replace', 'slice', 'substring', 'repeat', 'concat'].includes(method)) return { kind: 'str' }
    if (on === 'promise' && ['then', 'catch', 'finally'].includes(method)) return { kind: 'promise' }
    return null
  }

  function ofBinary(operator: string, left: Known, right: Known): Known {
    if (/^(?:[!=]==?|[<>]=?|in|instanceof)$/.test(operator)) return { kind: 'bool' }
    if (operator === '+') {
      if (left?.kind === 'str' || right?.kind === 'str') return { kind: 'str' }
      const isNumber = (one: Known): boolean => one?.kind === 'int' || one?.kind === 'float'
      return isNumber(left) && isNumber(right) ? { kind: 'float' } : null
    }
    return left?.kind === 'bigint' || right?.kind === 'bigint'
      ? { kind: 'bigint' }
      : left !== null || right !== null
        ? { kind: 'float' }
        : null
  }

  function ofLiteral(value: string | boolean | null | undefined | number | RegExp | bigint): Known {
    if (value === null || value === undefined) return { kind: 'none' }
    if (typeof value === 'string') {
      const { length } = Array.from(value)
      return { kind: 'str', length, ...(value.length <= longest ? { text: value } : {}) }
    }
    if (typeof value === 'boolean') return { kind: 'bool', text: String(value) }
    if (typeof value === 'bigint') return { kind: 'bigint' }
    if (typeof value !== 'number') return { kind: 'object', of: 'RegExp' }
    return {
      kind: Number.isInteger(value) ? 'int' : 'float',
      text: Number.isFinite(value) ? JSON.stringify(value) : 'inf',
    }
  }

  function ofMember(node: MemberExpression, depth: number): Known {
    const { object, property } = node
    if (object.type === 'Super') return null
    if (node.computed || property.type !== 'Identifier') {
      return property.type === 'Literal' && typeof property.value === 'number' ? elementOf(known(object, depth)) : null
    }
    if (object.type === 'Identifier' && object.name === inputs?.whole && scope.bindsOnce(object.name)) {
      return inputs.members.get(property.name) ?? null
    }
    const on = property.name === 'length' ? known(object, depth)?.kind : undefined
    return on === 'str' || on === 'list' ? { kind: 'int' } : null
  }

  function ofName(name: string, node: AnyNode, depth: number): Known {
    if (given.has(name)) return given.get(name) ?? null
    if (!scope.binds(name)) {
      if (name === 'undefined') return { kind: 'undefined' }
      if (name === 'NaN') return { kind: 'float', text: 'nan' }
      if (name === 'Infinity') return { kind: 'float', text: 'inf' }
      return null
    }
    if (scope.functionOf(name) !== null) return { kind: 'function' }
    const bound = scope.single(name)
    const ofInput = scope.bindsOnce(name) ? (inputs?.names.get(name) ?? null) : null
    const found = bound === null ? ofInput : known(bound, depth)
    const isChanged = node.type === 'Identifier' && scope.isChanged(name, node)
    const built =
      isChanged && found?.kind === 'dict' ? (builds?.objectOf(node, found, (one) => of(one, depth)) ?? null) : null
    if (built !== null) return built
    return (found?.kind === 'list' || found?.kind === 'dict') && isChanged ? { kind: found.kind, isOpen: true } : found
  }

  function known(node: AnyNode, depth: number): Known {
    if (depth > 40) return null
    if (isFunction(node)) return { kind: 'function' }
    switch (node.type) {
      case 'Literal':
        return ofLiteral(node.bigint === undefined ? node.value : 0n)
      case 'TemplateLiteral': {
        const [only] = node.quasis
        return node.expressions.length === 0 && only !== undefined
          ? ofLiteral(only.value.cooked ?? '')
          : { kind: 'str' }
      }
      case 'ArrayExpression': {
        const items = node.elements.slice(0, mostItems)
        const isOpen = items.some((one) => one?.type === 'SpreadElement')
        const told = items.flatMap((one) => (one === null || one.type === 'SpreadElement' ? [] : [of(one, depth)]))
        return { kind: 'list', items: told, length: node.elements.length, isOpen }
      }
      case 'ObjectExpression':
        return ofObject(node, depth)
      case 'ParenthesizedExpression':
        return known(node.expression, depth)
      case 'Identifier':
        return ofName(node.name, node, depth)
      case 'MemberExpression':
        return ofMember(node, depth)
      case 'NewExpression':
        return node.callee.type === 'Identifier' && !scope.binds(node.callee.name)
          ? (classes[node.callee.name] ?? null)
          : null
      case 'CallExpression':
        return ofCall(node, depth)
      case 'ConditionalExpression':
        return either([node.consequent, node.alternate], depth)
      case 'LogicalExpression':
        return either([node.left, node.right], depth)
      case 'UnaryExpression':
        return ofUnary(node.operator, node.argument, depth)
      case 'BinaryExpression':
        return node.left.type === 'PrivateIdentifier'
          ? { kind: 'bool' }
          : ofBinary(node.operator, known(node.left, depth), known(node.right, depth))
      default:
        return null
    }
  }

  function ofUnary(operator: string, argument: Expression, depth: number): Known {
    if (operator === '!' || operator === 'delete') return { kind: 'bool' }
    if (operator === 'typeof') return { kind: 'str' }
    if (operator === 'void') return { kind: 'undefined' }
    const found = known(argument, depth)
    if (operator === '-' && found?.text !== undefined && (found.kind === 'int' || found.kind === 'float')) {
      return { kind: found.kind, text: found.text.startsWith('-') ? found.text.slice(1) : `-${found.text}` }
    }
    return found?.kind === 'bigint' ? { kind: 'bigint' } : { kind: 'float' }
  }

  return { of }
}
