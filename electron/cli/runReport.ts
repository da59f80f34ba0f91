import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Language, Problem } from '../../shared/model/problem'
import { explain, explanationText, inputsWithoutValue } from '../../shared/explain/explain'
import type { CodeNode } from '../../shared/model/node'
import type { Attempt, Frame, RunResult } from '../../shared/model/run'
import { confinementJson } from './confinementNote'
import { exitCodes, problemsJson } from './output'

/** Puts JSON text, numbers as Python wrote them, among members that are plain values. */
function objectText(members: readonly (readonly [string, { readonly json: string } | { readonly value: unknown }])[]) {
  const indented = (text: string): string => text.replaceAll('\n', '\n  ')
  const lines = members.map(([name, member]) => {
    const text = 'json' in member ? member.json : JSON.stringify(member.value, null, 2)
    return `  ${JSON.stringify(name)}: ${indented(text)}`
  })
  return `{\n${lines.join(',\n')}\n}`
}

/** A node as it ran: its samples are the inputs of that run. */
export type RanNode = Pick<CodeNode, 'code_language' | 'variables' | 'samples'>

/** What the error means, by its id in the table of errors, and in the language of the terminal. */
function explanationJson(result: RunResult, ran: RanNode, language: Language) {
  const found = explain(result, ran.code_language, inputsWithoutValue(ran))
  return found === null ? null : { id: found.id, text: explanationText(found, language) }
}

const frameJson = ({ line, function: name, text, locals }: Frame, asked: boolean) => ({
  line,
  function: name,
  text,
  ...(asked ? { locals: locals?.values ?? null } : {}),
})

/** The one object of `run --json`; its shape is part of the command line's promise. */
export function runReport(result: RunResult, language: Language, ran: RanNode, locals = false): string {
  const frames = result.traceback?.frames.filter((frame) => frame.own) ?? []
  return objectText([
    ['status', { value: result.status === 'succeeded' ? 'succeeded' : 'failed' }],
    ['outputs', { json: result.outputs === null ? 'null' : toJsonText(parsePythonJson(result.outputs), 2) }],
    ['error', { value: result.error }],
    ['error_type', { value: result.errorType }],
    ['stdout', { value: result.prints }],
    ['stderr', { value: result.stderr }],
    ['traceback', { value: frames.map((frame) => frameJson(frame, locals)) }],
    ['problems', { value: problemsJson(result.problems, language) }],
    ['explanation', { value: explanationJson(result, ran, language) }],
    ['elapsed_ms', { value: Math.round(result.times.total * 10) / 10 }],
    ['target', { value: result.target }],
    ['python', { value: /^Python (.+)/.exec(result.runtime)?.[1] ?? null }],
    ['environment', { value: result.environment }],
    ['confinement', { value: confinementJson(result.confinement) }],
    ['warm', { value: result.isWarm ?? false }],
    ['attempts', { value: result.attempts.map(attemptJson) }],
    ['after', { json: result.after === null ? 'null' : afterText(result.after) }],
    // Of a run elsewhere alone; what its answer left open says nothing above.
    ...(result.ranOn === undefined ? [] : [['sandbox', { value: result.ranOn }] as const]),
  ])
}

const attemptJson = ({ status, error, errorType, prints, ms }: Attempt) => ({
  status,
  error,
  error_type: errorType,
  stdout: prints,
  elapsed_ms: Math.round(ms * 10) / 10,
})

/** How the workflow goes on after the last failure: Dify's status of the node, the handle that it leaves by, and the outputs. */
function afterText({ branch, outputs }: NonNullable<RunResult['after']>): string {
  return objectText([
    ['status', { value: 'exception' }],
    ['branch', { value: branch }],
    ['outputs', { json: toJsonText(parsePythonJson(outputs), 2) }],
  ])
}

/** The same object for a run that could not begin: the file or the target is wrong. */
export function refusedReport(problem: Problem, target: string | null, language: Language): string {
  return objectText([
    ['status', { value: 'failed' }],
    ['outputs', { value: null }],
    ['error', { value: null }],
    ['error_type', { value: null }],
    ['stdout', { value: '' }],
    ['stderr', { value: '' }],
    ['traceback', { value: [] }],
    ['problems', { value: problemsJson([problem], language) }],
    ['explanation', { value: null }],
    ['elapsed_ms', { value: 0 }],
    ['target', { value: target }],
    ['python', { value: null }],
    ['environment', { value: null }],
    ['confinement', { value: null }],
    ['warm', { value: false }],
    ['attempts', { value: [] }],
    ['after', { value: null }],
  ])
}

/** Problems that stop a run for what a file says, not for what the node does. */
const ofFiles: readonly string[] = ['input-not-json', 'target-unknown', 'default-value-refused', 'type-not-there']

/** The exit code of a run. */
export function exitCodeOf(result: RunResult): number {
  if (result.status === 'succeeded') return exitCodes.worked
  if (result.status === 'cancelled') return exitCodes.cancelled
  const [first] = result.problems
  if (first !== undefined && ofFiles.includes(first.code)) return exitCodes.wrong
  const isBuild = first?.code === 'node-missing' || (result.environment === null && first?.source !== 'run')
  return isBuild ? exitCodes.noEnvironment : exitCodes.failed
}
