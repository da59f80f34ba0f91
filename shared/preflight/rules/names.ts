import { freeName, ownerOfName } from '../../dify/javascriptNames'
import { linesOf } from '../../dify/text'
import type { NodeLanguage } from '../../model/node'
import { problem } from '../../problems'
import {
  always,
  codeLanguages,
  type CodeEdit,
  type Fired,
  javascriptOnly,
  pythonOnly,
  type Rule,
  type Surroundings,
} from '../rule'
import { isLookedUp } from './annotations'
import { forgottenInput } from './forgottenInput'
import { nameCases } from './nameCases'
import { isLateBuiltin } from './versions'

/** Names that the wrapper imports behind the author's code, and before it calls `main`. */
const ofWrapper: Readonly<Record<string, string>> = { json: 'import json', b64decode: 'from base64 import b64decode' }
/** Modules that authors use by their own names: what is not bound may be one whose import was forgotten. */
const modules = new Set(
  'json os sys re math time datetime random base64 hashlib itertools functools collections string uuid urllib csv io traceback typing copy decimal statistics requests httpx'.split(
    ' ',
  ),
)

/** A line at the head of the code, below what must stand first. */
function atHead(code: string, statement: string): CodeEdit[] {
  const lines = linesOf(code)
  const at = lines.findIndex((line) => !/^\s*(?:#.*)?$/.test(line) && !line.startsWith('from __future__'))
  const line = Math.max(at, 0) + 1
  return [{ line, column: 1, endLine: line, endColumn: 1, text: `${statement}\n` }]
}

function notDefined(language: NodeLanguage, name: string): string {
  return language === 'javascript'
    ? `ReferenceError: ${name} is not defined`
    : `NameError: name '${name}' is not defined`
}

/** Whether Dify itself has put a name there: its wrapper behind the code, or the bootstrap of its sandbox around it. */
function theirs({ node, target }: Surroundings, name: string): 'wrapper' | 'bootstrap' | null {
  if (node.code_language === 'javascript') {
    const owner = ownerOfName(target, name)
    return owner === 'module' ? 'bootstrap' : owner
  }
  if (target.sandbox.bootstrapNames.includes(name)) return 'bootstrap'
  return Object.hasOwn(ofWrapper, name) ? 'wrapper' : null
}

const nameNotBound: Rule = {
  id: 'name-not-bound',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const { facts, node, target } = around
    const { code_language: language } = node
    const seen = new Set<string>()
    return facts.unbound.flatMap((one): Fired[] => {
      const { name, place, isGuarded, isUncalled } = one
      if (isGuarded || !isLookedUp(one, target) || theirs(around, name) !== null || seen.has(name) || !facts.isWhole)
        return []
      if (name === 'main' || name.startsWith('__')) return []
      // What another version has is told by a rule of its own.
      if (language === 'python3' && isLateBuiltin(name)) return []
      seen.add(name)
      const edits = language === 'python3' && modules.has(name) ? atHead(node.code, `import ${name}`) : []
      const params = { name, difyText: notDefined(language, name) }
      const input = edits.length > 0 ? null : forgottenInput(around, one)
      // In a function that nothing calls it does no harm as it is.
      if (input === null) return [{ place, params, edits, ...(isUncalled === true ? { severity: 'warning' } : {}) }]
      const { line, column } = place
      return [{ place, problem: problem('name-no-input', 'code', { line, column, params }), fixes: [input] }]
    })
  },
  cases: nameCases['name-not-bound'],
}

const nameOfWrapper: Rule = {
  id: 'name-of-wrapper',
  languages: codeLanguages,
  severity: always('warning'),
  check: (around) => {
    const { facts, node } = around
    const { code_language: language } = node
    const seen = new Set<string>()
    return facts.unbound.flatMap((one): Fired[] => {
      const { name, place, level, isGuarded } = one
      const owner = theirs(around, name)
      if (isGuarded || !isLookedUp(one, around.target) || seen.has(name) || owner === null) return []
      seen.add(name)
      // Outside all functions the wrapper has not come to its imports yet; a `var` of JavaScript is there, without a value.
      const fails = level === 'module' && owner === 'wrapper' && language === 'python3'
      const difyText = fails ? notDefined(language, name) : ''
      const known = ofWrapper[name] ?? (modules.has(name) ? `import ${name}` : null)
      const edits = language !== 'python3' || known === null ? [] : atHead(node.code, known)
      return [{ place, params: { name, difyText }, edits, ...(fails ? { severity: 'error' as const } : {}) }]
    })
  },
  cases: nameCases['name-of-wrapper'],
}

const builtinCovered: Rule = {
  id: 'builtin-covered',
  languages: pythonOnly,
  severity: always('warning'),
  check: ({ facts }) =>
    facts.shadowed.map(({ name, place }): Fired => ({
      place,
      params: { name, difyText: "TypeError: 'str' object is not callable" },
    })),
  cases: nameCases['builtin-covered'],
}

const nameReservedHere: Rule = {
  id: 'name-reserved-here',
  languages: javascriptOnly,
  severity: always('error'),
  check: ({ facts, target, node }) =>
    facts.declared.flatMap(({ name, place, word }): Fired[] => {
      const owner = ownerOfName(target, name)
      const isAppended = target.sandbox.javascript.runs === 'appended'
      // The wrapper's own are `var`s, which a `var` and a function do not mind; a sandbox's are constants beside an appended script.
      const clashes =
        owner === 'wrapper'
          ? word === 'lexical'
          : owner === 'bootstrap'
            ? isAppended || word === 'var'
            : owner === 'module' && word === 'lexical'
      if (!clashes) return []
      const difyText = `SyntaxError: Identifier '${name}' has already been declared`
      return [{ place, params: { name, free: freeName(node.code, name), difyText } }]
    }),
  cases: nameCases['name-reserved-here'],
}

/** Rules about names: that each stands for something, and for what the author means. */
export const nameRules: readonly Rule[] = [nameNotBound, nameOfWrapper, builtinCovered, nameReservedHere]
