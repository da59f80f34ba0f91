import type { Frame, Traceback } from '../model/run'
import { linesOf } from './text'
import type { WrappedScript } from './wrap'

const frameLine = /^\s*File "(?<file>[^"]*)", line (?<line>\d+)(?:, in (?<name>.*))?$/
const errorLine = /^(?<name>[A-Za-z_][\w.]*)(?::\s?(?<message>.*))?$/s

/** What is needed to tell the author's frames from the wrapper's and the library's. */
export interface TracebackContext {
  readonly wrapped: Pick<WrappedScript, 'linesBefore' | 'userLines'>
  readonly code: string
  /** The name under which the script was compiled. */
  readonly codeFile: string
  readonly bootstrapFolder: string
}

function toFrame(
  context: TracebackContext,
  file: string,
  scriptLine: number,
  name: string,
  shown: string,
): Frame | null {
  if (file.startsWith(context.bootstrapFolder)) return null
  if (file !== context.codeFile) return { own: false, line: scriptLine, function: name, text: shown, file }
  const line = scriptLine - context.wrapped.linesBefore
  if (line < 1 || line > context.wrapped.userLines) return null
  return { own: true, line, function: name, text: (linesOf(context.code)[line - 1] ?? '').trim(), file: '' }
}

/** The lines of the last traceback in a text: chained exceptions come first, the one that ended the run last. */
function lastTraceback(lines: readonly string[]): { start: number; end: number } | null {
  const start = lines.lastIndexOf('Traceback (most recent call last):')
  if (start !== -1) {
    let end = start + 1
    while (end < lines.length && (lines[end] === '' || /^\s/.test(lines[end] ?? ''))) end += 1
    return { start, end }
  }
  // A syntax error of the script itself may come without the head line.
  const file = lines.findIndex((line) => frameLine.test(line))
  const end = lines.findIndex((line, index) => index > file && /^\w*(Error|Exception)\b/.test(line))
  return file === -1 || end === -1 ? null : { start: file - 1, end }
}

/** The summary runs from the error's line to what the sandbox or the next print adds. */
function summaryFrom(lines: readonly string[], end: number): string {
  const rest = lines.slice(end)
  const stop = rest.findIndex((line, index) => index > 0 && /^(error: |Traceback |process exited )/.test(line))
  return (stop === -1 ? rest : rest.slice(0, stop)).join('\n').trimEnd()
}

/**
 * Reads the last Python traceback of a text (stderr, or the sandbox's error): frames with the editor's lines, without those of
 * the bootstrap and the wrapper. A syntax error's own line is its last frame. Null where there is none.
 */
export function pythonTraceback(text: string, context: TracebackContext): Traceback | null {
  const lines = linesOf(text)
  const range = lastTraceback(lines)
  if (range === null) return null
  const frames: Frame[] = []
  for (let index = range.start + 1; index < range.end; index += 1) {
    const found = frameLine.exec(lines[index] ?? '')?.groups
    if (found === undefined) continue
    const next = lines[index + 1] ?? ''
    const shown = frameLine.test(next) ? '' : next.trim()
    const frame = toFrame(context, found['file'] ?? '', Number(found['line']), found['name'] ?? '', shown)
    if (frame !== null) frames.push(frame)
  }
  const summary = summaryFrom(lines, range.end)
  return {
    frames,
    summary,
    errorClass: errorLine.exec(linesOf(summary)[0] ?? '')?.groups?.['name'] ?? '',
    raw: lines.slice(range.start, range.end).join('\n') + `\n${summary}`,
  }
}
