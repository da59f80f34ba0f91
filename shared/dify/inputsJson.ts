import type { JsonNumber, JsonObject } from '../model/value'
import { DifyFailure } from './difyFailure'
import { isPlainText, writeJson } from './jsonText'
import { orjsonFloatText, pythonFloatText } from './pythonFloat'
import { loneSurrogate } from './text'
import type { InputSerializer } from './targets/target'

const least64 = -(2n ** 63n)
const most64 = 2n ** 64n - 1n
/** Arrays and objects inside one another that orjson writes (tried with 3.13). */
const orjsonLevels = 254

function refuse(message: string): DifyFailure {
  return new DifyFailure('inputs', 'WorkflowNodeError', message)
}

/** A number in its usual form; not `-0`, which is 0 to Python, nor one so small that some take an exponent. */
const usualNumber = /^(?!-0$|-?0\.0000)-?(?:0|[1-9]\d*)(?:\.(?:0|\d*[1-9]))?$/

/** Whether every serialiser writes a number as it stands: its form is the usual one, and so short that a double keeps each digit. */
function isUsual({ text }: JsonNumber): boolean {
  return text.length < 16 && usualNumber.test(text)
}

function orjsonNumber(number: JsonNumber): string {
  if (isUsual(number)) return number.text
  if (!number.isInteger) return orjsonFloatText(number.toNumber())
  const value = BigInt(number.text)
  if (value < least64 || value > most64) throw refuse('Integer exceeds 64-bit range')
  return value.toString()
}

function orjsonString(text: string): string {
  if (isPlainText(text)) return `"${text}"`
  if (loneSurrogate(text) !== null) throw refuse('str is not valid UTF-8: surrogates not allowed')
  return JSON.stringify(text)
}

function dumpsNumber(number: JsonNumber): string {
  if (isUsual(number)) return number.text
  return number.isInteger ? BigInt(number.text).toString() : pythonFloatText(number.toNumber())
}

/** `json.dumps(ensure_ascii=False)` writes a lone surrogate as it is; JavaScript would escape it. */
function dumpsString(text: string): string {
  if (isPlainText(text)) return `"${text}"`
  if (loneSurrogate(text) === null) return JSON.stringify(text)
  return `"${text.replace(/[^\p{Surrogate}]+/gu, (part) => JSON.stringify(part).slice(1, -1))}"`
}

function dumps(inputs: JsonObject): string {
  const text = writeJson(inputs, {
    comma: ', ',
    colon: ': ',
    indent: null,
    number: dumpsNumber,
    string: dumpsString,
  })
  const lone = loneSurrogate(text)
  if (lone === null) return text
  const where =
    lone.run === 1
      ? `character '\\u${lone.code.toString(16)}' in position ${lone.at}`
      : `characters in position ${lone.at}-${lone.at + lone.run - 1}`
  throw refuse(`'utf-8' codec can't encode ${where}: surrogates not allowed`)
}

/**
 * The inputs as the JSON text that a Dify puts into its script: orjson's (no spaces, NaN and Infinity become null, 64-bit
 * integers only), or to Dify 1.7 `json.dumps(ensure_ascii=False)`. Throws the DifyFailure that Dify ends with.
 */
export function inputsJson(inputs: JsonObject, serializer: InputSerializer): string {
  if (serializer === 'json.dumps') return dumps(inputs)
  return writeJson(inputs, {
    comma: ',',
    colon: ':',
    indent: null,
    number: orjsonNumber,
    string: orjsonString,
    enter: (level) => {
      if (level > orjsonLevels) throw refuse('Recursion limit reached')
    },
  })
}
