import type { OutputReference } from '../../../shared/model/appFile'
import type { Text } from '../../i18n/useText'

/** So many places are named; the rest is counted. */
const most = 4

/** The places that refer to an output, as far as a note has room for them. */
export function placesOf(references: readonly OutputReference[], { appFiles: text }: Text): string[] {
  const named = references.slice(0, most).map(({ title, field, line }) => text.place(title, field, line))
  const rest = references.length - named.length
  return [...named, ...(rest > 0 ? [text.morePlaces(rest)] : [])]
}
