import { secretForms } from '../../diagnostics/secretForms'
import { linesOf } from '../../dify/text'
import { secretLine } from '../../packages/secretLine'
import { allLanguages, always, type Fired, type Rule } from '../rule'
import { secretCases } from './secretCases'

/** A name that says what it holds, and a literal that is long and mixed enough to be one. */
const named =
  /\b(\w*(?:api_?key|secret|passw(?:or)?d|access_?token|auth_?token|private_?key)\w*)["']?\s*[:=]\s*["'`]([^"'`\s]{8,})["'`]/i
const bearer = /["'`]Bearer\s+([\w.~+/-]{16,}=*)["'`]/

/** What stands for a secret and is none. */
const isStandIn = (text: string): boolean =>
  /^(?:x{3,}|\*+|<.*>|\{.*\}|\$\{?.*|your|my[-_ ]|example|change|test|dummy|todo|none|null|api[-_]?key|password|secret)/i.test(
    text,
  ) || new Set(text).size < 5

function secretIn(text: string): { readonly at: number; readonly length: number; readonly what: string } | null {
  for (const [form, what] of secretForms) {
    const found = form.exec(text)
    if (found !== null && !/x{6,}|\*{4,}|\.{3}/i.test(found[0]))
      return { at: found.index, length: found[0].length, what }
  }
  const [whole = '', name = '', value = ''] = named.exec(text) ?? []
  if (whole !== '' && !isStandIn(value) && /\d/.test(value) && /[a-z]/i.test(value)) {
    return { at: text.indexOf(whole), length: whole.length, what: name }
  }
  const token = bearer.exec(text)
  if (token !== null && !isStandIn(token[1] ?? ''))
    return { at: token.index, length: token[0].length, what: 'Bearer …' }
  if (secretLine(text) === 1) return { at: text.search(/\S/), length: text.trim().length, what: '://…:…@' }
  return null
}

const secretInCode: Rule = {
  id: 'secret-in-code',
  languages: allLanguages,
  severity: always('warning'),
  check: ({ node }) =>
    linesOf(node.code).flatMap((text, index): Fired[] => {
      const found = text.length > 2000 ? null : secretIn(text)
      if (found === null) return []
      const [line, column] = [index + 1, found.at + 1]
      return [
        { place: { line, column, endLine: line, endColumn: column + found.length }, params: { what: found.what } },
      ]
    }),
  cases: secretCases['secret-in-code'],
}

/** Rules about what must not be handed on. */
export const secretRules: readonly Rule[] = [secretInCode]
