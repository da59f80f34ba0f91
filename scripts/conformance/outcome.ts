import { check } from '../../shared/dify/check'
import { DifyFailure } from '../../shared/dify/difyFailure'
import { writeJson } from '../../shared/dify/jsonText'
import { parse } from '../../shared/dify/parse'
import { pythonFloatText } from '../../shared/dify/pythonFloat'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { dify1_16 } from '../../shared/dify/targets/records'
import type { Target } from '../../shared/dify/targets/target'
import type { Limits } from '../../shared/model/server'
import type { JsonNumber, JsonValue } from '../../shared/model/value'
import type { Case } from './case'

/** How a node ends: its outputs as `json.dumps` writes them, or a failure as Dify shows it. */
export type Outcome =
  | { readonly ok: string }
  | { readonly type: string; readonly message: string; readonly keepsInputs: boolean }

/** Dify's own limits, and tight ones that short texts and lists reach, so that the edges can be met often. */
export const limitsOfCases: readonly [own: Limits, tight: Limits] = [
  dify1_16.limits,
  { ...dify1_16.limits, maxStringLength: 8, maxNumberArrayLength: 5, maxStringArrayLength: 4, maxObjectArrayLength: 3 },
]

const targets: readonly Target[] = limitsOfCases.map((limits) => ({ ...dify1_16, limits }))

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text as `json.dumps` writes it: ASCII alone. */
export function asciiString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, escapeUnit)
}

/** A number as Python writes it once it has read it. */
function pythonNumber(number: JsonNumber): string {
  return number.isInteger ? BigInt(number.text).toString() : pythonFloatText(number.toNumber())
}

/** A value as `json.dumps` writes it; `number` says how its numbers are written. */
export function dumps(value: JsonValue, indent: number | null = null, number = pythonNumber): string {
  return writeJson(value, { comma: ', ', colon: ': ', indent, number, string: asciiString })
}

/** How a case ends by the rules of this project. Throws what is no failure of Dify's: a fault of ours. */
export function ourOutcome(one: Case): Outcome {
  const target = targets[one.limits] ?? dify1_16
  try {
    const result =
      one.stdout === null ? parsePythonJson(one.result) : parse(target, { stdout: one.stdout, error: one.error })
    return { ok: dumps(one.outputs === null ? result : check(target, result, one.outputs)) }
  } catch (error) {
    if (!(error instanceof DifyFailure)) throw error
    return { type: error.errorType, message: error.message, keepsInputs: error.keepsInputs }
  }
}
