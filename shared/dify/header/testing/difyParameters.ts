import type { CodeLanguage } from '../../../model/node'
import type { Header } from '../headerParts'

/** `extractFunctionParams`, used where the code generator's result is applied. */
const extracted: Readonly<Record<CodeLanguage, RegExp>> = {
  python3: /def\s+main\s*\((.*?)\)/,
  javascript: /function\s+main\s*\((.*?)\)/,
}

/** The parameters that Dify's `extractFunctionParams` finds: split at commas, each cut at its first colon. Null where it finds no header. */
export function difyParameters(language: CodeLanguage, code: string): string[] | null {
  const found = extracted[language].exec(code)
  if (found === null) return null
  const list = found[1] ?? ''
  return list.split(',').map((part) => part.trim().split(':')[0]?.trim() ?? '')
}

/** What Dify's `extractFunctionParams` should find in a header: the names of the parts, or markers as they are. */
export function expectedByDify(language: CodeLanguage, code: string, header: Header): string[] {
  const names = header.parts.map((part) =>
    part.kind === 'input' ? part.name : (code.slice(part.from, part.to).split(':')[0]?.trim() ?? ''),
  )
  if (names.length === 0) return ['']
  // Dify knows no braces: they stay at the first and the last name, as in its own template.
  if (language === 'python3') return names
  return names.map((name, index) => `${index === 0 ? '{' : ''}${name}${index === names.length - 1 ? '}' : ''}`)
}
