import { findTarget } from '../dify/targets'
import type { CodeNode, NodeLanguage } from '../model/node'
import type { Language } from '../model/problem'
import type { RunResult, Traceback } from '../model/run'
import type { Explained, Explanation, Failure } from './explanation'
import { namedInputs } from './namedInputs'
import { explanations } from './table'

/** The longest part of a message that goes into a text, in characters. */
const longest = 80

/** Codes of problems that say that the sandbox ended the script: what a traceback says then is no reason. */
const ofSandbox = /^(run-timeout|refused-|call-|stderr-fails)/

/** An error's message: the summary without its class, up to what is added to it. */
function messageOf({ summary, errorClass }: Traceback): string {
  const told = summary.startsWith(errorClass) && errorClass !== '' ? summary.slice(errorClass.length) : summary
  return told
    .replace(/^ \[[^\]]*\]/, '')
    .replace(/^: /, '')
    .trim()
}

/** The inputs of a node that a run has no value for: those without a sample, and those whose sample is null. */
export function inputsWithoutValue({ variables, samples }: Pick<CodeNode, 'variables' | 'samples'>): string[] {
  return variables.flatMap(({ variable }) => ((samples[variable] ?? 'null') === 'null' ? [variable] : []))
}

function ofDify(result: RunResult, problem: string): Failure | null {
  const said = result.error ?? result.problems[0]?.difyText ?? null
  if (said === null) return null
  const of = { of: 'dify', errorClass: '', qualified: '' } as const
  return { ...of, message: said, files: [], target: targetName(result), without: [], problem }
}

function ofTraceback(
  result: RunResult,
  language: NodeLanguage,
  without: readonly string[],
  problem: string,
): Failure | null {
  const { traceback } = result
  if (traceback === null) return null
  return {
    of: language === 'javascript' ? 'javascript' : 'python',
    errorClass: traceback.errorClass.split('.').at(-1) ?? '',
    qualified: traceback.errorClass,
    message: messageOf(traceback),
    files: traceback.frames.filter((frame) => !frame.own).map(({ file }) => file),
    target: targetName(result),
    without: namedInputs(traceback.frames, without),
    problem,
  }
}

const targetName = ({ target }: RunResult): string => findTarget(target)?.name ?? target

// Backticks are marks of our own.
function short(text: string): string {
  const plain = text.replaceAll('`', "'")
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain
}

/** The entry of the table that is for a failure, and the parts of its message; null where there is none. */
export function findExplanation(failure: Failure): Explained | null {
  for (const { id, of, classes, matches, when } of explanations) {
    if (of !== failure.of || classes?.includes(failure.errorClass) === false) continue
    const found = matches === undefined ? null : matches.exec(failure.message)
    if ((matches !== undefined && found === null) || when?.(failure) === false) continue
    const groups = Object.entries(found?.groups ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const named = Object.fromEntries(groups.map(([name, text]) => [name, short(text)]))
    const inputs = failure.without.map((name) => `\`${name}\``).join(', ')
    return { id, params: { target: failure.target, message: short(failure.message), inputs, ...named } }
  }
  return null
}

/**
 * Explains why a run failed: by what the sandbox did with the script, else by the error that the code raised, else by Dify's sentence. Null for a run
 * that did not fail, or of which the table knows nothing. `without` names the inputs that had no value.
 */
export function explain(result: RunResult, language: NodeLanguage, without: readonly string[] = []): Explained | null {
  if (result.status !== 'failed') return null
  const problem = result.problems.find(({ severity }) => severity === 'error')?.code ?? ''
  const [raised, said] = [ofTraceback(result, language, without, problem), ofDify(result, problem)]
  // Where Dify's words are those of the error itself, they say nothing that it does not.
  const repeats = raised !== null && said?.message.includes(raised.message) === true
  const inOrder = raised === null || ofSandbox.test(problem) ? [said, raised] : [raised, repeats ? null : said]
  for (const failure of inOrder) {
    const found = failure === null ? null : findExplanation(failure)
    if (found !== null) return found
  }
  return null
}

/** What of a message goes into the texts of an entry; not every message has all of it. Other words in braces are code. */
export function placesOf({ matches }: Explanation): string[] {
  return [...(matches?.source ?? '').matchAll(/\(\?<(\w+)>/g)].flatMap(([, name]) => name ?? [])
}

/** The paragraph of an explanation in a language, with the parts of the message filled in. */
export function explanationText({ id, params }: Explained, language: Language): string {
  const entries = explanations.filter((one) => one.id === id)
  const [entry] = entries
  if (entry === undefined) return ''
  const places = new Set(entries.flatMap(placesOf))
  const fill = (whole: string, name: string): string => params[name] ?? (places.has(name) ? '…' : whole)
  return entry.texts[language].map((part) => part.replace(/\{(\w+)\}/g, fill)).join(language === 'zh-CN' ? '' : ' ')
}
