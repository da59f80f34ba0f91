import { DefaultValueError, readDefaultValue } from '../../../shared/dify/errorStrategy'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import { toJsonText } from '../../../shared/dify/jsonText'
import type { DefaultValue } from '../../../shared/model/node'

const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** What the field of a default value shows: the text of a text, else JSON. */
export function shownDefault({ value }: DefaultValue): string {
  const read = parsePythonJson(value)
  return typeof read === 'string' ? read : toJsonText(read)
}

/** The default value that a field's text means. Like Dify's panel it keeps lists and objects as their text; a number is one where it can be. */
export function typedDefault({ key, type }: DefaultValue, text: string): DefaultValue {
  const isNumber = type === 'number' && numberText.test(text.trim())
  return { key, type, value: isNumber ? text.trim() : JSON.stringify(text) }
}

/** Dify's sentence for a default value that keeps it from starting a workflow; null for one that it takes. */
export function defaultRefusal(value: DefaultValue): string | null {
  try {
    readDefaultValue(value)
    return null
  } catch (error) {
    if (error instanceof DefaultValueError) return error.message
    throw error
  }
}
