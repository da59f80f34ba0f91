import type { CodeLanguage } from '../../model/node'

/** Words that Python keeps for itself (`keyword.kwlist`). */
const reservedInPython: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** Words that can be no name of a variable in JavaScript, strict mode included: Dify's node runs as a script, an author's own may be a module. */
export const reservedInJavascript: ReadonlySet<string> = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
)

/** Whether a name can be a parameter's. Dify's panel warns of letters other than ASCII and saves them all the same; so they count here. */
export function isIdentifier(language: CodeLanguage, name: string): boolean {
  if (language === 'python3') return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reservedInPython.has(name)
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && !reservedInJavascript.has(name)
}
