import type { Frame, Traceback } from '../model/run'
import { asInSandbox } from './sandboxPaths'
import { fromFirstOwn, scriptLines, type ScriptPlace } from './scriptLines'
import type { Target } from './targets/target'
import { linesOf } from './text'

/** `    at main (eval at <anonymous> (/tmp/test.js:16:1), <anonymous>:3:11)`: a call in the script that the bootstrap evaluates. */
const evalCall = /^\s+at (?:(.+?) \()?eval at <anonymous> \((?!eval at )[^()]*\), <anonymous>:(\d+):\d+\)?$/
/** A call in what the script itself evaluated: the lines are not the script's. */
const innerEvalCall = /^\s+at (?:(.+?) \()?eval at .+, <anonymous>:(\d+):\d+\)?$/
/** `    at main (/tmp/test.js:14:11)` or, of a nameless function, `    at /tmp/test.js:14:11`. */
const fileCall = /^\s+at (?:(.+?) \()?([^()]+?):(\d+):\d+\)?$/
const stackLine = /^\s+at \S/
/** Node leaves out the calls that an error shares with its cause. */
const sharedCalls = /^\s+\.\.\. \d+ lines matching/
const caretLine = /^\s*\^+\s*$/
/** What Node says below a thrown value that is no Error. */
const thrownHint = '(Use `node --trace-uncaught ...` to show where the exception was thrown)'
const placeLine = /^(.+):(\d+)$/
/** How Node names evaluated code in the place above an error, by its version. */
const evaluatedPlaces = ['<anonymous_script>', 'undefined', 'evalmachine.<anonymous>']
const errorName = /^(?:Uncaught )?([A-Za-z_$][\w$.]*)(?: \[[^\]]*\])?(?::|$)/

/** Stands for the script where it was evaluated. */
const evaluated = 'eval'

interface Call {
  readonly function: string
  readonly file: string
  readonly line: number
}

/** What Node prints of an uncaught error: its place, that line with a caret, the error, its stack. */
interface Report {
  readonly place: Call | null
  readonly message: readonly string[]
  /** Whether the value was no Error, as far as Node says so. */
  readonly isThrown: boolean
  /** Innermost first; the calls of a cause are not among them. */
  readonly calls: readonly Call[]
  readonly raw: string
}

function readPlace(line: string): Call | null {
  const found = placeLine.exec(line)
  if (found === null) return null
  const file = found[1] ?? ''
  return { function: '', file: evaluatedPlaces.includes(file) ? evaluated : file, line: Number(found[2]) }
}

function readCall(line: string): Call | null {
  const inEval = evalCall.exec(line)
  if (inEval !== null) return { function: inEval[1] ?? '', file: evaluated, line: Number(inEval[2]) }
  const inner = innerEvalCall.exec(line)
  if (inner !== null) return { function: inner[1] ?? '', file: '<anonymous>', line: Number(inner[2]) }
  const inFile = fileCall.exec(line)
  return inFile === null ? null : { function: inFile[1] ?? '', file: inFile[2] ?? '', line: Number(inFile[3]) }
}

/** Without a place above it, an error's message is the lines before its stack, from the line that names the error on. */
function messageStart(lines: readonly string[], firstCall: number): number {
  const named = lines.findLastIndex((line, index) => index < firstCall && errorName.test(line))
  return named === -1 ? firstCall - 1 : named
}

/** Of unfinished code Node shows the place and the empty line that it came to, with no caret. */
function placeOfEnd(lines: readonly string[], message: number): Call | null {
  const at = lines.findLastIndex((line, index) => index < message && line !== '')
  return at === -1 ? null : readPlace(lines[at] ?? '')
}

function readReport(lines: readonly string[]): Report | null {
  const caret = lines.findLastIndex((line) => caretLine.test(line))
  const firstCall = lines.findIndex((line, index) => index > caret && stackLine.test(line))
  if (caret < 2 && firstCall < 1) return null
  const start = caret < 2 ? messageStart(lines, firstCall) : caret + 1
  const rest = lines.slice(start)
  const size = rest.findIndex((line) => stackLine.test(line) || line.startsWith('Node.js v'))
  const told = size === -1 ? rest : rest.slice(0, size)
  const message = told
    .filter((line) => line !== thrownHint)
    .join('\n')
    .trim()
    .split('\n')
  const below = firstCall === -1 ? [] : lines.slice(firstCall)
  const end = below.findIndex((line) => !stackLine.test(line) && !sharedCalls.test(line))
  const stack = end === -1 ? below : below.slice(0, end)
  return {
    place: caret < 2 ? placeOfEnd(lines, start) : readPlace(lines[caret - 2] ?? ''),
    message,
    isThrown: told.includes(thrownHint),
    calls: stack.map(readCall).filter((call) => call !== null),
    raw: [...message, ...stack].join('\n'),
  }
}

/** The name of a frame in the script; its top level is called as in Python, and a function without a name by none. */
function functionName({ function: name }: Call, isOutermost: boolean): string {
  if (name === 'eval' || name === 'Object.<anonymous>') return isOutermost ? '<module>' : ''
  // A nameless function in evaluated code: `Timeout.eval [as _onTimeout]`.
  return name.replace(/^async /, '').replace(/\beval \[as (\w+)\]$/, '$1')
}

/** The author's line of the innermost call in a stack as V8 writes it; null where none of the script's calls is the author's. */
export function ownLineOfStack(target: Target, stack: string, place: ScriptPlace): number | null {
  const { runs, script: path, linesBefore } = target.sandbox.javascript
  const file = runs === 'eval' ? evaluated : path
  const script = scriptLines({ ...place, linesBefore: place.linesBefore + linesBefore })
  for (const line of linesOf(asInSandbox(target, stack))) {
    const call = readCall(line)
    const own = call?.file === file ? script.frame(call.line, '') : null
    if (own !== null) return own.line
  }
  return null
}

/** Reads what Node prints of an uncaught error, of a script that was evaluated or appended; see `readTraceback`. */
export function readNodeTraceback(target: Target, text: string, place: ScriptPlace): Traceback | null {
  const report = readReport(linesOf(text))
  if (report === null) return null
  const errorClass = report.isThrown ? '' : (errorName.exec(report.message[0] ?? '')?.[1] ?? '')
  const { runs, script: path, linesBefore } = target.sandbox.javascript
  const file = runs === 'eval' ? evaluated : path
  const script = scriptLines({ ...place, linesBefore: place.linesBefore + linesBefore })
  const outermost = report.calls.findLast((call) => call.file === file)

  function toFrame(call: Call): Frame | null {
    if (call.file === file) return script.frame(call.line, functionName(call, call === outermost))
    return { own: false, line: call.line, function: call.function, text: '', file: call.file }
  }

  /** A syntax error has no own call, and neither has a thrown value that is no Error: the place above it tells the line. */
  function placeFrame(): Frame[] {
    if (report?.place?.file !== file) return []
    const { line } = report.place
    const frame = errorClass === 'SyntaxError' ? script.syntaxFrame(line) : script.frame(line, '')
    return frame === null ? [] : [frame]
  }

  const frames = fromFirstOwn(
    [...report.calls]
      .reverse()
      .map(toFrame)
      .filter((frame) => frame !== null),
  )
  return {
    frames: frames.length > 0 ? frames : placeFrame(),
    summary: report.message.join('\n'),
    errorClass,
    raw: report.raw,
  }
}
