import { isDeepStrictEqual } from 'node:util'
import type { AnyNode, Pattern } from 'acorn'
import type { CodeFacts, MainFact, ParameterFact, Place, ReturnFact } from '../../../shared/preflight/facts/codeFacts'
import { ends, fails } from './flow'
import { memberReads } from './memberReads'
import type { Scope } from './scope'
import { childrenOf, type FunctionNode, inside, isFunction, namesIn, type PlaceOf } from './tree'
import type { createValues } from './values'

/** Where `main` is defined. */
export interface FoundMain {
  readonly node: FunctionNode | null
  readonly place: Place
  readonly count: number
}

/** The function that `main` stands for at the top level; a null node where something else stands there. */
export function findMain(tree: AnyNode, top: Scope, placeOf: PlaceOf): FoundMain | null {
  let found: FoundMain | null = null
  const put = (node: FunctionNode | null, at: AnyNode): void => {
    found = { node, place: placeOf(at), count: (found?.count ?? 0) + 1 }
  }
  /** What it is given: a function, or one of the top level by its name. */
  const give = (value: AnyNode, at: AnyNode): void => {
    const named = value.type === 'Identifier' ? top.functionOf(value.name) : null
    if (isFunction(value)) put(value, at)
    else put(named, (named !== null && 'id' in named ? named.id : null) ?? at)
  }
  for (const [node] of inside(tree)) {
    if (node.type === 'FunctionDeclaration' && node.id?.name === 'main') put(node, node.id)
    else if (node.type === 'VariableDeclarator' && namesIn(node.id).includes('main')) {
      // One that is only declared is given its value elsewhere.
      if (node.id.type !== 'Identifier') put(null, node.id)
      else if (node.init) give(node.init, node.id)
    } else if (node.type === 'AssignmentExpression' && namesIn(node.left).includes('main')) {
      give(node.right, node.left)
    } else if (node.type === 'ClassDeclaration' && node.id?.name === 'main') put(null, node.id)
  }
  const elsewhere = found === null ? givenElsewhere(tree) : null
  return elsewhere === null ? found : { node: null, place: placeOf(elsewhere), count: 1 }
}

/** Where a function, or a member of the global object, gives `main` a value. */
function givenElsewhere(tree: AnyNode): AnyNode | null {
  const stack = [tree]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'AssignmentExpression') {
      const { left } = node
      const isMember = left.type === 'MemberExpression' && 'name' in left.property && left.property.name === 'main'
      if (isMember || namesIn(left).includes('main')) return left
    }
    stack.push(...childrenOf(node))
  }
  return null
}

function parametersOf(patterns: readonly Pattern[], placeOf: PlaceOf): Pick<MainFact, 'parameters' | 'takesAny'> {
  const [given, ...more] = patterns
  const further = more.map((one): ParameterFact => ({
    name: namesIn(one)[0] ?? '',
    kind: 'positional',
    hasDefault: one.type === 'AssignmentPattern' || one.type === 'RestElement',
    place: placeOf(one),
  }))
  const first = given?.type === 'AssignmentPattern' ? given.left : given
  if (first?.type !== 'ObjectPattern') return { parameters: further, takesAny: given !== undefined }
  const named = first.properties.flatMap((one): ParameterFact[] => {
    if (one.type === 'RestElement' || one.computed) return []
    const name = one.key.type === 'Identifier' ? one.key.name : one.key.type === 'Literal' ? String(one.key.value) : ''
    return [{ name, kind: 'usual', hasDefault: one.value.type === 'AssignmentPattern', place: placeOf(one.key) }]
  })
  return { parameters: [...named, ...further], takesAny: first.properties.some((one) => one.type === 'RestElement') }
}

type Values = ReturnType<typeof createValues>

/** The scope of `main`, and what its expressions give: surely, and in all likelihood. */
export interface MainValues {
  readonly scope: Scope
  readonly sure: Values
  readonly likely: Values
}

/** What `main` gives by an expression; what is likely where that says more. */
function returned(node: AnyNode, { sure, likely }: MainValues): Pick<ReturnFact, 'value' | 'likely'> {
  const value = sure.of(node)
  const more = likely.of(node)
  return isDeepStrictEqual(value, more) ? { value } : { value, likely: more }
}

/** What is told of `main`: what it takes, and what it returns. */
export function mainFacts(
  found: FoundMain | null,
  top: Scope,
  placeOf: PlaceOf,
  valuesIn: (node: FunctionNode) => MainValues,
): Pick<CodeFacts, 'main' | 'returns' | 'falls'> {
  if (found === null) return { main: null, returns: [], falls: false }
  const { node, place, count } = found
  if (node === null) {
    const main = { place, isAsync: false, isGenerator: false, parameters: [], takesAny: true, count, isWrapped: true }
    return { main, returns: [], falls: false }
  }
  const usesAll = [...inside(node)].some(([one]) => one.type === 'Identifier' && one.name === 'arguments')
  const { parameters, takesAny } = parametersOf(node.params, placeOf)
  const main = {
    place,
    isAsync: node.async,
    isGenerator: node.generator,
    parameters,
    takesAny: takesAny || usesAll,
    count,
    isWrapped: false,
    reads: memberReads(node, placeOf),
  }
  const values = valuesIn(node)
  if (node.body.type !== 'BlockStatement') {
    return { main, returns: [{ place: placeOf(node.body), ...returned(node.body, values) }], falls: false }
  }
  const returns = [...inside(node)].flatMap(([one]) =>
    one.type === 'ReturnStatement'
      ? [{ place: placeOf(one), ...(one.argument ? returned(one.argument, values) : { value: null }) }]
      : [],
  )
  const neverReturns = (name: string): boolean => {
    const called = values.scope.binds(name) ? null : top.functionOf(name)
    return called !== null && fails(called)
  }
  return { main, returns, falls: !ends(node.body.body, neverReturns) }
}
