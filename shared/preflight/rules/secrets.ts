import { secretForms } from '../../diagnostics/secretForms'
import { linesOf } from '../../dify/text'
import { secretLine } from '../../packages/secretLine'
import { allLanguages, always, type Fired, type Rule } from '../rule'
import { secretCases } from './secretCases'

/** A name that says what it holds, and a literal that is long and mixed enough to be one. */
const named =
  /\b(\w*(?:api_?key|secret|passw(?:or)?d|access_?token|auth_?token|private_?key)\w*)["']?\s*[:=]\s*["'`]([^"'`\s]{8,})["'`]/i
const bearer = /["'`]Bearer\s+([\w.~+/-]{16,}=*)["'`]/

const asked = /[?&#]([\w.-]*(?:token|secret|passw|key|auth|sig)[\w.-]*)=([^&#\s"'`]+)/gi
const login = /:\/\/([^\s/'"`<>]+)@/g

/** What stands for a secret and is none. */
const isStandIn = (text: string): boolean =>
  /^(?:x{3,}|\*+|<.*>|\{.*\}|\$\{?.*|your|my[-_ ]|example|change|test|dummy|todo|none|null|api[-_]?key|password|secret)/i.test(
    text,
  ) || new Set(text).size < 5

interface Told {
  readonly at: number
  readonly length: number
  readonly what: string
}

function secretIn(text: string): Told | null {
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
  // All that follows wants an address.
  return secretLine(text) === null ? null : inAddress(text)
}

/** A value of an address's query by a name that says what it holds, or the name and password before its `@`. */
function inAddress(text: string): Told | null {
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(asked)) {
    if (!isStandIn(value)) return { at: index + 1, length: whole.length - 1, what: name }
  }
  for (const { 0: whole, 1: said = '', index } of text.matchAll(login)) {
    // What is filled in tells nothing, and the form of an address is none.
    const rest = said.replace(/\$?\{[^}]*\}/g, '').replace(/[:*]/g, '')
    if (rest !== '' && !/[[\]\\()^+?|]/.test(rest)) return { at: index, length: whole.length, what: '://…:…@' }
  }
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
