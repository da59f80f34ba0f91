import type { Frame } from '../model/run'
import { linesOf } from './text'
import type { WrappedScript } from './wrap'

/** Where the author's code stands in the script that ran: what `wrap` told, and the code itself. */
export interface ScriptPlace extends Pick<WrappedScript, 'linesBefore' | 'userLines'> {
  readonly code: string
}

/** Turns lines of the script into the editor's. */
export interface ScriptLines {
  /** The own frame for a line of the script; null where that line is the wrapper's. */
  frame(scriptLine: number, functionName: string): Frame | null
  /**
   * The own frame for the place of a syntax error. Unfinished code is often blamed on the wrapper's first line: the editor then
   * points at the author's last line.
   */
  syntaxFrame(scriptLine: number): Frame
}

/** Makes the turner for one script. */
export function scriptLines({ code, linesBefore, userLines }: ScriptPlace): ScriptLines {
  const lines = linesOf(code)
  const own = (line: number, name: string): Frame => ({
    own: true,
    line,
    function: name,
    text: (lines[line - 1] ?? '').trim(),
    file: '',
  })
  const lastWritten = Math.max(1, lines.findLastIndex((line) => line.trim() !== '') + 1)
  return {
    frame(scriptLine, functionName) {
      const line = scriptLine - linesBefore
      return line < 1 || line > userLines ? null : own(line, functionName)
    },
    syntaxFrame(scriptLine) {
      return own(Math.min(Math.max(1, scriptLine - linesBefore), lastWritten), '')
    },
  }
}

/** Frames from the first own one on: what called it is the bootstrap and the wrapper. */
export function fromFirstOwn(frames: readonly Frame[]): Frame[] {
  const first = frames.findIndex((frame) => frame.own)
  return first === -1 ? [] : frames.slice(first)
}
