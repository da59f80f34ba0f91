import { toJsonText } from '../../../../shared/dify/jsonText'
import type { JsonValue } from '../../../../shared/model/value'

const longest = 400

/** A nested value on one line, as JSON; cut where it is long, since it is only a hint of what is in there. */
export function inlineText(value: JsonValue): string {
  const text = toJsonText(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
