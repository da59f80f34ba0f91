import { linesOf } from '../../dify/text'
import { importProblems } from '../../problems/importProblems'
import { packageOfModule } from '../../packages/packageNames'
import { allLanguages, always, codeLanguages, type Fired, javascriptOnly, pythonOnly, type Rule } from '../rule'
import { isLookedUp } from './annotations'
import { languageCases } from './languageCases'
import { lackingWords, versionRules } from './versions'

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
  check: ({ facts, installed, target }) =>
    facts.taken.flatMap((one): Fired[] => {
      const { module, name, place, isThere, origin, isUncalled } = one
      if (isThere !== false || origin !== 'package' || !isLookedUp(one, target)) return []
      const [top = module] = module.split('.', 1)
      const found = installed?.find(({ modules }) => modules.includes(top))
      const known = packageOfModule(top) ?? top
      const difyText = lackingWords(one)
      const shown = found === undefined ? known : `${found.name} ${found.version}`
      const params = { module, name, package: shown, difyText }
      return [{ place, params, ...(isUncalled === true ? { severity: 'warning' as const } : {}) }]
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
  ...versionRules,
  moduleStatement,
  packageNotThere,
  packageLacksName,
  templateQuotes,
  inputsMark,
]
