import { pythonImports } from '../../packages/imports/pythonImports'
import type { CallFact, Place } from '../facts/codeFacts'
import { codeLanguages, type Fired, type Rule, type Surroundings } from '../rule'
import { isUnverified, nodeWarnings, pythonWarnings, type RunWarning, warnedImports } from '../runWarnings'
import { failsNode, failsOnStderr, isCertain, showsDeprecations, silencesWarnings } from './onStderr'
import { streamCases } from './streamCases'

/** The table of a language by the names that are called. */
function byName(table: readonly RunWarning[]): ReadonlyMap<string, RunWarning> {
  return new Map(table.flatMap((one) => one.names.map((name) => [name, one] as const)))
}
const ofPython = byName(pythonWarnings)
const ofImports = byName(warnedImports)
const ofNode = byName(nodeWarnings)

const isIn = ({ since, gone = Infinity }: RunWarning, version: number): boolean => since <= version && version < gone

interface Told {
  readonly place: Place
  readonly what: string
  readonly kind: string
  readonly instead: string
  readonly isSure: boolean
}

/** What is told of a call by a table, at a version of the interpreter. */
function ofCall(call: CallFact, table: ReadonlyMap<string, RunWarning>, version: number, around: Surroundings): Told[] {
  const found = table.get(call.name ?? '')
  if (found === undefined || !isIn(found, version) || found.when?.(call) === false) return []
  const { place, name } = call
  return [{ place, what: name ?? '', kind: found.kind, instead: found.instead, isSure: isCertain(call, around) }]
}

function inPython(around: Surroundings): Told[] {
  const { node, target, facts } = around
  if (silencesWarnings(around)) return []
  const version = Number(target.python.split('.')[1])
  const isQuiet = facts.calls.some(({ method }) => method === 'disable_warnings')
  const unverified = facts.calls
    .filter((call) => !isQuiet && isUnverified(call))
    .map((call): Told => {
      // Without TLS there is nothing to verify.
      const isSure = isCertain(call, around) && call.args[0]?.text?.startsWith('https:') === true
      const instead = '`urllib3.disable_warnings()`, `verify="…"`'
      const { place, name } = call
      return { place, what: `${name ?? ''}(verify=False)`, kind: 'InsecureRequestWarning', instead, isSure }
    })
  if (!showsDeprecations(around)) return unverified
  const called = facts.calls.flatMap((call) => ofCall(call, ofPython, version, around))
  const imported = pythonImports(node.code).flatMap(({ module, need, line, column, endColumn }): Told[] => {
    const found = ofImports.get(module.split('.', 1)[0] ?? module)
    if (found === undefined || !isIn(found, version) || need === 'never') return []
    const place = { line, column, endLine: line, endColumn }
    return [{ place, what: `import ${module}`, kind: found.kind, instead: found.instead, isSure: need === 'needed' }]
  })
  return [...imported, ...called, ...unverified]
}

function inNode(around: Surroundings): Told[] {
  const version = Number(around.target.node.split('.', 1)[0])
  return around.facts.calls.flatMap((call) => ofCall(call, ofNode, version, around))
}

/** What the interpreter warns of as it runs, where a warning on stderr fails the node. */
export const runWarning: Rule = {
  id: 'run-warning',
  languages: codeLanguages,
  severity: failsOnStderr,
  check: (around) => {
    if (!failsNode(around)) return []
    const isNode = around.node.code_language === 'javascript'
    const { node, python } = around.target
    const runtime = isNode ? `Node ${node.split('.', 1)[0] ?? ''}` : `Python ${python}`
    return (isNode ? inNode(around) : inPython(around)).map(({ place, what, kind, instead, isSure }): Fired => ({
      place,
      params: { what, runtime, instead, difyText: kind },
      severity: isSure ? 'error' : 'warning',
    }))
  },
  cases: streamCases['run-warning'],
}
