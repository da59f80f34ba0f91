import type { Output } from '../model/node'
import type { JsonObject } from '../model/value'
import { DifyFailure } from './difyFailure'
import { fillWords } from './fillWords'
import type { SandboxAnswer } from './parse'
import { splitStdout } from './resultTag'
import type { Target } from './targets/target'
import { codePointLength, firstCodePoints } from './text'

/** The one output of a template node. */
export const templateOutputName = 'output'

/** The outputs of a template node: Dify fixes them. */
export function templateOutputs(): Output[] {
  return [{ name: templateOutputName, spec: { type: 'string', children: null } }]
}

/**
 * What a template node gives of a sandbox's answer: the text between the first and the last tag as it is, within the target's length. Throws a DifyFailure in
 * Dify's words; a template's failure has no class of its own in Dify, so it carries the executor's.
 */
export function templateOutput(target: Target, answer: SandboxAnswer): JsonObject {
  if (answer.error !== '') throw new DifyFailure('sandbox', 'CodeExecutionError', answer.error)
  const { result } = splitStdout(answer.stdout)
  if (result === null) {
    const message = fillWords(target.outputs.words.noTag, { head: firstCodePoints(answer.stdout, 200) })
    throw new DifyFailure('parse', 'WorkflowNodeError', message, { kind: 'no-tag' })
  }
  const { maxTemplateLength: max } = target.limits
  if (result.length > max && codePointLength(result) > max) {
    throw new DifyFailure('check', 'OutputValidationError', `Output length exceeds ${max} characters`, {
      max: String(max),
    })
  }
  return new Map([[templateOutputName, result]])
}
