import { Script } from 'node:vm'
import { type AnyNode, parse, type Program } from 'acorn'
import { parse as parseLoosely } from 'acorn-loose'
import { createPlaces } from '../../../shared/packages/imports/readImport'
import type { Place, SyntaxFact } from '../../../shared/preflight/facts/codeFacts'

/*
 * Why acorn: its trees are those that every tool of JavaScript knows, it takes the edition of the language that a Node has, it says where a script is
 * wrong as V8 does, and its loose brother reads what is half typed. (Lezer's trees, which the editor's own parts read, name no values and no scopes.)
 */

/** The edition of JavaScript that a major version of Node reads as a whole; one that is not known reads the newest of these. */
const editions: Readonly<Record<string, 2022 | 2023 | 2024 | 2025>> = { 18: 2022, 20: 2024, 22: 2025 }

export type Tree = Program

export interface ReadTree {
  readonly tree: Tree
  readonly faults: readonly SyntaxFact[]
}

/** Where a node stands, in the editor's lines and columns. */
export type PlaceOf = (node: { readonly start: number; readonly end: number }) => Place

export function placesIn(code: string): PlaceOf {
  const place = createPlaces(code)
  return ({ start, end }) => {
    const from = place(start, start)
    const to = place(end, end)
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

/** What V8 says of a script that it can't read; null where it can. Nothing of it is run. */
function wordsOfV8(code: string): string | null {
  try {
    // Only compiled.
    void new Script(code)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : null
  }
}

function faultOf(error: SyntaxError, code: string, placeOf: PlaceOf): SyntaxFact {
  const at = 'pos' in error && typeof error.pos === 'number' ? Math.min(error.pos, code.length) : 0
  const word = /^[\w$]+|^\S/.exec(code.slice(at))?.[0] ?? ''
  const message = wordsOfV8(code) ?? error.message.replace(/ \(\d+:\d+\)$/, '')
  return { ...placeOf({ start: at, end: at + Math.max(word.length, 1) }), message, kind: 'SyntaxError' }
}

/** Reads a script as the target's Node does, and what is half typed as far as it can be read. `import` and `export` are read; a rule refuses them. */
export function readTree(code: string, node: string): ReadTree {
  const ecmaVersion = editions[node.split('.', 1)[0] ?? ''] ?? 2025
  const placeOf = placesIn(code)
  const options = { ecmaVersion, allowHashBang: true } as const
  try {
    return { tree: parse(code, { ...options, sourceType: 'script' }), faults: [] }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    if (/'import' and 'export'/.test(error.message)) {
      try {
        const tree = parse(code, { ...options, sourceType: 'module' })
        return { tree, faults: [] }
      } catch (inner) {
        if (!(inner instanceof SyntaxError)) throw inner
        // What else is wrong with it is told below.
      }
    }
    const tree = parseLoosely(code, { ...options, sourceType: 'script' })
    return { tree, faults: [faultOf(error, code, placeOf)] }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** The nodes right below one, in the order of the code. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = []
  for (const value of Object.values(node) as unknown[]) {
    if (isNode(value)) found.push(value)
    else if (Array.isArray(value)) found.push(...value.filter(isNode))
  }
  return found
}

/** Functions, each with names and a `return` of its own. */
export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>

export function isFunction(node: AnyNode): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  )
}

/** All nodes below one but those of functions in it, each with its parent. */
export function* inside(root: AnyNode): Generator<readonly [AnyNode, AnyNode]> {
  const stack = childrenOf(root)
    .reverse()
    .map((node): [AnyNode, AnyNode] => [node, root])
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next
    const [node] = next
    if (isFunction(node)) continue
    stack.push(
      ...childrenOf(node)
        .reverse()
        .map((child): [AnyNode, AnyNode] => [child, node]),
    )
  }
}

/** The names that a pattern binds. */
export function namesIn(pattern: AnyNode | null): string[] {
  if (pattern === null) return []
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'RestElement' ? one.argument : one.value))
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn)
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}
