import type { Frame, Traceback } from '../model/run'
import type { TracebackContext } from './pythonTraceback'
import { linesOf } from './text'

const inEval = /<anonymous>:(?<line>\d+):\d+\)$/
const inFile = /\(?(?<file>[^()\s]+):(?<line>\d+):\d+\)?$/
const stackLine = /^\s+at (?:(?<name>.+?) \()?/
const errorLine = /^(?:Uncaught )?(?<name>[A-Za-z_$][\w$]*(?:Error|Exception)?)(?: \[[^\]]*\])?(?::\s?.*)?$/

function toFrame(line: string, context: TracebackContext): Frame | null {
  const name = (stackLine.exec(line)?.groups?.['name'] ?? '').replace(/^eval \(eval at.*$/, '')
  const evaluated = inEval.exec(line)?.groups
  if (evaluated !== undefined && line.includes('eval at')) {
    const editorLine = Number(evaluated['line']) - context.wrapped.linesBefore
    if (editorLine < 1 || editorLine > context.wrapped.userLines) return null
    const text = (linesOf(context.code)[editorLine - 1] ?? '').trim()
    return { own: true, line: editorLine, function: name === 'eval' ? '<module>' : name, text, file: '' }
  }
  const found = inFile.exec(line)?.groups
  if (found === undefined || line.includes(context.bootstrapFolder)) return null
  return { own: false, line: Number(found['line']), function: name, text: '', file: found['file'] ?? '' }
}

/**
 * Reads a Node error with its stack from a text, innermost frame last as in Python's. The script runs inside an `eval`, so its
 * frames are those of `<anonymous>`. Null where there is no stack.
 */
export function nodeTraceback(text: string, context: TracebackContext): Traceback | null {
  const lines = linesOf(text)
  const firstFrame = lines.findIndex((line) => /^\s+at /.test(line))
  if (firstFrame < 1) return null
  let head = firstFrame - 1
  while (head > 0 && !errorLine.test(lines[head] ?? '')) head -= 1
  let end = firstFrame
  while (end < lines.length && /^\s+at /.test(lines[end] ?? '')) end += 1
  const frames = lines
    .slice(firstFrame, end)
    .map((line) => toFrame(line, context))
    .filter((frame) => frame !== null)
    .reverse()
  const summary = lines.slice(head, firstFrame).join('\n')
  const errorClass = errorLine.exec(lines[head] ?? '')?.groups?.['name'] ?? ''
  return { frames, summary, errorClass, raw: lines.slice(head, end).join('\n') }
}
