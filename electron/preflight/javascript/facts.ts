import { isDeepStrictEqual } from 'node:util'
import type { AnyNode, Pattern } from 'acorn'
import {
  type CallFact,
  type CodeFacts,
  type MainFact,
  type NamedPlace,
  type EndlessFact,
  noFacts,
  type ParameterFact,
  type Place,
  type ReturnFact,
  type StringFact,
} from '../../../shared/preflight/facts/codeFacts'
import type { InputTypes } from '../../../shared/preflight/facts/inputTypes'
import type { ValueFact } from '../../../shared/preflight/facts/valueFact'
import { readBuilds } from './builds'
import { asksFor, inputsOf } from './inputs'
import { ends, isEndless } from './flow'
import { createNames } from './names'
import { readScope, type Scope } from './scope'
import { sureCalls } from './sure'
import { mark, toldIn } from './tag'
import { childrenOf, type FunctionNode, inside, isFunction, namesIn, type PlaceOf, placesIn, readTree } from './tree'
import { unboundIn } from './unbound'
import { createValues } from './values'

type Values = ReturnType<typeof createValues>

interface FoundMain {
  readonly node: FunctionNode | null
  readonly place: Place
  readonly count: number
}

/** The function that `main` stands for at the top level; a null node where something else stands there. */
function findMain(tree: AnyNode, placeOf: PlaceOf): FoundMain | null {
  let found: FoundMain | null = null
  const put = (node: FunctionNode | null, at: AnyNode): void => {
    found = { node, place: placeOf(at), count: (found?.count ?? 0) + 1 }
  }
  for (const [node] of inside(tree)) {
    if (node.type === 'FunctionDeclaration' && node.id?.name === 'main') put(node, node.id)
    else if (node.type === 'VariableDeclarator' && namesIn(node.id).includes('main')) {
      put(node.init && isFunction(node.init) && node.id.type === 'Identifier' ? node.init : null, node.id)
    } else if (node.type === 'AssignmentExpression' && namesIn(node.left).includes('main')) {
      put(isFunction(node.right) ? node.right : null, node.left)
    } else if (node.type === 'ClassDeclaration' && node.id?.name === 'main') put(null, node.id)
  }
  return found
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

/** Reads JavaScript as a Node of a version does. */
export function javascriptFacts(code: string, node: string, inputs: InputTypes = {}): CodeFacts {
  const { tree, faults } = readTree(code, node)
  const placeOf = placesIn(code)
  const top = readScope(tree)
  const found = findMain(tree, placeOf)
  const calls: CallFact[] = []
  const strings: StringFact[] = []
  const endless: EndlessFact[] = []
  const runsItself: Place[] = []

  const body = found?.node?.body
  const inMain = body === undefined ? [] : body.type === 'BlockStatement' ? body.body : [body]
  const sure = new Set([...sureCalls(tree.body), ...sureCalls(inMain)])
  const { unbound, counts } = unboundIn(tree, placeOf)
  const isAsync = (name: string): boolean => top.functionOf(name)?.async === true
  const sureIn = (main: FunctionNode, scope: Scope): Values =>
    createValues(placeOf, scope, createNames(scope, top), isAsync, null, readBuilds(main, placeOf, false))
  const likelyIn = (main: FunctionNode, scope: Scope): Values => {
    const known = inputsOf(main, inputs, placeOf(main), asksFor([...inside(main)]))
    return createValues(placeOf, scope, createNames(scope, top), isAsync, known, readBuilds(main, placeOf, true))
  }
  const valuesIn = (scope: Scope): { values: Values; nameOf: (node: AnyNode) => string | null } => {
    const nameOf = createNames(scope, top)
    return { values: createValues(placeOf, scope, nameOf, isAsync), nameOf }
  }

  let told: ReadonlySet<AnyNode> | null = null
  const stringOf = (node: AnyNode, text: string, nameOf: (node: AnyNode) => string | null): StringFact => {
    const one = { text: text.slice(0, 2000), place: placeOf(node) }
    if (!text.includes(mark)) return one
    told ??= toldIn(tree, nameOf)
    return { ...one, isTold: told.has(node) }
  }

  function visit(
    owner: AnyNode,
    level: CallFact['level'],
    scope: Scope,
    uncalled: { readonly isUncalled?: true },
  ): void {
    const { values, nameOf } = valuesIn(scope)
    const argument = (one: AnyNode): ValueFact => {
      const value = values.of(one)
      const name = value.kind === 'unknown' ? nameOf(one) : null
      return name === null ? value : { ...value, text: name }
    }
    for (const [one, parent] of inside(owner)) {
      if (one.type === 'CallExpression' || one.type === 'NewExpression') {
        const name = nameOf(one.callee)
        const last = one.callee.type === 'MemberExpression' ? one.callee.property : one.callee
        const method = 'name' in last ? last.name : ''
        calls.push({
          name,
          method,
          place: placeOf(one),
          args: one.arguments.slice(0, 4).map(argument),
          keywords: {},
          level,
          isSure: sure.has(one),
          ...uncalled,
        })
        if (level === 'module' && method === 'main' && one.callee.type === 'Identifier') runsItself.push(placeOf(one))
      } else if (one.type === 'Literal' && typeof one.value === 'string') strings.push(stringOf(one, one.value, nameOf))
      else if (one.type === 'TemplateElement') strings.push(stringOf(one, one.value.raw, nameOf))
      else if (isEndless(one)) endless.push({ ...placeOf(one), ...uncalled })
      if (!isFunction(one)) continue
      const isUncalled = one !== found?.node && isSpokenOfOnce(one, parent, counts)
      visit(one, one === found?.node ? 'main' : 'function', readScope(one), isUncalled ? { isUncalled } : uncalled)
    }
  }
  visit(tree, 'module', top, {})

  const declared: { name: string; place: Place; word: 'lexical' | 'var' }[] = []
  const moduleWords: NamedPlace[] = []
  for (const one of childrenOf(tree)) {
    if (one.type === 'VariableDeclaration') {
      const word = one.kind === 'var' ? 'var' : 'lexical'
      for (const { id } of one.declarations)
        declared.push(...namesIn(id).map((name) => ({ name, place: placeOf(id), word }) as const))
    } else if (one.type === 'FunctionDeclaration' && one.id)
      declared.push({ name: one.id.name, place: placeOf(one.id), word: 'var' })
    else if (one.type === 'ClassDeclaration' && one.id)
      declared.push({ name: one.id.name, place: placeOf(one.id), word: 'lexical' })
    else if (/^(?:Import|Export)/.test(one.type)) {
      const name = one.type.startsWith('Import') ? 'import' : 'export'
      const { start } = one
      moduleWords.push({ name, place: placeOf({ start, end: start + name.length }) })
    }
  }
  return {
    ...noFacts,
    isWhole: faults.length === 0,
    faults,
    ...mainFacts(found, placeOf, sureIn, likelyIn),
    calls,
    unbound,
    strings,
    endless,
    runsItself,
    declared,
    moduleWords,
  }
}

/** Whether a function has a name that the code speaks of nowhere else. */
function isSpokenOfOnce(node: FunctionNode, parent: AnyNode, counts: ReadonlyMap<string, number> | null): boolean {
  const own = node.type === 'FunctionDeclaration' ? node.id : null
  const [name] = parent.type === 'VariableDeclarator' && parent.init === node ? namesIn(parent.id) : namesIn(own)
  return name !== undefined && counts?.get(name) === 1
}

function mainFacts(
  found: FoundMain | null,
  placeOf: PlaceOf,
  sureIn: (main: FunctionNode, scope: Scope) => Values,
  likelyIn: (main: FunctionNode, scope: Scope) => Values,
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
  }
  const scope = readScope(node)
  const values = sureIn(node, scope)
  const likelyValues = likelyIn(node, scope)
  const returned = (one: AnyNode): Pick<ReturnFact, 'value' | 'likely'> => {
    const value = values.of(one)
    const likely = likelyValues.of(one)
    return { value, ...(isDeepStrictEqual(value, likely) ? {} : { likely }) }
  }
  if (node.body.type !== 'BlockStatement') {
    return { main, returns: [{ place: placeOf(node.body), ...returned(node.body) }], falls: false }
  }
  const returns = [...inside(node)].flatMap(([one]) =>
    one.type === 'ReturnStatement'
      ? [{ place: placeOf(one), ...(one.argument ? returned(one.argument) : { value: null }) }]
      : [],
  )
  return { main, returns, falls: !ends(node.body.body) }
}
