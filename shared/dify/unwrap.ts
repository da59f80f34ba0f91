import type { NodeLanguage } from '../model/node'
import { targets } from './targets'

/** What a Dify posted: the author's code and the inputs that it put into the script, as the text of one JSON object. */
export interface UnwrappedScript {
  readonly language: NodeLanguage
  readonly code: string
  readonly inputs: string
}

/** A wrapper in pieces: before the code, between it and the inputs, after them. */
interface Form {
  readonly language: NodeLanguage
  readonly head: string
  readonly middle: string
  readonly tail: string
  /** Whether the code stands in it as Base64. */
  readonly isEncoded: boolean
}

function formOf(language: NodeLanguage, script: string): Form {
  const [before = '', tail = ''] = script.split('{{inputs}}')
  const isEncoded = before.includes('{{template}}')
  const [head = '', middle = ''] = before.split(isEncoded ? '{{template}}' : '{{code}}')
  return { language, head, middle, tail, isEncoded }
}

/** The wrappers of all Difys that are known, each once; the longest head first, since that of another may be its beginning. */
const forms: readonly Form[] = [
  ...new Map(
    targets.flatMap(({ wrappers: { python3, javascript, template } }) => [
      [python3.script, formOf('python3', python3.script)] as const,
      [javascript.script, formOf('javascript', javascript.script)] as const,
      [template.script, formOf('jinja2', template.script)] as const,
    ]),
  ).values(),
].sort((a, b) => b.head.length - a.head.length)

/** Inputs so long in Base64 that they stand in the code for no other reason than that its author wrote `{{inputs}}`, which Dify replaces there too. */
const certain = 16

const ofBase64 = /[A-Za-z0-9+/=]/

/** Where the Base64 at the end of a text begins. */
function encodedFrom(text: string): number {
  let at = text.length
  while (at > 0 && ofBase64.test(text.charAt(at - 1))) at -= 1
  return at
}

function unwrapAs(form: Form, script: string, decode: (base64: string) => string): UnwrappedScript | null {
  const { language, head, middle, tail, isEncoded } = form
  if (script.length < head.length + middle.length + tail.length) return null
  if (!script.startsWith(head) || !script.endsWith(tail)) return null
  const inside = script.slice(head.length, script.length - tail.length)
  const from = encodedFrom(inside)
  const encoded = inside.slice(from)
  const before = inside.slice(0, from)
  if (!before.endsWith(middle)) return null
  const code = before.slice(0, before.length - middle.length)
  if (isEncoded) return { language, code: decode(code), inputs: decode(encoded) }
  const plain = encoded.length < certain ? code : code.replaceAll(encoded, '{{inputs}}')
  return { language, code: plain, inputs: decode(encoded) }
}

/**
 * The other way round than `wrap` and `wrapTemplate`: what stands in a script that a Dify posted. Null where no Dify that is known wraps so. `decode` reads
 * Base64 as UTF-8.
 */
export function unwrap(script: string, decode: (base64: string) => string): UnwrappedScript | null {
  for (const form of forms) {
    const found = unwrapAs(form, script, decode)
    if (found !== null) return found
  }
  return null
}
