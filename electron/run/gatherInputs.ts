import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { RunRequest } from '../../shared/model/run'
import type { JsonObject } from '../../shared/model/value'
import { problem, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'

/**
 * The inputs in the order of the node's variables, as Dify gathers them: a variable without a value is null, the last of two equal
 * names wins. Throws a ProblemError for a sample that is no JSON.
 */
export function gatherInputs(request: RunRequest): JsonObject {
  const inputs: JsonObject = new Map()
  for (const { variable } of request.node.variables) {
    const text = request.inputs[variable]
    if (text === undefined || text.trim() === '') {
      inputs.set(variable, null)
      continue
    }
    try {
      inputs.set(variable, parsePythonJson(text))
    } catch (error) {
      const reason = reasonOf(error)
      throw new ProblemError(problem('input-not-json', 'run', { params: { name: variable, reason } }))
    }
  }
  return inputs
}
