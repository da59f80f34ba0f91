import type { Frame, Traceback } from '../model/run'
import { fromFirstOwn, scriptLines, type ScriptPlace } from './scriptLines'
import type { Target } from './targets/target'
import { linesOf } from './text'

const head = /^(?: {2}\+ Exception Group )?Traceback \(most recent call last\):$/
const groupHead = '  + Exception Group'
const groupMargin = /^ {2}\| ?/
const frameLine = /^ {2}File "(.*)", line (\d+)(?:, in (.*))?$/
const errorName = /^([^\s:]+)(?::|$)/
/** Python's sentences between the tracebacks of a chain. */
const chainSentence =
  /^(During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):$/
/** What may follow a traceback: the sandbox's own lines, or another traceback. */
const afterError = /^(error: |Traceback |process exited )/

/** Where the first traceback of a chain begins, given where the last one does. */
function chainStart(lines: readonly string[], last: number): number {
  if (chainSentence.test(lines[last - 2] ?? '') === false) return last
  const previous = lines.findLastIndex((line, index) => index < last - 2 && head.test(line))
  return previous === -1 ? last : chainStart(lines, previous)
}

/** An exception group's own traceback stands behind a margin; its members follow after `+-+---`. */
function withoutMargin(block: readonly string[]): string[] {
  const members = block.findIndex((line) => !groupMargin.test(line))
  return (members === -1 ? block : block.slice(0, members)).map((line) => line.replace(groupMargin, ''))
}

function toFrame(target: Target, place: ScriptPlace, line: string, below: string): Frame | null {
  const found = frameLine.exec(line)
  if (found === null) return null
  const [, file = '', at = '', name] = found
  if (file !== target.sandbox.codeFile) {
    const text = below.startsWith('    ') ? below.trim() : ''
    return { own: false, line: Number(at), function: name ?? '', text, file }
  }
  // A frame without a name is no call but the place of a SyntaxError.
  const script = scriptLines(place)
  return name === undefined ? script.syntaxFrame(Number(at)) : script.frame(Number(at), name)
}

/** The error and its message, which may have several lines, up to what others wrote after it. */
function summaryOf(lines: readonly string[]): string {
  const stop = lines.findIndex((line, index) => index > 0 && afterError.test(line))
  return (stop === -1 ? lines : lines.slice(0, stop)).join('\n').trimEnd()
}

/** The whole chain as it was written, to the end of its last error. */
function rawOf(lines: readonly string[], start: number, last: number): string {
  return [...lines.slice(start, last), summaryOf(lines.slice(last))].join('\n')
}

/**
 * Reads the last Python traceback of a text: of a chain, the error that ended the script. A syntax error's place is its last
 * frame. See `readTraceback`.
 */
export function readPythonTraceback(target: Target, text: string, place: ScriptPlace): Traceback | null {
  const lines = linesOf(text)
  const begin = lines.findLastIndex((line) => head.test(line))
  if (begin === -1) return null
  const after = lines.slice(begin + 1)
  const block = lines[begin]?.startsWith(groupHead) === true ? withoutMargin(after) : after
  const errorAt = block.findIndex((line) => !line.startsWith(' '))
  const calls = errorAt === -1 ? block : block.slice(0, errorAt)
  const summary = errorAt === -1 ? '' : summaryOf(block.slice(errorAt))
  const frames = calls
    .map((line, index) => toFrame(target, place, line, calls[index + 1] ?? ''))
    .filter((frame) => frame !== null)
  return {
    frames: fromFirstOwn(frames),
    summary,
    errorClass: errorName.exec(summary.split('\n')[0] ?? '')?.[1] ?? '',
    raw: rawOf(lines, chainStart(lines, begin), begin),
  }
}
