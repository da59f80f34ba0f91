import type { JsonValue } from '../model/value'
import { DifyFailure } from './difyFailure'
import { exponentTextsToNumbers, mayHoldExponentText } from './exponentText'
import { fillWords } from './fillWords'
import { parsePlainly, PythonJsonError, PythonJsonLimitError } from './pythonJson'
import { pythonText } from './pythonRepr'
import { pythonTypeName } from './pythonTypes'
import { quickJson } from './quickJson'
import { splitStdout } from './resultTag'
import type { Target } from './targets/target'
import { firstCodePoints } from './text'

/** What Dify reads of a sandbox's answer. */
export interface SandboxAnswer {
  readonly stdout: string
  readonly error: string
}

function readJson(target: Target, text: string): JsonValue {
  try {
    return parsePlainly(text)
  } catch (error) {
    if (error instanceof PythonJsonError) {
      const head = firstCodePoints(text, 200)
      const message = fillWords(target.outputs.words.badJson, { reason: error.message, head })
      throw new DifyFailure('parse', 'WorkflowNodeError', message, { kind: 'bad-json', reason: error.message })
    }
    if (error instanceof PythonJsonLimitError) {
      const sentence = error.limit === 'digits' ? '{reason}' : target.outputs.words.unexpected
      const message = fillWords(sentence, { reason: error.message })
      throw new DifyFailure('parse', 'WorkflowNodeError', message, { kind: 'bad-json', reason: error.message })
    }
    throw error
  }
}

/**
 * Turns a sandbox's answer into the result that `main()` returned, as that Dify does: any error text fails the node as it
 * stands; else the text between the first and the last tag is read by Python's rules and must be a dict, but on a Dify that leaves that to
 * the check. Throws a DifyFailure with Dify's words.
 */
export function parse(target: Target, answer: SandboxAnswer): JsonValue {
  if (answer.error !== '') throw new DifyFailure('sandbox', 'CodeExecutionError', answer.error)
  const { result } = splitStdout(answer.stdout)
  const { words } = target.outputs
  if (result === null) {
    const message = fillWords(words.noTag, { head: firstCodePoints(answer.stdout, 200) })
    throw new DifyFailure('parse', 'WorkflowNodeError', message, { kind: 'no-tag' })
  }
  const quick = quickJson(result)
  const value = quick === undefined ? readJson(target, result) : quick
  if (value instanceof Map && value.has('error') && target.result.errorKey === 'fails') {
    const reason = pythonText(value.get('error') ?? null)
    throw new DifyFailure('parse', 'WorkflowNodeError', `JavaScript execution error: ${reason}`, { kind: 'error-key' })
  }
  if (!(value instanceof Map)) {
    if (target.result.nonDict === 'crash') return value
    const type = pythonTypeName(value)
    throw new DifyFailure('parse', 'WorkflowNodeError', fillWords(words.notDict, { type }), { kind: 'not-dict', type })
  }
  if (target.result.exponentText === 'text') return value
  // A result that was read quickly is not so deep that Python gives up on its way through it.
  return quick !== undefined && !mayHoldExponentText(result) ? value : exponentTextsToNumbers(value)
}
