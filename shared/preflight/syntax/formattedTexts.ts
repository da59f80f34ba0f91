import type { Field, Token } from './lexPython'
import type { NewerKind, NewerSyntax, Replacement } from './newerSyntax'

/** Levels of fields that a Python before 3.12 reads: one in a text, one in its format. */
const levels = 2

const isFormatted = ({ fields }: Token): boolean => fields !== undefined

/** What of one field a Python before 3.12 does not read; null where it reads it. */
function faultOf(code: string, field: Field, quotes: string): { kind: NewerKind; from: number; to: number } | null {
  const { from, to, end, tokens } = field
  const text = code.slice(from + 1, end)
  if (text.includes(quotes)) return { kind: 'quotes-in-f-string', from, to }
  const backslash = text.indexOf('\\')
  if (backslash >= 0) {
    const at = from + 1 + backslash
    return { kind: 'backslash-in-f-string', from: at, to: Math.min(at + 2, end) }
  }
  const comment = tokens.find(({ kind }) => kind === 'comment')
  if (comment !== undefined) return { kind: 'comment-in-f-string', from: comment.from, to: comment.to }
  if (quotes.length === 1 && /[\r\n]/.test(text)) return { kind: 'lines-in-f-string', from, to: from + 1 }
  return null
}

/** The texts within fields, and the fields of formats. */
function* fieldsUnder(fields: readonly Field[], level = 1): Generator<readonly [field: Field, level: number]> {
  for (const field of fields) {
    yield [field, level]
    yield* fieldsUnder(field.inner, level + 1)
  }
}

type Fault = NonNullable<ReturnType<typeof faultOf>>

/** What of an f-string a Python before 3.12 does not read, what stands in its fields included. */
function faultsOf(code: string, { fields = [], quotes = '', prefix = '' }: Token): Fault[] {
  if (prefix.includes('t')) return []
  return [...fieldsUnder(fields)].flatMap(([field, level]): Fault[] => {
    const fault = level > levels ? { kind: 'depth-of-f-string' as const, from: field.from, to: field.to } : null
    const own = fault ?? faultOf(code, field, quotes)
    return own === null ? field.tokens.filter(isFormatted).flatMap((token) => faultsOf(code, token)) : [own]
  })
}

/** Other quotes around the texts of a field, where none of them is in the way. */
function otherQuotes(code: string, { tokens, from, end, inner }: Field, quotes: string): Replacement[] {
  const own = quotes[0] ?? ''
  const other = own === '"' ? "'" : '"'
  const text = code.slice(from + 1, end)
  if (quotes.length === 3 || text.includes(other) || text.includes('\\') || inner.length > 0) return []
  const texts = tokens.filter(({ kind }) => kind === 'string')
  if (texts.some((token) => token.quotes !== own || isFormatted(token))) return []
  return texts.flatMap((token) => [
    { from: token.from + (token.prefix?.length ?? 0), to: token.from + (token.prefix?.length ?? 0) + 1, text: other },
    { from: token.to - 1, to: token.to, text: other },
  ])
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ')

/** Where the quotes of a text have opened. */
const openOf = ({ from, prefix = '', quotes = '' }: Token): number => from + prefix.length + quotes.length

/** Texts that stand side by side as a tuple of what fills them, each thing at its own place. `isFirst`: a line begins with them, and spaces would push it in. */
function asTuple(code: string, group: readonly Token[], isFirst = false): string {
  const [first] = group
  const end = group.at(-1)?.to ?? 0
  if (first === undefined) return ''
  const spaces = ' '.repeat(openOf(first) - 1 - first.from)
  let told = isFirst ? `(${spaces}` : `${spaces}(`
  let last = openOf(first)
  /** Goes on to a place, with nothing of what is before it. */
  const skip = (to: number): void => {
    if (to > last) told += blank(code.slice(last, to))
    last = Math.max(last, to)
  }
  const write = ({ from, to, end: behind, tokens, inner }: Field): void => {
    skip(from + 1)
    for (const one of groupsOf(tokens).filter((some) => some.some(isFormatted))) {
      told += code.slice(last, one[0]?.from) + asTuple(code, one)
      last = one.at(-1)?.to ?? last
    }
    told += `${code.slice(last, behind)},`
    last = behind + 1
    for (const field of inner) write(field)
    skip(to)
  }
  for (const { from, to, fields = [] } of group) {
    // What stands between two of them is space, and may be comments.
    if (from > last) told += code.slice(last, from)
    last = Math.max(last, from)
    for (const field of fields) write(field)
    if (to < end) skip(to)
  }
  skip(end - 1)
  return `${told})`
}

/** The texts among some tokens, those side by side together. */
function groupsOf(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = []
  tokens.forEach((token, at) => {
    if (token.kind !== 'string') return
    if (tokens[at - 1]?.kind === 'string') found.at(-1)?.push(token)
    else found.push([token])
  })
  return found
}

/** What of a statement's f- and t-strings an older Python does not read. */
export function inFormatted(code: string, tokens: readonly Token[]): NewerSyntax[] {
  return groupsOf(tokens).flatMap((group): NewerSyntax[] => {
    const [first] = group
    if (first === undefined || !group.some(isFormatted)) return []
    const { from } = first
    const isFirst = first === tokens[0]
    const text = { at: isFirst ? from : openOf(first) - 1, isTemplate: first.prefix?.includes('t') === true }
    const tuple = (): Replacement[] => [{ from, to: group.at(-1)?.to ?? from, text: asTuple(code, group, isFirst) }]
    if (text.isTemplate) return [{ kind: 't-string', from, to: openOf(first), mended: [], lowered: tuple(), text }]
    return group.flatMap((token) => {
      const { quotes = '', fields = [] } = token
      return faultsOf(code, token).map((fault): NewerSyntax => {
        const field = fields.find((one) => one.from === fault.from)
        const mended =
          fault.kind === 'quotes-in-f-string' && field !== undefined ? otherQuotes(code, field, quotes) : []
        return { ...fault, mended, lowered: tuple(), text }
      })
    })
  })
}
