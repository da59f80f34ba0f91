import { parsePythonJson, PythonJsonError } from '../../../shared/dify/pythonJson'

/** Why a typed value is no JSON: what closes it is missing, it is a text without quotes, or Python's own reason. */
export type JsonFault =
  | { readonly kind: 'open'; readonly missing: string }
  | { readonly kind: 'bare' }
  | { readonly kind: 'syntax'; readonly reason: string }

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}' }

/** The signs that would close what is open at the end of a text, the innermost first; "" where nothing is, or where it is closed wrongly. */
function missingEnd(text: string): string {
  const open: string[] = []
  let inText = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (inText) {
      if (sign === '\\') at += 1
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (closing[sign] !== undefined) open.push(closing[sign])
    else if ((sign === ']' || sign === '}') && open.pop() !== sign) return ''
  }
  return (inText ? '"' : '') + open.reverse().join('')
}

/** What is wrong with a typed value; null where it is JSON as Python reads it. */
export function jsonFault(text: string): JsonFault | null {
  try {
    parsePythonJson(text)
    return null
  } catch (error) {
    // Half typed, and told below the field.
    if (!(error instanceof PythonJsonError) && !(error instanceof RangeError)) throw error
    const missing = missingEnd(text)
    if (missing !== '') return { kind: 'open', missing }
    return /^\s*["[{\d-]/.test(text) ? { kind: 'syntax', reason: error.message } : { kind: 'bare' }
  }
}
