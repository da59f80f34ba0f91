import type { JsonValue } from '../model/value'

/** A member's name, or the place of an element; below zero it counts from the end. */
export type Step = string | number

/**
 * The steps of a path to one value: a singular query of RFC 9535 (`$.items[0]['a b'].name`), whose `$` may be left out. Null where it is none: wildcards,
 * filters and slices lead to many values.
 */
export function stepsOf(path: string): Step[] | null {
  const text = path.trim()
  const rest = text.startsWith('$') ? text.slice(1) : /^[.[]/.test(text) ? text : `.${text}`
  const step =
    /\.([\p{L}_][\p{L}\p{N}_-]*)|\[\s*(-?(?:0|[1-9]\d*))\s*\]|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]/uy
  const steps: Step[] = []
  while (step.lastIndex < rest.length) {
    const found = step.exec(rest)
    if (found === null) return null
    const [, name, place, single, double] = found
    if (place !== undefined) steps.push(Number(place))
    else steps.push(name ?? (single ?? double ?? '').replace(/\\(.)/gu, '$1'))
  }
  return steps
}

/** The value that a path leads to: undefined where there is none, null as such where that is the value. Throws a RangeError for what is no path. */
export function valueAt(value: JsonValue, path: string): JsonValue | undefined {
  const steps = stepsOf(path)
  if (steps === null) throw new RangeError(path)
  let at: JsonValue | undefined = value
  for (const step of steps) {
    if (typeof step === 'number') at = Array.isArray(at) ? at.at(step) : undefined
    else at = at instanceof Map ? at.get(step) : undefined
  }
  return at
}
