import type { Frame } from '../model/run'

/** Text in quotes; what is in the braces of an f-string is code. */
const quoted = /([A-Za-z]*)(["'])(?:\\.|(?!\2).)*\2/g
/** Names that stand for themselves: none of an attribute, nor of a comment. */
const names = /(?<![.\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu

function namesIn(line: string): readonly string[] {
  const code = line.replace(quoted, (whole, prefix: string) => (/f/i.test(prefix) ? whole : '""')).replace(/#.*$/, '')
  return code.match(names) ?? []
}

/** Those of some inputs that the node's own lines of a Python traceback name: an error of another value has nothing to do with the rest. */
export function namedInputs(frames: readonly Frame[], inputs: readonly string[]): string[] {
  const named = new Set(frames.filter(({ own }) => own).flatMap(({ text }) => namesIn(text)))
  return inputs.filter((input) => named.has(input))
}
