import type { AnyNode } from 'acorn'
import type { UnboundFact } from '../../../shared/preflight/facts/codeFacts'
import { childrenOf, isFunction, namesIn, type PlaceOf } from './tree'

/** What Node 20 has without a `require` (its `globalThis`, the language's own names, and the parameters of a CommonJS module). */
const given = new Set(
  `undefined NaN Infinity globalThis global process console Buffer require module exports __filename __dirname arguments eval isFinite isNaN parseFloat
  parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Object Function Boolean Symbol Error AggregateError EvalError
  RangeError ReferenceError SyntaxError TypeError URIError Number BigInt Math Date String RegExp Array Int8Array Uint8Array Uint8ClampedArray Int16Array
  Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array Float64Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry
  ArrayBuffer SharedArrayBuffer DataView Atomics JSON Promise Reflect Proxy Intl WebAssembly Iterator setTimeout setInterval setImmediate clearTimeout
  clearInterval clearImmediate queueMicrotask structuredClone atob btoa fetch Headers Request Response FormData URL URLSearchParams AbortController
  AbortSignal Event EventTarget MessageChannel MessagePort MessageEvent BroadcastChannel Blob File DOMException TextEncoder TextDecoder
  TextEncoderStream TextDecoderStream CompressionStream DecompressionStream ReadableStream WritableStream TransformStream performance Performance crypto
  Crypto CryptoKey SubtleCrypto WebSocket navigator CustomEvent ReadableStreamDefaultReader ByteLengthQueuingStrategy CountQueuingStrategy`.split(
    /\s+/,
  ),
)

/** Code that may bind more than can be seen. */
const binders = new Set(['eval', 'globalThis', 'global', 'Function'])

function boundBy(node: AnyNode): string[] {
  if (isFunction(node)) {
    const own = 'id' in node && node.id ? namesIn(node.id) : []
    return [...own, ...node.params.flatMap((one) => namesIn(one))]
  }
  switch (node.type) {
    case 'VariableDeclarator':
      return namesIn(node.id)
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node.id ? [node.id.name] : []
    case 'CatchClause':
      return namesIn(node.param ?? null)
    case 'AssignmentExpression':
      return namesIn(node.left)
    case 'ForInStatement':
    case 'ForOfStatement':
      return namesIn(node.left)
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [node.local.name]
    default:
      return []
  }
}

/** Whether an identifier names no variable where it stands. */
function isLabel(node: AnyNode, parent: AnyNode): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && !parent.computed
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.key === node && !parent.computed && parent.value !== node
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
    case 'ImportSpecifier':
    case 'ExportSpecifier':
      return true
    case 'UnaryExpression':
      return parent.operator === 'typeof'
    default:
      return false
  }
}

/** What a script's names tell. */
export interface ReadNames {
  /** Those that it reads and that neither it nor Node has; none where it may bind more than can be seen. */
  readonly unbound: readonly UnboundFact[]
  /** How often it names each, where it binds it included; null where it may do so unseen. */
  readonly counts: ReadonlyMap<string, number> | null
}

export function unboundIn(tree: AnyNode, placeOf: PlaceOf): ReadNames {
  const bound = new Set<string>()
  const counts = new Map<string, number>()
  const read: { node: AnyNode & { name: string }; isInside: boolean; isGuarded: boolean }[] = []
  const stack: { node: AnyNode; parent: AnyNode; isInside: boolean; isGuarded: boolean }[] = [
    { node: tree, parent: tree, isInside: false, isGuarded: false },
  ]
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    const { node, parent, isInside, isGuarded } = one
    for (const name of boundBy(node)) bound.add(name)
    if (node.type === 'WithStatement') return { unbound: [], counts: null }
    if (node.type === 'Identifier' && !isLabel(node, parent)) {
      if (binders.has(node.name)) return { unbound: [], counts: null }
      counts.set(node.name, (counts.get(node.name) ?? 0) + 1)
      read.push({ node, isInside, isGuarded })
    }
    for (const below of [...childrenOf(node)].reverse()) {
      const isTried = node.type === 'TryStatement' && node.block === below && Boolean(node.handler)
      stack.push({
        node: below,
        parent: node,
        isInside: isInside || isFunction(node),
        isGuarded: isGuarded || isTried,
      })
    }
  }
  const unbound = read.flatMap(({ node, isInside, isGuarded }) => {
    if (bound.has(node.name) || given.has(node.name)) return []
    const level = isInside ? 'function' : 'module'
    return [{ name: node.name, place: placeOf(node), level, isGuarded } satisfies UnboundFact]
  })
  return { unbound, counts }
}
