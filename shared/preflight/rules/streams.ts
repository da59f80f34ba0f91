import type { CallFact } from '../facts/codeFacts'
import { always, codeLanguages, type Fired, pythonOnly, type Rule, type Surroundings } from '../rule'
import { logLevelOf, logsFrom } from './logLevels'
import { failsNode, failsOnStderr, isCertain, showsWarning } from './onStderr'
import { runWarning } from './runWarning'
import { stderrCases } from './stderrCases'
import { streamCases } from './streamCases'

/** What goes past `sys.stderr` to the process itself, which some servers keep to themselves. */
const past = /^(?:os\.write|sys\.__stderr__\.\w+)$/
const ofConsole = /^(?:console\.(?:error|warn|trace|assert)|process\.(?:stderr\.write|emitWarning))$/
/** Python's own ways to stderr; those of `traceback` take another stream by name. */
const ofPython =
  /^(?:sys\.(?:__)?stderr(?:__)?\.(?:write|writelines)|traceback\.print_(?:exc|exception|tb|stack|last))$/

/** What a call writes to stderr, as it is named; null for one that writes none there. */
function stderrOf(call: CallFact, isJavascript: boolean, from: number, around: Surroundings): string | null {
  const { name, method, keywords, args } = call
  if (isJavascript) {
    const holds = name === 'console.assert' && args[0]?.text === 'true'
    return ofConsole.test(name ?? '') && !holds ? name : null
  }
  const isLost = around.target.sandbox.childOutput === 'lost'
  const stream = keywords['file']
  // What took hold of the real one before is not redirected.
  const holdsReal = past.test(name ?? '') || stream?.text === 'sys.__stderr__' || name?.startsWith('logging.') === true
  if (call.isRedirected === true && !holdsReal) return null
  if (isLost && (past.test(name ?? '') || stream?.text === 'sys.__stderr__')) return null
  if (name === 'print') {
    return stream?.text === 'sys.stderr' || stream?.text === 'sys.__stderr__' ? `print(…, file=${stream.text})` : null
  }
  if (name === 'os.write') return args[0]?.text === '2' ? 'os.write(2, …)' : null
  if (name === 'warnings.warn') return showsWarning(call, around) ? name : null
  if (ofPython.test(name ?? '')) {
    return stream === undefined || stream.kind === 'none' || stream.text?.includes('stderr') === true ? name : null
  }
  if (name?.startsWith('logging.') !== true) return null
  // Those of a logger by its name as well: without a handler Python writes warnings and what is graver.
  return (logLevelOf(method) ?? 0) >= from && /^logging\.(?:getLogger\.)?\w+$/.test(name) ? name : null
}

const stderrWritten: Rule = {
  id: 'stderr-written',
  languages: codeLanguages,
  severity: failsOnStderr,
  check: (around) => {
    const { facts, node } = around
    if (!failsNode(around)) return []
    const from = logsFrom(facts.calls)
    return facts.calls.flatMap((call): Fired[] => {
      const what = stderrOf(call, node.code_language === 'javascript', from, around)
      if (what === null) return []
      // Whether what is in another function is ever called is not known, nor whether what is asserted holds.
      const isSure = isCertain(call, around) && what !== 'console.assert'
      return [{ place: call.place, params: { what }, severity: isSure ? 'error' : 'warning' }]
    })
  },
  cases: stderrCases['stderr-written'],
}

/** The minor version of Python from which on it shows a warning of what it compiles. */
function warnedSince(message: string): number {
  if (/escape sequence/.test(message)) return 12
  return /in a 'finally' block/.test(message) ? 14 : 0
}

const compileWarning: Rule = {
  id: 'compile-warning',
  languages: pythonOnly,
  severity: failsOnStderr,
  check: ({ facts, target }) =>
    facts.warnings.flatMap(({ message, ...place }): Fired[] => {
      // The Python that read the code may be another than the target's.
      if (Number(target.python.split('.')[1]) < warnedSince(message)) return []
      return [{ place, params: { difyText: `SyntaxWarning: ${message}` } }]
    }),
  cases: streamCases['compile-warning'],
}

/** What stands in a function that nothing calls does no harm as it is. */
const ifCalled = (isUncalled: boolean | undefined): 'warning' | 'error' => (isUncalled === true ? 'warning' : 'error')

/** What stands under a condition, or in a function that may never be called, may never be come to. */
const ifSure = (isSure: boolean | undefined): 'warning' | 'error' => (isSure === true ? 'error' : 'warning')

const resultTagPrinted: Rule = {
  id: 'result-tag-printed',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts }) =>
    facts.strings.flatMap(({ text, place, isTold }): Fired[] =>
      // One that is only looked for or replaced does no harm by itself.
      text.includes('<<RESULT>>') ? [{ place, severity: isTold === true ? 'error' : 'info' }] : [],
    ),
  cases: streamCases['result-tag-printed'],
}

const inputAsked: Rule = {
  id: 'input-asked',
  languages: pythonOnly,
  severity: always('error'),
  check: ({ facts }) =>
    facts.calls.flatMap(({ name, place, isSure }): Fired[] => {
      const isAsking =
        name === 'input' || name === 'breakpoint' || name === 'pdb.set_trace' || name === 'getpass.getpass'
      const params = { what: name ?? '', difyText: 'EOFError: EOF when reading a line' }
      return isAsking ? [{ place, params, severity: ifSure(isSure) }] : []
    }),
  cases: streamCases['input-asked'],
}

/** What ends the script at once. */
const ending = /^(?:sys\.exit|exit|quit|os\._exit|os\.abort|process\.(?:exit|abort))$/

const scriptEnded: Rule = {
  id: 'script-ended',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts, target }) => {
    // Behind `if __name__ == "__main__":` nothing runs where a script has names of its own.
    const isOff = facts.runsItself.length > 0 && target.sandbox.namespace !== 'main'
    return facts.calls.flatMap(({ name, place, level, isSure, isUncalled, isCaught }): Fired[] => {
      if (name === null || !ending.test(name) || isUncalled === true || (isOff && level === 'module')) return []
      return isCaught === true ? [] : [{ place, params: { what: `${name}()` }, severity: ifSure(isSure) }]
    })
  },
  cases: streamCases['script-ended'],
}

const loopWithoutEnd: Rule = {
  id: 'loop-without-end',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts, target }) =>
    facts.endless.map(({ isUncalled, isLikely, ...place }): Fired => ({
      place,
      params: { seconds: target.sandbox.timeoutSeconds },
      severity: isLikely === true ? 'warning' : ifCalled(isUncalled),
    })),
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
  if (name === 'time.sleep' || name === 'asyncio.sleep') return Number(first?.text ?? Number.NaN)
  return name === 'setTimeout' ? Number(second?.text ?? Number.NaN) / 1000 : Number.NaN
}

const waitTooLong: Rule = {
  id: 'wait-too-long',
  languages: codeLanguages,
  severity: always('error'),
  check: ({ facts, target }) =>
    facts.calls.flatMap((call): Fired[] => {
      const isForever = waitsForNothing(call, facts.calls)
      const wait = isForever ? Infinity : secondsOf(call) * (call.turns ?? 1)
      const seconds = target.sandbox.timeoutSeconds
      // A timer may be cleared.
      const isUnsure = isForever || call.turns !== undefined || call.name === 'setTimeout'
      const severity = isUnsure ? 'warning' : ifSure(call.isSure)
      return wait >= seconds ? [{ place: call.place, params: { wait: isForever ? '∞' : wait, seconds }, severity }] : []
    }),
  cases: streamCases['wait-too-long'],
}

/** Rules about what a script writes, reads and waits for. */
export const streamRules: readonly Rule[] = [
  stderrWritten,
  compileWarning,
  runWarning,
  resultTagPrinted,
  inputAsked,
  scriptEnded,
  loopWithoutEnd,
  waitTooLong,
]
