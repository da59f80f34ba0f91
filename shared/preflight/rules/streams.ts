import type { Target } from '../../dify/targets/target'
import type { ArgumentFact, CallFact } from '../facts/codeFacts'
import { always, codeLanguages, type Fired, pythonOnly, type Rule, type Severity } from '../rule'
import { streamCases } from './streamCases'

/** Whether the sandbox takes what is on stderr for the run's error (code-node facts 3.5). */
const failsOnStderr = ({ sandbox }: Target): Severity => (sandbox.dialect === 'v1' ? 'error' : 'off')

const levels: Readonly<Record<string, number>> = {
  debug: 10,
  info: 20,
  warning: 30,
  warn: 30,
  error: 40,
  exception: 40,
  critical: 50,
  fatal: 50,
}

/** What a call writes to stderr, as it is named; null for one that writes none there. */
function stderrOf({ name, method, keywords }: CallFact, isJavascript: boolean, logsFrom: number): string | null {
  if (isJavascript) {
    const written = /^console\.(?:error|warn|trace|assert)$/.test(name ?? '') || name === 'process.stderr.write'
    return written ? name : null
  }
  if (name === 'print' && keywords['file']?.text === 'sys.stderr') return 'print(…, file=sys.stderr)'
  if (name === 'sys.stderr.write' || name === 'sys.stderr.writelines' || name === 'warnings.warn') return name
  if (name === 'traceback.print_exc' || name === 'traceback.print_stack') return name
  if (name?.startsWith('logging.') !== true) return null
  // Those of a logger by its name as well: without a handler Python writes warnings and what is graver.
  return (levels[method] ?? 0) >= logsFrom && /^logging\.(?:getLogger\.)?\w+$/.test(name) ? name : null
}

/** The number of a level as it is written: `logging.INFO`, `"INFO"` or 20; null where it is not known. */
function levelOf(given: ArgumentFact | undefined): number | null {
  const text = given?.text?.replace(/^logging\./, '').toLowerCase() ?? ''
  const number = levels[text] ?? Number(text === '' ? Number.NaN : text)
  return Number.isNaN(number) ? null : number
}

/** Whether what takes a stream (as its first argument or by name) writes to stderr, which it does where none is given. */
function takesStderr({ args: [first], keywords }: CallFact, isFirst: boolean): boolean {
  const given = keywords['stream'] ?? (isFirst ? first : undefined)
  return given === undefined || given.kind === 'none' || given.text === 'sys.stderr'
}

/** From which level on the code's log goes to stderr: infinity where it has another place, or none. */
function logsFrom(calls: readonly CallFact[]): number {
  const handlers = calls.filter(({ name }) => name === 'logging.StreamHandler')
  const handlesStderr = handlers.some((one) => takesStderr(one, true))
  let from = levels['warning'] ?? 30
  for (const call of calls) {
    const { name, method, keywords, args } = call
    if (name === 'logging.disable' || (method === 'addHandler' && !handlesStderr)) return Infinity
    if (name === 'logging.basicConfig') {
      if ('filename' in keywords || ('handlers' in keywords && !handlesStderr) || !takesStderr(call, false))
        return Infinity
      from = levelOf(keywords['level']) ?? from
    }
    // Without a handler of its own a logger's level changes nothing below a warning.
    const isLogger = name?.startsWith('logging.') === true && !name.startsWith('logging.StreamHandler.')
    if (method === 'setLevel' && isLogger && handlesStderr) from = levelOf(args[0]) ?? from
  }
  return from
}

const stderrWritten: Rule = {
  id: 'stderr-written',
  languages: codeLanguages,
  severity: failsOnStderr,
  check: ({ facts, node }) => {
    const from = logsFrom(facts.calls)
    return facts.calls.flatMap((call): Fired[] => {
      const what = stderrOf(call, node.code_language === 'javascript', from)
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

/** Whether a call waits for what nothing in the code brings: an event that is never set, a queue that is never filled, a timer that is never cleared. */
function waitsForNothing({ name, args, keywords }: CallFact, calls: readonly CallFact[]): boolean {
  const has = (word: RegExp): boolean =>
    calls.some(({ name: other, method }) => word.test(method) || word.test(other ?? ''))
  if (name === 'setInterval') return !has(/^(?:clearInterval|unref|process\.exit)$/)
  if (args.length > 0 || Object.keys(keywords).length > 0) return false
  // What runs beside the script may bring it, by a call that is not seen as one.
  if (has(/^(?:submit|map|Thread|Timer|Process|threading\.(?:Thread|Timer)|multiprocessing\.Process)$/)) return false
  if (name === 'threading.Event.wait') return !has(/^set$/)
  const isQueue = name === 'queue.Queue.get' || name === 'queue.SimpleQueue.get' || name === 'queue.LifoQueue.get'
  return isQueue && !has(/^(?:put|put_nowait)$/)
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
      const isForever = waitsForNothing(call, facts.calls)
      const wait = isForever ? Infinity : secondsOf(call)
      const seconds = target.sandbox.timeoutSeconds
      // A timer may be cleared, and what is in a function never called.
      const severity = isForever || call.name === 'setTimeout' ? 'warning' : 'error'
      return wait >= seconds ? [{ place: call.place, params: { wait: isForever ? '∞' : wait, seconds }, severity }] : []
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
