import { freeName, ownerOfName } from '../../dify/javascriptNames'
import { linesOf } from '../../dify/text'
import type { NodeLanguage } from '../../model/node'
import { problem } from '../../problems'
import { importProblems } from '../../problems/importProblems'
import { packageOfModule } from '../../packages/packageNames'
import {
  allLanguages,
  always,
  codeLanguages,
  type CodeEdit,
  type Fired,
  javascriptOnly,
  pythonOnly,
  type Rule,
  type Surroundings,
} from '../rule'
import { forgottenInput } from './forgottenInput'
import { languageCases } from './languageCases'
import { isLateBuiltin, lackingWords, versionRules } from './versions'

const moduleStatement: Rule = {
  id: 'module-statement',
  languages: javascriptOnly,
  severity: always('error'),
  check: ({ facts }) =>
    facts.moduleWords.map(({ name, place }): Fired => {
      const difyText =
        name === 'import'
          ? 'SyntaxError: Cannot use import statement outside a module'
          : "SyntaxError: Unexpected token 'export'"
      return { place, params: { name, difyText } }
    }),
  cases: languageCases['module-statement'],
}

/** Told in the words that a run uses, which know what the module is. Those of `import` as a statement have a rule of their own. */
const packageNotThere: Rule = {
  id: 'package-not-there',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ node, target, environment }) => {
    const unknown = {
      modules: null,
      packages: new Set<string>(),
      asked: new Set<string>(),
      leftOut: new Map<string, string>(),
      hasFailed: false,
    }
    return importProblems(node, target, environment ?? unknown).flatMap(({ problem, endColumn }): Fired[] => {
      if (problem.code === 'module-syntax-refused') return []
      const { line, column } = problem
      const place = line === null || column === null ? null : { line, column, endLine: line, endColumn }
      return [{ place, problem }]
    })
  },
  cases: languageCases['package-not-there'],
}

const packageLacksName: Rule = {
  id: 'package-lacks-name',
  languages: pythonOnly,
  severity: always('error'),
  check: ({ facts, installed }) =>
    facts.taken.flatMap((one): Fired[] => {
      const { module, name, place, isThere, origin } = one
      if (isThere !== false || origin !== 'package') return []
      const [top = module] = module.split('.', 1)
      const found = installed?.find(({ modules }) => modules.includes(top))
      const known = packageOfModule(top) ?? top
      const difyText = lackingWords(one)
      const shown = found === undefined ? known : `${found.name} ${found.version}`
      return [{ place, params: { module, name, package: shown, difyText } }]
    }),
  cases: languageCases['package-lacks-name'],
}

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
    const { facts, node } = around
    const { code_language: language } = node
    const seen = new Set<string>()
    return facts.unbound.flatMap((one): Fired[] => {
      const { name, place, isGuarded } = one
      if (isGuarded || theirs(around, name) !== null || seen.has(name) || !facts.isWhole) return []
      if (name === 'main' || name.startsWith('__')) return []
      // What another version has is told by a rule of its own.
      if (language === 'python3' && isLateBuiltin(name)) return []
      seen.add(name)
      const edits = language === 'python3' && modules.has(name) ? atHead(node.code, `import ${name}`) : []
      const params = { name, difyText: notDefined(language, name) }
      const input = edits.length > 0 ? null : forgottenInput(around, one)
      if (input === null) return [{ place, params, edits }]
      const { line, column } = place
      return [{ place, problem: problem('name-no-input', 'code', { line, column, params }), fixes: [input] }]
    })
  },
  cases: languageCases['name-not-bound'],
}

const nameOfWrapper: Rule = {
  id: 'name-of-wrapper',
  languages: codeLanguages,
  severity: always('warning'),
  check: (around) => {
    const { facts, node } = around
    const { code_language: language } = node
    const seen = new Set<string>()
    return facts.unbound.flatMap(({ name, place, level, isGuarded }): Fired[] => {
      const owner = theirs(around, name)
      if (isGuarded || seen.has(name) || owner === null) return []
      seen.add(name)
      // Outside all functions the wrapper has not come to its imports yet; a `var` of JavaScript is there, without a value.
      const fails = level === 'module' && owner === 'wrapper' && language === 'python3'
      const difyText = fails ? notDefined(language, name) : ''
      const known = ofWrapper[name] ?? (modules.has(name) ? `import ${name}` : null)
      const edits = language !== 'python3' || known === null ? [] : atHead(node.code, known)
      return [{ place, params: { name, difyText }, edits, ...(fails ? { severity: 'error' as const } : {}) }]
    })
  },
  cases: languageCases['name-of-wrapper'],
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
  cases: languageCases['builtin-covered'],
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
  cases: languageCases['name-reserved-here'],
}

const templateQuotes: Rule = {
  id: 'template-quotes',
  languages: ['jinja2'],
  severity: ({ wrappers }) => (wrappers.template.template === 'raw' ? 'error' : 'off'),
  check: ({ node }) =>
    linesOf(node.code).flatMap((text, at): Fired[] => {
      const found = /'''/.exec(text)
      if (found === null) return []
      const line = at + 1
      const column = found.index + 1
      return [{ place: { line, column, endLine: line, endColumn: column + 3 }, params: { what: "'''" } }]
    }),
  cases: languageCases['template-quotes'],
}

const inputsMark: Rule = {
  id: 'inputs-mark',
  languages: allLanguages,
  severity: always('error'),
  check: ({ node, target }) => {
    // A template that comes as Base64 is no part of the script's text.
    if (node.code_language === 'jinja2' && target.wrappers.template.template !== 'raw') return []
    const comment = node.code_language === 'python3' ? /^\s*#/ : /^\s*\/\//
    return linesOf(node.code).flatMap((text, at): Fired[] => {
      const column = text.indexOf('{{inputs}}') + 1
      const line = at + 1
      if (column === 0 || comment.test(text)) return []
      return [{ place: { line, column, endLine: line, endColumn: column + 10 } }]
    })
  },
  cases: languageCases['inputs-mark'],
}

/** Rules about the language and its names. */
export const languageRules: readonly Rule[] = [
  ...versionRules,
  moduleStatement,
  packageNotThere,
  packageLacksName,
  nameNotBound,
  nameOfWrapper,
  builtinCovered,
  nameReservedHere,
  templateQuotes,
  inputsMark,
]
