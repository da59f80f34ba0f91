import { linesOf } from '../../dify/text'
import { problem } from '../../problems'
import { importProblems } from '../../problems/importProblems'
import { packageOfModule } from '../../packages/packageNames'
import {
  allLanguages,
  always,
  codeLanguages,
  type Fired,
  javascriptOnly,
  pythonOnly,
  type Rule,
  type Surroundings,
} from '../rule'
import type { TakenFact } from '../facts/codeFacts'
import { isLookedUp } from './annotations'
import { languageCases } from './languageCases'

/** The minor version of the Python that read the code in place of the target's; null where it was the target's own. */
function standsIn({ judge, target, node }: Surroundings): string | null {
  const minor = judge?.split('.').slice(0, 2).join('.') ?? target.python
  return node.code_language !== 'python3' || minor === target.python ? null : minor
}

const codeNotReadable: Rule = {
  id: 'code-not-readable',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const { facts, target, node } = around
    const judge = standsIn(around)
    return facts.faults.map(({ message, kind, ...place }): Fired => {
      // What a newer Python refuses an older one does, too.
      if (judge !== null && Number(judge.split('.')[1]) < Number(target.python.split('.')[1])) {
        const params = { message, judge, python: target.python }
        const { line, column } = place
        return { place, problem: problem('syntax-of-stand-in', 'code', { severity: 'warning', line, column, params }) }
      }
      const runtime =
        node.code_language === 'python3' ? `Python ${target.python}` : `Node ${target.node.split('.', 1)[0] ?? ''}`
      return { place, params: { message, runtime, difyText: `${kind}: ${message}` } }
    })
  },
  cases: languageCases['code-not-readable'],
}

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

/** What Python says where a name is not there. */
function lackingWords({ module, name, form }: TakenFact): string {
  if (form === 'attribute') return `AttributeError: module '${module}' has no attribute '${name}'`
  return form === 'import'
    ? `ModuleNotFoundError: No module named '${module}.${name}'`
    : `ImportError: cannot import name '${name}' from '${module}'`
}

const pythonLacksName: Rule = {
  id: 'python-lacks-name',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    const { facts, target } = around
    const judge = standsIn(around)
    return facts.taken.flatMap((one): Fired[] => {
      const { module, name, form, place, isThere, origin } = one
      if (isThere !== false || origin !== 'python' || !isLookedUp(one, target)) return []
      if (judge !== null) {
        const params = { module, name, judge, python: target.python }
        const { line, column } = place
        return [{ place, problem: problem('name-of-stand-in', 'code', { severity: 'warning', line, column, params }) }]
      }
      return [{ place, params: { module, name, form, python: target.python, difyText: lackingWords(one) } }]
    })
  },
  cases: languageCases['python-lacks-name'],
}

const packageLacksName: Rule = {
  id: 'package-lacks-name',
  languages: pythonOnly,
  severity: always('error'),
  check: ({ facts, installed, target }) =>
    facts.taken.flatMap((one): Fired[] => {
      const { module, name, place, isThere, origin } = one
      if (isThere !== false || origin !== 'package' || !isLookedUp(one, target)) return []
      const [top = module] = module.split('.', 1)
      const found = installed?.find(({ modules }) => modules.includes(top))
      const known = packageOfModule(top) ?? top
      const difyText = lackingWords(one)
      const shown = found === undefined ? known : `${found.name} ${found.version}`
      return [{ place, params: { module, name, package: shown, difyText } }]
    }),
  cases: languageCases['package-lacks-name'],
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

/** Rules about the language and what is taken out of modules. */
export const languageRules: readonly Rule[] = [
  codeNotReadable,
  moduleStatement,
  packageNotThere,
  pythonLacksName,
  packageLacksName,
  templateQuotes,
  inputsMark,
]
