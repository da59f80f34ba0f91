import type { AnyNode } from 'acorn'
import {
  type CallFact,
  type CodeFacts,
  type NamedPlace,
  type EndlessFact,
  noFacts,
  type Place,
  type StringFact,
} from '../../../shared/preflight/facts/codeFacts'
import type { InputTypes } from '../../../shared/preflight/facts/inputTypes'
import type { ValueFact } from '../../../shared/preflight/facts/valueFact'
import { readBuilds } from './builds'
import { findMain, mainFacts } from './definition'
import { isEndless } from './flow'
import { asksFor, inputsOf } from './inputs'
import { createNames } from './names'
import { readScope, type Scope } from './scope'
import { sureCalls } from './sure'
import { mark, toldIn } from './tag'
import { childrenOf, type FunctionNode, inside, isFunction, namesIn, placesIn, readTree } from './tree'
import { unboundIn } from './unbound'
import { createValues } from './values'

type Values = ReturnType<typeof createValues>

/** Reads JavaScript as a Node of a version does. */
export function javascriptFacts(code: string, node: string, inputs: InputTypes = {}): CodeFacts {
  const { tree, faults } = readTree(code, node)
  const placeOf = placesIn(code)
  const top = readScope(tree)
  const found = findMain(tree, top, placeOf)
  const calls: CallFact[] = []
  const strings: StringFact[] = []
  const endless: EndlessFact[] = []
  const runsItself: Place[] = []

  const scopes = new Map<FunctionNode, Scope>()
  const scopeOf = (one: FunctionNode): Scope => {
    const made = scopes.get(one) ?? readScope(one)
    scopes.set(one, made)
    return made
  }
  const sure = sureCalls(tree.body, found?.node ?? null, (name, caller) =>
    caller !== null && scopeOf(caller).binds(name) ? null : top.functionOf(name),
  )
  const { unbound, counts } = unboundIn(tree, placeOf, node)
  const isAsync = (name: string): boolean => top.functionOf(name)?.async === true
  const sureIn = (main: FunctionNode, scope: Scope): Values =>
    createValues(placeOf, scope, createNames(scope, top), isAsync, null, readBuilds(main, placeOf, false))
  const likelyIn = (main: FunctionNode, scope: Scope): Values => {
    const known = inputsOf(main, inputs, placeOf(main), asksFor([...inside(main)]))
    return createValues(placeOf, scope, createNames(scope, top), isAsync, known, readBuilds(main, placeOf, true))
  }
  const readIn = (scope: Scope): { values: Values; nameOf: (node: AnyNode) => string | null } => {
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
    const { values, nameOf } = readIn(scope)
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
      visit(one, one === found?.node ? 'main' : 'function', scopeOf(one), isUncalled ? { isUncalled } : uncalled)
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
    ...mainFacts(found, top, placeOf, (one) => {
      const scope = scopeOf(one)
      return { scope, sure: sureIn(one, scope), likely: likelyIn(one, scope) }
    }),
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
