import type { Problem } from '../../../shared/model/problem'
import { entryOf } from '../../../shared/packages/requirementsFile'
import { normalName } from '../../../shared/packages/packageName'
import { setVersion } from '../../../shared/packages/requirementsEdits'
import { withNameOnLine } from './requirementEdits'

/** What mends the line of the requirements that stopped a build. */
export interface LineFix {
  readonly kind: 'name' | 'version'
  /** The name or version that is written. */
  readonly to: string
  /** The requirements with it. */
  readonly text: string
}

/** The nearest name or version that the index has, as a change of the line; null where the problem names none. */
export function lineFix({ code, params, line }: Problem, text: string): LineFix | null {
  const nearest =
    String(params['nearest'] ?? '')
      .split(',', 1)[0]
      ?.trim() ?? ''
  const name = String(params['name'] ?? '')
  if (nearest === '' || name === '') return null
  const at = line ?? entryOf(text, normalName(name))?.line ?? null
  if (code === 'package-unknown' && at !== null) {
    return { kind: 'name', to: nearest, text: withNameOnLine(text, at, nearest) }
  }
  const edit = code === 'version-unknown' ? setVersion(text, name, { kind: 'exact', version: nearest }) : null
  return edit === null ? null : { kind: 'version', to: nearest, text: edit.text }
}
