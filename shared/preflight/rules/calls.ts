import { allowedCalls, operatorList } from '../../dify/allowedCalls'
import { callNumber } from '../../dify/callNames'
import { effectsOf } from '../../dify/effects/effects'
import type { CodeLanguage } from '../../model/node'
import type { Target } from '../../dify/targets/target'
import type { CallFact, Place } from '../facts/codeFacts'
import { pythonImports } from '../../packages/imports/pythonImports'
import { importCalls, libraryCalls } from '../libraryCalls'
import { always, codeLanguages, type Fired, type Rule, type Surroundings } from '../rule'
import { callCases } from './callCases'

/** The processor of most servers, by whose numbers the operator's line is written. */
const processor = 'x64'

/** A library function in the code, and the system calls that it needs there. */
interface Needing {
  readonly place: Place
  readonly what: string
  /** Whether the code surely comes to it: a function of the author's may never be called. */
  readonly isSure: boolean
  readonly needs: readonly string[]
}

function needing({ facts, node }: Surroundings): Needing[] {
  const { code_language: language } = node
  if (language === 'jinja2') return []
  const called = facts.calls.flatMap(({ name, place, level }) => {
    const needs = libraryCalls[language][name ?? ''] ?? []
    return name === null || needs.length === 0 ? [] : [{ place, what: name, needs, isSure: level !== 'function' }]
  })
  const imported = (language === 'python3' ? pythonImports(node.code) : []).flatMap((one): Needing[] => {
    const { module, need, line, column, endColumn } = one
    const [top = module] = module.split('.', 1)
    const needs = importCalls[top] ?? []
    const place = { line, column, endLine: line, endColumn }
    return needs.length === 0 || need === 'never'
      ? []
      : [{ place, what: `import ${top}`, needs, isSure: need === 'needed' }]
  })
  return [...imported, ...called]
}

interface Verdict {
  readonly refused: readonly string[]
  readonly soft: readonly string[]
}

function verdictOf(target: Target, language: CodeLanguage, needs: readonly string[]): Verdict {
  const lists = allowedCalls(
    target,
    language === 'python3' ? 'python3' : 'nodejs',
    processor,
    target.sandbox.enableNetwork,
  )
  if (lists === null) return { refused: [], soft: [] }
  const numbered = needs.map((name) => [name, callNumber(name, processor)] as const)
  const isSoft = (number: number | null): boolean => number !== null && lists.soft.includes(number)
  const isFine = (number: number | null): boolean => number === null || lists.allowed.includes(number)
  return {
    refused: numbered.filter(([, number]) => !isFine(number) && !isSoft(number)).map(([name]) => name),
    soft: numbered.filter(([, number]) => isSoft(number)).map(([name]) => name),
  }
}

function written(names: readonly string[]): string {
  return names.map((name) => `${name} (${callNumber(name, processor) ?? '?'})`).join(', ')
}

const sandboxRefuses: Rule = {
  id: 'sandbox-refuses',
  languages: codeLanguages,
  severity: always('error'),
  check: (around) => {
    const { node, target } = around
    if (node.code_language === 'jinja2') return []
    const language = node.code_language
    return needing(around).flatMap(({ place, what, needs, isSure }): Fired[] => {
      const { refused } = verdictOf(target, language, needs)
      if (refused.length === 0) return []
      const found = refused.flatMap((name) => callNumber(name, processor) ?? [])
      const numbers = operatorList(target, processor, found) ?? ''
      const severity = isSure ? 'error' : 'warning'
      return [{ place, params: { what, calls: written(refused), processor: 'x86-64', numbers }, severity }]
    })
  },
  cases: callCases['sandbox-refuses'],
}

const sandboxMayRefuse: Rule = {
  id: 'sandbox-may-refuse',
  languages: codeLanguages,
  severity: always('warning'),
  check: (around) => {
    const { node, target } = around
    if (node.code_language === 'jinja2') return []
    const language = node.code_language
    return needing(around).flatMap(({ place, what, needs }): Fired[] => {
      const { refused, soft } = verdictOf(target, language, needs)
      return refused.length > 0 || soft.length === 0 ? [] : [{ place, params: { what, calls: written(soft) } }]
    })
  },
  cases: callCases['sandbox-may-refuse'],
}

const writers =
  /^(?:pathlib\.Path\.(?:write_text|write_bytes|touch)|fs\.(?:promises\.)?(?:writeFile|appendFile|writeFileSync|appendFileSync|createWriteStream))$/

/** A mode of `open` that writes. */
const writes = /^[rbt+]*[wax]|\+/

/** What a call writes to, as it is named; null for one that writes no file. */
function writerOf({ name, method, args, keywords }: CallFact): string | null {
  if (name !== null && writers.test(name)) return name
  // A table of pandas that is written to a path; without one it is given as a text.
  if (/^to_(?:csv|json|excel|parquet|pickle)$/.test(method) && args[0]?.kind === 'str') return `${method}(…)`
  if (name === 'pathlib.Path.open') {
    const opened = args[0]?.text ?? keywords['mode']?.text ?? 'r'
    return writes.test(opened) ? `Path.open('${opened}')` : null
  }
  if (name !== 'open' && name !== 'io.open' && name !== 'gzip.open' && name !== 'codecs.open') return null
  const mode = args[1]?.text ?? keywords['mode']?.text ?? 'r'
  return writes.test(mode) ? `${name}(…, '${mode}')` : null
}

const fileWritten: Rule = {
  id: 'file-written',
  languages: codeLanguages,
  // dify-sandbox-py lets its scripts write.
  severity: ({ sandbox }) => (sandbox.dialect === 'py' ? 'off' : 'warning'),
  check: ({ facts, node }) =>
    facts.calls.flatMap((call): Fired[] => {
      const what = writerOf(call)
      const difyText =
        node.code_language === 'python3'
          ? 'PermissionError: [Errno 13] Permission denied'
          : 'Error: EACCES: permission denied'
      return what === null ? [] : [{ place: call.place, params: { what, difyText } }]
    }),
  cases: callCases['file-written'],
}

const networkIsOff: Rule = {
  id: 'network-is-off',
  languages: codeLanguages,
  severity: ({ sandbox }) => (sandbox.enableNetwork || sandbox.dialect === 'py' ? 'off' : 'error'),
  check: ({ node }) =>
    effectsOf(node.code_language, node.code)
      .filter(({ kind, name }) => kind === 'network' && name !== '')
      .slice(0, 1)
      .map(({ name, line }): Fired => {
        const difyText =
          'Got error code: -400. Got error msg: network is disabled, please enable it in the configuration'
        return { place: { line, column: 1, endLine: line, endColumn: 1000 }, params: { what: name, difyText } }
      }),
  cases: callCases['network-is-off'],
}

/** Rules about what the target's sandbox lets a script do. */
export const callRules: readonly Rule[] = [sandboxRefuses, sandboxMayRefuse, fileWritten, networkIsOff]
