import { DifyFailure } from '../../shared/dify/difyFailure'
import { fileDict } from '../../shared/dify/files'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Target } from '../../shared/dify/targets/target'
import type { NodeLanguage, Variable } from '../../shared/model/node'
import type { RunRequest } from '../../shared/model/run'
import type { JsonObject, JsonValue } from '../../shared/model/value'
import { problem, ProblemError } from '../../shared/problems'

/** What Dify's serialiser says of the file object that it meets: it knows no file, unless in a list that a code node gets. */
function fileCrash(target: Target, name: string, kind: 'file' | 'file-list'): DifyFailure {
  const message =
    target.inputs === 'orjson' ? 'Type is not JSON serializable: File' : 'Object of type File is not JSON serializable'
  return new DifyFailure('inputs', 'WorkflowNodeError', message, { kind, name })
}

/**
 * A value as Dify hands it to its serialiser: a list of files as their dicts, an empty one as null; a single file it can't serialise. The
 * template node knows no such lists (graphon, `template_transform_node.py`): files fail in them too, and an empty one stays what it is.
 */
function asGathered(
  target: Target,
  language: NodeLanguage,
  { variable, value_type: type }: Variable,
  value: JsonValue,
): JsonValue {
  if (type === 'file' && value !== null) throw fileCrash(target, variable, 'file')
  if (type !== 'array[file]' || !Array.isArray(value)) return value
  const hasNoDicts = target.fileLists === 'crash' || language === 'jinja2'
  if (value.length > 0 && hasNoDicts) throw fileCrash(target, variable, 'file-list')
  if (hasNoDicts) return value
  return value.length === 0 ? null : value.map((file) => (file instanceof Map ? fileDict(target, file) : file))
}

/**
 * The inputs in the order of the node's variables, as Dify gathers them: a variable without a value is null, the last of two equal
 * names wins. Throws a ProblemError for a sample that is no JSON, a DifyFailure for a file where Dify fails on one.
 */
export function gatherInputs(target: Target, request: RunRequest): JsonObject {
  const inputs: JsonObject = new Map()
  for (const declared of request.node.variables) {
    const { variable } = declared
    const text = request.inputs[variable]
    if (text === undefined || text.trim() === '') {
      inputs.set(variable, null)
      continue
    }
    let value: JsonValue
    try {
      value = parsePythonJson(text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new ProblemError(problem('input-not-json', 'run', { params: { name: variable, reason } }))
    }
    inputs.set(variable, asGathered(target, request.node.code_language, declared, value))
  }
  return inputs
}
