import type { Problem } from '../../../shared/model/problem'

/** The rule of preflight by which a problem of an import is silenced: the window tells it, and `nodelab check` by that name. */
export function ruleOfImport({ code }: Problem): string {
  return code === 'module-syntax-refused' ? 'module-statement' : 'package-not-there'
}
