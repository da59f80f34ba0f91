import type { JsonValue } from '../model/value'
import { isPlainText, writeJson } from './jsonText'
import { pythonFloatText } from './pythonFloat'

/** A number's text after Python's `json.loads`: a float's is its `repr`, an integer keeps its digits, and what overflows a float stays as written. */
function afterPython(text: string): string {
  if (!/[.eE]/.test(text)) return text
  const value = Number(text)
  return Number.isFinite(value) ? pythonFloatText(value) : text
}

/** The outputs of a node as JSON text on one line, with numbers as Dify has them: its Python has read what the script printed. */
export function outputsText(outputs: JsonValue): string {
  return writeJson(outputs, {
    comma: ', ',
    colon: ': ',
    indent: null,
    number: ({ text }) => afterPython(text),
    string: (text) => (isPlainText(text) ? `"${text}"` : JSON.stringify(text)),
  })
}
