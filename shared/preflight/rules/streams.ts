import type { Target } from '../../dify/targets/target'
import type { CallFact } from '../facts/codeFacts'
import { always, codeLanguages, type Fired, pythonOnly, type Rule, type Severity } from '../rule'
import { streamCases } from './streamCases'

/** Whether the sandbox takes what is on stderr for the run's error (code-node facts 3.5). */
const failsOnStderr = ({ sandbox }: Target): Severity => (sandbox.dialect === 'v1' ? 'error' : 'off')

const logged = new Set(['warning', 'warn', 'error', 'exception', 'critical', 'fatal'])

/** What a call writes to stderr, as it is named; null for one that writes none there. */
function stderrOf({ name, method, keywords }: CallFact, isJavascript: boolean, logsElsewhere: boolean): string | null {
  if (isJavascript) {
    const written = /^console\.(?:error|warn|trace|assert)$/.test(name ?? '') || name === 'process.stderr.write'
    return written ? name : null
  }
  if (name === 'print' && keywords['file']?.text === 'sys.stderr') return 'print(…, file=sys.stderr)'
  if (name === 'sys.stderr.write' || name === 'sys.stderr.writelines' || name === 'warnings.warn') return name
  if (name === 'traceback.print_exc' || name === 'traceback.print_stack') return name
  if (name?.startsWith('logging.') !== true || logsElsewhere) return null
  // Those of a logger by its name as well: without a handler Python writes warnings and what is graver.
  return logged.has(method) && /^logging\.(?:getLogger\.)?\w+$/.test(name) ? name : null
}

/** Whether the code gives its log another place, or none. */
function logsElsewhere(calls: readonly CallFact[]): boolean {
  return calls.some(({ name, method, keywords }) => {
    if (name === 'logging.disable' || method === 'addHandler') return true
    return name === 'logging.basicConfig' && ('stream' in keywords || 'filename' in keywords || 'handlers' in keywords)
  })
}

const stderrWritten: Rule = {
  id: 'stderr-written',
  languages: codeLanguages,
  severity: failsOnStderr,
  check: ({ facts, node }) => {
    const elsewhere = logsElsewhere(facts.calls)
    return facts.calls.flatMap((call): Fired[] => {
      const what = stderrOf(call, node.code_language === 'javascript', elsewhere)
      // Whether what is in another function is ever called is not known.
      return what === null
        ? []
        : [{ place: call.place, params: { what }, severity: isCertain(call) ? 'error' : 'warning' }]
    })
  },
  cases: streamCases['stderr-written'],
}

/** What every run comes to; most of what is written elsewhere stands under a condition, which is not looked at. */
function isCertain({ level, isSure }: CallFact): boolean {
  return level === 'module' || isSure === true
}

const compileWarning: Rule = {
  id: 'compile-warning',
  languages: pythonOnly,
  severity: failsOnStderr,
  check: ({ facts }) =>
    facts.warnings.map(({ message, kind, ...place }): Fired => ({
      place,
      params: { difyText: `${kind}: ${message}` },
    })),
  cases: streamCases['compile-warning'],
}

const resultTagPrinted: Rule = {
  id: 'result-tag-printed',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts }) =>
    facts.strings.flatMap(({ text, place }): Fired[] => (text.includes('<<RESULT>>') ? [{ place }] : [])),
  cases: streamCases['result-tag-printed'],
}

const inputAsked: Rule = {
  id: 'input-asked',
  languages: pythonOnly,
  severity: always('error'),
  check: ({ facts }) =>
    facts.calls.flatMap(({ name, place }): Fired[] => {
      const isAsking =
        name === 'input' || name === 'breakpoint' || name === 'pdb.set_trace' || name === 'getpass.getpass'
      return isAsking ? [{ place, params: { what: name, difyText: 'EOFError: EOF when reading a line' } }] : []
    }),
  cases: streamCases['input-asked'],
}

const loopWithoutEnd: Rule = {
  id: 'loop-without-end',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts, target }) =>
    facts.endless.map((place): Fired => ({ place, params: { seconds: target.sandbox.timeoutSeconds } })),
  cases: streamCases['loop-without-end'],
}

/** The seconds that a call waits; NaN for one that does not, or where it is not known. Node ends only when no timer is left. */
function secondsOf({ name, args: [first, second] }: CallFact): number {
  if (name === 'time.sleep') return Number(first?.text ?? Number.NaN)
  return name === 'setTimeout' ? Number(second?.text ?? Number.NaN) / 1000 : Number.NaN
}

const waitTooLong: Rule = {
  id: 'wait-too-long',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts, target }) =>
    facts.calls.flatMap((call): Fired[] => {
      const wait = secondsOf(call)
      const seconds = target.sandbox.timeoutSeconds
      // A timer may be cleared, and what is in a function never called.
      const severity = call.name === 'setTimeout' ? 'warning' : 'error'
      return wait >= seconds ? [{ place: call.place, params: { wait, seconds }, severity }] : []
    }),
  cases: streamCases['wait-too-long'],
}

/** Rules about what a script writes, reads and waits for. */
export const streamRules: readonly Rule[] = [
  stderrWritten,
  compileWarning,
  resultTagPrinted,
  inputAsked,
  loopWithoutEnd,
  waitTooLong,
]
