import type { AnyNode } from 'acorn'
import type { UnboundFact } from '../../../shared/preflight/facts/codeFacts'
import { childrenOf, isFunction, namesIn, type PlaceOf } from './tree'

/** What every Node that is known has without a `require` (its `globalThis`, the language's own names, and the parameters of a CommonJS module). */
const given: ReadonlySet<string> = new Set(
  `undefined NaN Infinity globalThis global process console Buffer require module exports __filename __dirname arguments eval isFinite isNaN parseFloat
  parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Object Function Boolean Symbol Error AggregateError EvalError
  RangeError ReferenceError SyntaxError TypeError URIError Number BigInt Math Date String RegExp Array Int8Array Uint8Array Uint8ClampedArray Int16Array
  Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array Float64Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry
  ArrayBuffer SharedArrayBuffer DataView Atomics JSON Promise Reflect Proxy Intl WebAssembly setTimeout setInterval setImmediate clearTimeout
  clearInterval clearImmediate queueMicrotask structuredClone atob btoa fetch Headers Request Response FormData URL URLSearchParams AbortController
  AbortSignal Event EventTarget MessageChannel MessagePort MessageEvent BroadcastChannel Blob File DOMException TextEncoder TextDecoder
  TextEncoderStream TextDecoderStream CompressionStream DecompressionStream ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest
  ReadableByteStreamController ReadableStreamDefaultController ReadableStreamDefaultReader WritableStream WritableStreamDefaultController
  WritableStreamDefaultWriter TransformStream TransformStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy performance Performance
  PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming crypto Crypto CryptoKey
  SubtleCrypto CustomEvent`.split(/\s+/),
)

/** What came with a later one, by its major version. */
const cameWith: Readonly<Record<string, number>> = {
  navigator: 21,
  Navigator: 21,
  WebSocket: 22,
  Iterator: 22,
  CloseEvent: 23,
  Float16Array: 24,
  URLPattern: 24,
}

function isGiven(name: string, node: string): boolean {
  const since = Object.hasOwn(cameWith, name) ? cameWith[name] : undefined
  return given.has(name) || (since !== undefined && Number(node.split('.', 1)[0]) >= since)
}

/** Code that may bind more than can be seen. */
const binders = new Set(['eval', 'globalThis', 'global', 'Function'])

interface Binding {
  readonly names: readonly string[]
  /** The node in which they stand for something; null: the function around it, or the whole script. */
  readonly within: AnyNode | null
}

const around = (names: readonly string[]): Binding => ({ names, within: null })

/** What a node declares. What it only assigns is told by `assignedBy`. */
function boundBy(node: AnyNode): readonly Binding[] {
  if (isFunction(node)) {
    const parameters = { names: node.params.flatMap((one) => namesIn(one)), within: node }
    const own = 'id' in node && node.id ? namesIn(node.id) : []
    return [parameters, node.type === 'FunctionDeclaration' ? around(own) : { names: own, within: node }]
  }
  switch (node.type) {
    case 'VariableDeclarator':
      return [around(namesIn(node.id))]
    case 'ClassDeclaration':
      return [around(node.id ? [node.id.name] : [])]
    case 'ClassExpression':
      return [{ names: node.id ? [node.id.name] : [], within: node }]
    case 'CatchClause':
      return [{ names: namesIn(node.param ?? null), within: node }]
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [around([node.local.name])]
    default:
      return []
  }
}

/** Names that a node gives a value: one that nothing declares becomes one of the whole script. */
function assignedBy(node: AnyNode): string[] {
  if (node.type === 'AssignmentExpression') return namesIn(node.left)
  return node.type === 'ForInStatement' || node.type === 'ForOfStatement' ? namesIn(node.left) : []
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

/** Where names stand for something: the stretches of the script that declare each, and those that are there in all of it. */
class Bindings {
  private readonly everywhere = new Set<string>()
  private readonly within = new Map<string, AnyNode[]>()

  add(name: string, node: AnyNode | null): void {
    if (node === null) this.everywhere.add(name)
    else this.within.set(name, [...(this.within.get(name) ?? []), node])
  }

  has(name: string, { start }: AnyNode): boolean {
    if (this.everywhere.has(name)) return true
    return this.within.get(name)?.some((one) => one.start <= start && start < one.end) ?? false
  }
}

/** Reads the names of a script as a Node of a version has them. */
export function unboundIn(tree: AnyNode, placeOf: PlaceOf, version: string): ReadNames {
  const bound = new Bindings()
  const counts = new Map<string, number>()
  /** Names whose kind the code asks for: it goes on without them. */
  const asked = new Set<string>()
  const assigned: { readonly name: string; readonly node: AnyNode }[] = []
  const read: { node: AnyNode & { name: string }; isInside: boolean; isGuarded: boolean }[] = []
  const stack: { node: AnyNode; parent: AnyNode; owner: AnyNode | null; isGuarded: boolean }[] = [
    { node: tree, parent: tree, owner: null, isGuarded: false },
  ]
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    const { node, parent, owner, isGuarded } = one
    for (const { names, within } of boundBy(node)) for (const name of names) bound.add(name, within ?? owner)
    for (const name of assignedBy(node)) assigned.push({ name, node })
    if (node.type === 'WithStatement') return { unbound: [], counts: null }
    if (node.type === 'UnaryExpression' && node.operator === 'typeof' && node.argument.type === 'Identifier') {
      asked.add(node.argument.name)
    }
    if (node.type === 'Identifier' && !isLabel(node, parent)) {
      if (binders.has(node.name)) return { unbound: [], counts: null }
      counts.set(node.name, (counts.get(node.name) ?? 0) + 1)
      read.push({ node, isInside: owner !== null, isGuarded })
    }
    for (const below of [...childrenOf(node)].reverse()) {
      const isTried = node.type === 'TryStatement' && node.block === below && Boolean(node.handler)
      stack.push({
        node: below,
        parent: node,
        owner: isFunction(node) ? node : owner,
        isGuarded: isGuarded || isTried,
      })
    }
  }
  for (const { name, node } of assigned) if (!bound.has(name, node)) bound.add(name, null)
  const unbound = read.flatMap(({ node, isInside, isGuarded }) => {
    const { name } = node
    if (bound.has(name, node) || isGiven(name, version)) return []
    const level = isInside ? 'function' : 'module'
    return [{ name, place: placeOf(node), level, isGuarded: isGuarded || asked.has(name) } satisfies UnboundFact]
  })
  return { unbound, counts }
}
