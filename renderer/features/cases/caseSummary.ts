import type { Check, NodeCase } from '../../../shared/model/nodeCase'
import type { useText } from '../../i18n/useText'

type Words = ReturnType<typeof useText>['cases']

/** Characters of a value in a line. */
const longest = 60

export const shortened = (value: string): string => (value.length > longest ? `${value.slice(0, longest)}…` : value)

/** An output with the path into it. */
export const placeOf = ({ output, path }: Check): string =>
  path === '' ? output : `${output}${path.replace(/^\$/, '').replace(/^(?=[^.[])/, '.')}`

/** What a case expects, a line an expectation. */
export function expectations({ checks, error }: NodeCase, text: Words): string[] {
  if (error !== null) return [error === '' ? text.errorAny : `${text.ends.error}: ${shortened(error)}`]
  if (checks.length === 0) return [text.anything]
  return checks.map((check) => `${placeOf(check)} ${text.summary(text.kinds[check.kind], shortened(check.value))}`)
}
