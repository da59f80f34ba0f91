import { type CST, type ErrorCode, Parser, type YAMLParseError } from 'yaml'
import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'

/** The faults that authors make most have words of their own; any other is told in those of the YAML reader. */
const known: Partial<Record<ErrorCode, ProblemCode>> = {
  TAB_AS_INDENT: 'yaml-tab',
  DUPLICATE_KEY: 'yaml-key-twice',
  MULTIPLE_DOCS: 'yaml-many',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-colon',
  MULTILINE_IMPLICIT_KEY: 'yaml-key-alone',
  BAD_SCALAR_START: 'yaml-needs-quotes',
  BAD_DQ_ESCAPE: 'yaml-backslash',
  RESOURCE_EXHAUSTION: 'yaml-too-deep',
}

function codeOf({ code, message }: YAMLParseError): ProblemCode {
  if (code === 'MISSING_CHAR' && message.includes('quote')) return 'yaml-quote-open'
  if (code === 'MISSING_CHAR' && message.includes('map keys')) return 'yaml-key-alone'
  if (code === 'BAD_INDENT' && !message.startsWith('Flow')) return 'yaml-indent'
  if (message.startsWith('Flow ')) return 'yaml-bracket-open'
  return known[code] ?? 'file-not-yaml'
}

/**
 * A line that stands too far right becomes part of the value above it, and the reader blames that one, twice. What the author sees as
 * wrong is the line itself.
 */
function tooFarRight([first, second]: readonly YAMLParseError[], lines: readonly string[]): [number, number] | null {
  const isSo = first?.code === 'BLOCK_AS_IMPLICIT_KEY' && second?.code === 'MULTILINE_IMPLICIT_KEY'
  const above = first?.linePos?.[0].line
  if (!isSo || above === undefined || second.pos[0] !== first.pos[0]) return null
  const at = lines.findIndex((line, index) => index >= above && /[^ ]/.test(line))
  return at === -1 ? null : [at + 1, (lines[at] ?? '').search(/[^ ]/) + 1]
}

const closing: Readonly<Record<string, string>> = { '[': 'flow-seq-end', '{': 'flow-map-end' }

/**
 * Where the innermost list or object opens that the fault stands in and that is never closed, as [line, column]; null where there is none.
 * The reader takes the lines that follow for its items, and blames one of those.
 */
function openBracket([first]: readonly YAMLParseError[], source: string): [number, number] | null {
  let found: number | null = null
  // Brackets that are nested too deep for the reader are too deep for a second look as well.
  if (first?.code === 'RESOURCE_EXHAUSTION') return null
  const waiting: CST.Token[] = [...new Parser().parse(source)].reverse()
  // Without a call within a call: some texts nest deeper than those may.
  for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
    if (token.type === 'document' && token.value !== undefined) waiting.push(token.value)
    if (!('items' in token)) continue
    if (token.type === 'flow-collection' && token.start.offset <= (first?.pos[0] ?? 0)) {
      const isOpen = token.end[0]?.type !== closing[token.start.source]
      if (isOpen && (found === null || token.start.offset > found)) found = token.start.offset
    }
    for (const { key, value } of token.items) waiting.push(...[key, value].filter((part) => part != null))
  }
  if (found === null) return null
  const before = source.slice(0, found).split('\n')
  return [before.length, (before.at(-1) ?? '').length + 1]
}

/** What is wrong with a text that is no YAML, with line and column; `errors` are those of the reader, in its order. */
export function yamlProblem(errors: readonly [YAMLParseError, ...YAMLParseError[]], source: string): Problem {
  const lines = source.split('\n')
  const [error] = errors
  const { line: ownLine, col } = error.linePos?.[0] ?? { line: 1, col: 1 }
  const told = codeOf(error)
  const shifted = tooFarRight(errors, lines)
  const opened = shifted === null && told !== 'yaml-quote-open' ? openBracket(errors, source) : null
  const [line, column] = shifted ?? opened ?? [ownLine, col]
  const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
  const params = { line, column, reason, excerpt: (lines[line - 1] ?? '').trim().slice(0, 80) }
  const code = shifted !== null ? 'yaml-indent' : opened !== null ? 'yaml-bracket-open' : told
  return problem(code, 'workspace', { params, line, column, raw: error.message })
}
