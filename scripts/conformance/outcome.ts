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

const { limits: own } = dify1_16
const tight: Limits = {
  ...own,
  maxStringLength: 8,
  maxNumberArrayLength: 5,
  maxStringArrayLength: 4,
  maxObjectArrayLength: 3,
}

/** Each with a name for reports. */
const namedLimits: readonly (readonly [name: string, limits: Limits])[] = [
  ['own', own],
  // Short texts and lists reach these, so that the edges are met often.
  ['tight', tight],
  // Ranges, precisions and depths of a server's own: between decimals, without room for True or False, beyond what doubles tell apart.
  ['narrow', { ...tight, maxNumber: '100', minNumber: '-100', maxPrecision: 3, maxDepth: 3 }],
  ['nothing', { ...tight, maxNumber: '0', minNumber: '0', maxPrecision: 0, maxDepth: 2 }],
  ['negative', { ...own, maxNumber: '-1', minNumber: '-9007199254740993', maxPrecision: 1, maxDepth: 1 }],
  [
    'vast',
    { ...tight, maxNumber: '9007199254740993', minNumber: `-1${'0'.repeat(30)}`, maxPrecision: 23, maxDepth: 7 },
  ],
  ['closed', { ...own, maxNumber: '-5', minNumber: '5', maxDepth: 0 }],
]

/** The limits that cases are held to: a case names them by their place. */
export const limitsOfCases: readonly Limits[] = namedLimits.map(([, limits]) => limits)
export const limitNames: readonly string[] = namedLimits.map(([name]) => name)

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
