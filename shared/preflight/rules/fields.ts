import { DefaultValueError, readDefaultValue } from '../../dify/errorStrategy'
import { nameRefusal, typeLabels } from '../../dify/names'
import type { DefaultValue } from '../../model/node'
import { declaredNames } from '../../problems/declaredNames'
import { ignoredProblems } from '../../problems/ignoredProblems'
import { specsUnder, typeSince } from '../../problems/typeProblem'
import { allLanguages, always, codeLanguages, type Fired, pythonOnly, type Rule } from '../rule'
import { fieldCases } from './fieldCases'

/** Dify's panel calls both so in what it says of their names. */
const kind = 'Variable Name'

/** A name with where it stands: that of a member has the path of its Object before it. */
function shownName(path: string, name: string): string {
  const shown = name === '' ? '“”' : name
  return path === '' ? shown : `${path}.${shown}`
}

const variableNameRefused: Rule = {
  id: 'variable-name-refused',
  languages: allLanguages,
  severity: always('warning'),
  check: ({ node }) =>
    declaredNames(node).flatMap(({ path, names }) =>
      names.flatMap((name): Fired[] => {
        const difyText = nameRefusal(name, kind)
        return difyText === null ? [] : [{ place: null, params: { name: shownName(path, name), difyText } }]
      }),
    ),
  cases: fieldCases['variable-name-refused'],
}

const variableTwice: Rule = {
  id: 'variable-twice',
  languages: allLanguages,
  severity: always('error'),
  check: ({ node }) =>
    declaredNames(node).flatMap(({ kind: list, path, names }) => {
      const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
      return twice.map((name): Fired => {
        const difyText = nameRefusal(name, kind, names) ?? ''
        return { place: null, params: { name: shownName(path, name), reasonCode: `same-${list}`, difyText } }
      })
    }),
  cases: fieldCases['variable-twice'],
}

const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

const variableIsKeyword: Rule = {
  id: 'variable-is-keyword',
  languages: pythonOnly,
  severity: always('error'),
  check: ({ node, facts }) =>
    facts.main?.takesAny === true
      ? []
      : node.variables.flatMap(({ variable: name }): Fired[] =>
          keywords.has(name) ? [{ place: null, params: { name } }] : [],
        ),
  cases: fieldCases['variable-is-keyword'],
}

const variableIsFile: Rule = {
  id: 'variable-is-file',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ node, target }) =>
    node.variables.flatMap(({ variable: name, value_type }): Fired[] => {
      const isList = value_type === 'array[file]' && target.fileLists === 'crash'
      if (value_type !== 'file' && !isList) return []
      const difyText = target.inputs === 'orjson' ? 'TypeError: Type is not JSON serializable: File' : notSerializable
      return [{ place: null, params: { name, difyText } }]
    }),
  cases: fieldCases['variable-is-file'],
}
const notSerializable = 'TypeError: Object of type File is not JSON serializable'

const typeUnknownThere: Rule = {
  id: 'type-unknown-there',
  languages: allLanguages,
  severity: always('error'),
  check: ({ node, target }) =>
    [...specsUnder(node.outputs)].flatMap(({ path, spec: { type } }): Fired[] => {
      if (target.outputTypes.includes(type)) return []
      return [{ place: null, params: { name: path, type: typeLabels[type], since: typeSince(type) ?? '–' } }]
    }),
  cases: fieldCases['type-unknown-there'],
}

function refusalOf(value: DefaultValue): string | null {
  try {
    readDefaultValue(value)
    return null
  } catch (error) {
    if (error instanceof DefaultValueError) return error.message
    // Its own text is no JSON at all.
    return error instanceof Error ? error.message : String(error)
  }
}

const defaultNotUsable: Rule = {
  id: 'default-not-usable',
  languages: codeLanguages,
  severity: ({ errorStrategies }) => (errorStrategies ? 'error' : 'off'),
  check: ({ node }) =>
    (node.error_strategy === 'default-value' ? (node.default_value ?? []) : []).flatMap((value): Fired[] => {
      const difyText = refusalOf(value)
      return difyText === null ? [] : [{ place: null, params: { name: value.key, difyText } }]
    }),
  cases: fieldCases['default-not-usable'],
}

const retryBeyondPanel: Rule = {
  id: 'retry-beyond-panel',
  languages: codeLanguages,
  severity: ({ errorStrategies }) => (errorStrategies ? 'warning' : 'off'),
  check: ({ node: { retry_config: retry } }) => {
    if (retry?.retry_enabled !== true) return []
    const { max_retries: times, retry_interval: wait } = retry
    const told: Fired[] = []
    if (times < 1 || times > 10) told.push({ place: null, params: { what: `${times}` } })
    if (wait < 100 || wait > 5000) told.push({ place: null, params: { what: `${wait} ms` } })
    return told
  },
  cases: fieldCases['retry-beyond-panel'],
}

/** What the target knows nothing of, in the words in which a run is told of it. */
function ignored(
  id: 'input-type-not-there' | 'error-handling-ignored' | 'retry-ignored',
  severity: Rule['severity'],
): Rule {
  return {
    id,
    languages: id === 'input-type-not-there' ? allLanguages : codeLanguages,
    severity,
    check: ({ node, target }) =>
      ignoredProblems(target, node, 'code').flatMap((problem): Fired[] =>
        problem.code === id ? [{ place: null, problem }] : [],
      ),
    cases: fieldCases[id],
  }
}

const inputTypeNotThere = ignored('input-type-not-there', ({ outputTypes }) =>
  outputTypes.includes('boolean') ? 'off' : 'warning',
)
const withoutStrategies: Rule['severity'] = ({ errorStrategies }) => (errorStrategies ? 'off' : 'warning')
const errorHandlingIgnored = ignored('error-handling-ignored', withoutStrategies)
const retryIgnored = ignored('retry-ignored', withoutStrategies)

/** Rules about the fields of a node. */
export const fieldRules: readonly Rule[] = [
  variableNameRefused,
  variableTwice,
  variableIsKeyword,
  variableIsFile,
  typeUnknownThere,
  inputTypeNotThere,
  errorHandlingIgnored,
  retryIgnored,
  defaultNotUsable,
  retryBeyondPanel,
]
