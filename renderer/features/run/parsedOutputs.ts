import { parsePythonJson } from '../../../shared/dify/pythonJson'
import type { RunResult } from '../../../shared/model/run'
import type { JsonObject } from '../../../shared/model/value'

const parsed = new WeakMap<RunResult, JsonObject>()

/** Texts up to this length are read while the page draws; longer ones after it has drawn once. */
export const readAtOnce = 1_000_000

/**
 * A run's outputs as values, read once for each result. Null where the run has none. The engine wrote the text, so one that
 * can't be read is a fault of the program and throws.
 */
export function outputsOf(result: RunResult): JsonObject | null {
  if (result.outputs === null) return null
  const known = parsed.get(result)
  if (known !== undefined) return known
  const value = parsePythonJson(result.outputs)
  if (!(value instanceof Map)) throw new TypeError('The outputs of a run are not an object.')
  parsed.set(result, value)
  return value
}

/** Whether the outputs can be shown at once: they are short, or were read before. */
export function isReady(result: RunResult): boolean {
  return result.outputs === null || result.outputs.length <= readAtOnce || parsed.has(result)
}
