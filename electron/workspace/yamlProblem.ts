import type { ErrorCode, YAMLParseError } from 'yaml'
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
}

function codeOf({ code, message }: YAMLParseError): ProblemCode {
  if (code === 'MISSING_CHAR' && message.includes('quote')) return 'yaml-quote-open'
  if (code === 'MISSING_CHAR' && message.includes('map keys')) return 'yaml-key-alone'
  if (code === 'BAD_INDENT' && !message.startsWith('Flow')) return 'yaml-indent'
  if (message.startsWith('Flow ')) return 'yaml-bracket-open'
  return known[code] ?? 'file-not-yaml'
}

/** What is wrong with a text that is no YAML, with line and column. */
export function yamlProblem(error: YAMLParseError, source: string): Problem {
  const { line, col: column } = error.linePos?.[0] ?? { line: 1, col: 1 }
  const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
  const excerpt = (source.split('\n')[line - 1] ?? '').trim().slice(0, 80)
  const params = { line, column, reason, excerpt }
  return problem(codeOf(error), 'workspace', { params, line, column, raw: error.message })
}
