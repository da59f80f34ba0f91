import type { Finding } from '../model/finding'
import type { Problem } from '../model/problem'
import type { RuleId } from './texts/ruleTexts'

const ofMain = ['main-lacks-parameter', 'main-parameter-unfilled', 'main-positional-only'] as const
const ofNothing = ['return-no-dict', 'return-never', 'path-without-return', 'main-yields'] as const
const ofReturned = ['output-not-returned', 'value-dropped', 'main-not-awaited', 'main-yields'] as const

/** The rules that tell beforehand what a run told, by the code of its problem. */
const rulesOf: Readonly<Record<string, readonly RuleId[]>> = {
  'syntax-error': ['code-not-readable', 'syntax-of-newer-python', 'module-statement'],
  'await-refused': ['code-not-readable'],
  'main-missing': ['main-not-defined'],
  'main-arguments': ofMain,
  'async-main': ['main-not-awaited'],
  'promise-returned': ['main-not-awaited'],
  'result-not-serializable': ['value-not-json', 'key-not-text', 'main-yields', 'main-not-awaited'],
  'result-not-dict': ofNothing,
  'result-undefined': ofNothing,
  'result-not-json': ['result-tag-printed', 'value-not-finite', ...ofNothing],
  'result-missing': ['result-tag-printed', 'script-ended'],
  'result-too-deep': ['output-too-deep'],
  'outputs-extra': ['output-not-declared', 'output-member-differs'],
  'output-missing': ['output-member-differs', ...ofReturned],
  'output-over-limit': [
    'output-text-long',
    'output-array-long',
    'output-out-of-range',
    'output-too-precise',
    'output-too-deep',
    'value-not-finite',
  ],
  'output-refused': [
    'output-type-differs',
    'output-text-becomes-number',
    'output-nested-array',
    'output-mixed-array',
    'output-member-differs',
    'value-not-finite',
    'value-emptied',
  ],
  'name-reserved': ['name-reserved-here'],
  'name-of-sandbox': ['name-reserved-here'],
  'name-of-script': ['name-reserved-here'],
  'stderr-fails': ['stderr-written', 'compile-warning', 'run-warning'],
  'run-timeout': ['loop-without-end', 'wait-too-long', 'input-asked', 'thread-never-starts'],
  'hangs-after-result': ['wait-too-long', 'thread-never-starts'],
  'processor-used-up': ['loop-without-end'],
  'default-value-refused': ['default-not-usable'],
  'inputs-refused': ['variable-is-file', 'variable-is-keyword'],
  'file-refused': ['variable-is-file'],
  'file-list-refused': ['variable-is-file'],
  'sandbox-no-network': ['network-is-off'],
  'network-not-off': ['network-is-off'],
  'files-written': ['file-written'],
}

/** Rules that tell of what the sandbox lets no script do. */
const refusers = /^(?:sandbox-|thread-never-starts$|file-written$)/

/** Rules that are about one line: a run that names another line tells of something else. */
const ofLine: ReadonlySet<string> = new Set<RuleId>([
  'code-not-readable',
  'syntax-of-newer-python',
  'sandbox-refuses',
  'sandbox-may-refuse',
  'thread-never-starts',
])

/** What is told of a run that has succeeded here, and would not in Dify. */
const saidOfSuccess: ReadonlySet<string> = new Set(['files-written'])

/** The output that a path of Dify's (`result.items[0]`) is in. */
const rootOf = (path: string): string => path.split(/[.[]/, 1)[0] ?? path

function speaksOfAnother(finding: Finding, told: Problem): boolean {
  const own = finding.problem.params['name']
  const other = told.params['path'] ?? told.params['name']
  // A rule about members names its output, and so does a path.
  return own !== undefined && other !== undefined && rootOf(String(own)) !== rootOf(String(other))
}

/**
 * Whether a finding tells the cause of a run's problem: by the kinds of both, their line and what they name, or since Dify's sentence was foretold to the
 * word. `said` is the run's error as Dify has it.
 */
export function explains(finding: Finding, told: Problem, said: string | null): boolean {
  if ((told.severity !== 'error' && !saidOfSuccess.has(told.code)) || told.source !== 'run') return false
  const { rule, problem } = finding
  const isElsewhere = told.line !== null && problem.line !== null && told.line !== problem.line
  if (ofLine.has(rule) && isElsewhere) return false
  if (told.code.startsWith('refused-')) return refusers.test(rule) && !isElsewhere
  if (rulesOf[told.code]?.includes(rule as RuleId) === true) return !speaksOfAnother(finding, told)
  const foretold = problem.params['difyText']
  if (typeof foretold !== 'string' || foretold.length < 8 || told.code !== 'node-raised') return false
  const words = [told.difyText, said, `${told.params['error'] ?? ''}: ${told.params['message'] ?? ''}`]
  return words.some((text) => text?.includes(foretold) === true) && !(rule === 'file-written' && isElsewhere)
}
