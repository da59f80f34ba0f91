import { toJsonText } from '../../../shared/dify/jsonText'
import type { Target } from '../../../shared/dify/targets/target'
import { codePointLength } from '../../../shared/dify/text'
import type { OutputType } from '../../../shared/model/node'
import type { JsonValue } from '../../../shared/model/value'
import { utf8Length } from './utf8'

/** How much of a limit is used. `limit` is null where this Dify sets none. */
export interface Usage {
  readonly used: number
  readonly limit: number | null
}

/** What the head of an output tells: counts in elements, keys, levels, code points and bytes. */
export interface OutputFacts {
  readonly elements: Usage | null
  readonly keys: number | null
  /** Levels as Dify counts them: the outputs are the first, so an Object begins at 2. */
  readonly depth: Usage | null
  /** The text, or the longest text of a list. */
  readonly characters: Usage | null
  readonly bytes: number
}

/** The most elements that a Dify lets an output of this type have; null where it does not count. */
export function elementLimit(target: Target, type: OutputType): number | null {
  const { limits } = target
  if (type === 'array[string]') return limits.maxStringArrayLength
  if (type === 'array[number]') return limits.maxNumberArrayLength
  return type === 'array[object]' ? limits.maxObjectArrayLength : null
}

/** The deepest level that Dify's check reaches below an object standing at `level`. */
function deepestLevel(value: JsonValue, level: number): number {
  if (!(value instanceof Map) && !Array.isArray(value)) return level
  const own = value instanceof Map ? level + 1 : level
  let deepest = own
  for (const member of value.values()) deepest = Math.max(deepest, deepestLevel(member, own))
  return deepest
}

function longest(items: readonly JsonValue[]): number {
  let length = 0
  for (const item of items) if (typeof item === 'string') length = Math.max(length, codePointLength(item))
  return length
}

/** Measures an output's value against the limits of the target that it ran on. `target` null: limits are not known. */
export function outputFacts(value: JsonValue, type: OutputType, target: Target | null): OutputFacts {
  const maxString = target?.limits.maxStringLength ?? null
  const facts = {
    elements: null,
    keys: null,
    depth: null,
    characters: null,
    bytes: utf8Length(typeof value === 'string' ? value : toJsonText(value)),
  }
  if (typeof value === 'string') return { ...facts, characters: { used: codePointLength(value), limit: maxString } }
  const depth = { used: deepestLevel(value, 1), limit: target?.limits.maxDepth ?? null }
  if (value instanceof Map) return { ...facts, keys: value.size, depth }
  if (!Array.isArray(value)) return facts
  return {
    ...facts,
    elements: { used: value.length, limit: target === null ? null : elementLimit(target, type) },
    depth: type === 'array[object]' ? depth : null,
    characters: type === 'array[string]' ? { used: longest(value), limit: maxString } : null,
  }
}

/** How full a limit is, from 0 to 1; null where there is no limit. */
export function fullness(usage: Usage): number | null {
  return usage.limit === null || usage.limit === 0 ? null : Math.min(1, usage.used / usage.limit)
}

/** A meter turns amber from here on. */
export const nearLimit = 0.9
