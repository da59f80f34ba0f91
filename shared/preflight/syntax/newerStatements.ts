import type { Token } from './lexPython'
import type { NewerKind, NewerSyntax } from './newerSyntax'

const keywords = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)
const openings = new Set('([{')
const closings = new Set(')]}')

/** One statement, or the head of one, to be asked by the place of its words. */
function reader(code: string, tokens: readonly Token[]) {
  const word = (at: number): string => {
    const token = tokens[at]
    return token === undefined || token.kind === 'string' ? '' : code.slice(token.from, token.to)
  }
  const closedAt = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    if (openings.has(word(at))) open.push(at)
    const opened = closings.has(word(at)) ? open.pop() : undefined
    if (opened !== undefined) closedAt.set(opened, at)
  }
  /** The place of the bracket that closes the one at a place; that behind the last where none does. */
  const closing = (at: number): number => closedAt.get(at) ?? tokens.length
  /** The places outside of all brackets from one on, up to another. */
  const level = function* (from: number, to: number): Generator<number> {
    for (let at = from; at < to; at += 1) {
      yield at
      if (openings.has(word(at))) at = closing(at)
    }
  }
  return { word, closing, level }
}

const blanks = (from: number, to: number) => ({ from, to, text: ' '.repeat(to - from) })

const ofExpressions: ReadonlySet<NewerKind> = new Set(['star-in-index', 'star-in-comprehension'])

/** What of the words of an expression that fills a text a Python after 3.10 alone reads. */
export function inExpression(code: string, tokens: readonly Token[]): NewerSyntax[] {
  return inStatement(code, tokens).filter(({ kind }) => ofExpressions.has(kind))
}

/** What of a statement's words, outside of its texts, a Python after 3.10 alone reads. */
export function inStatement(code: string, tokens: readonly Token[]): NewerSyntax[] {
  const { word, closing, level } = reader(code, tokens)
  const found: NewerSyntax[] = []
  const from = (at: number): number => tokens[at]?.from ?? code.length
  const to = (at: number): number => tokens[at]?.to ?? code.length
  const isName = (at: number): boolean => tokens[at]?.kind === 'name' && !keywords.has(word(at))

  /** `except*`, and `except A, B:`; both may stand behind the colon of nothing but themselves. */
  function ofExcept(): void {
    const star = word(1) === '*'
    if (star) {
      const lowered = [blanks(from(1), to(1))]
      found.push({ kind: 'except-star', from: from(0), to: to(1), mended: [], lowered })
    }
    const first = star ? 2 : 1
    const places = [...level(first, tokens.length)]
    const commas: number[] = []
    let end = tokens.length
    let lambdas = 0
    for (const at of places) {
      if (word(at) === 'lambda') lambdas += 1
      else if (word(at) === ',' && lambdas === 0) commas.push(at)
      else if (word(at) === ':' && lambdas > 0) lambdas -= 1
      else if (word(at) === ':') {
        end = at
        break
      }
    }
    if (commas.length === 0 || end === tokens.length || places.some((at) => at < end && word(at) === 'as')) return
    const mended = [
      { from: from(first), to: from(first), text: '(' },
      { from: to(end - 1), to: to(end - 1), text: ')' },
    ]
    const lowered = commas.map((at) => ({ from: from(at), to: to(at), text: '|' }))
    // A last comma, behind which nothing stands, has no `|` in its place.
    const isOpen = commas.at(-1) === end - 1
    found.push({ kind: 'except-comma', from: from(first), to: to(end - 1), mended, lowered: isOpen ? null : lowered })
  }

  /** `[T]` behind the name of a function, a class or a type. */
  function ofParameters(open: number): void {
    const close = closing(open)
    if (close === tokens.length) return
    const names = [...level(open + 1, close)]
      .filter((at) => isName(at) && /^(?:\[|,|\*\*?)$/.test(word(at - 1)))
      .map(word)
    const lowered = [blanks(from(open), to(close))]
    found.push({ kind: 'type-parameters', from: from(open), to: to(close), mended: [], lowered, names })
    const parts = [...level(open + 1, close)]
    const equals = parts.filter((at) => word(at) === '=')
    const [first] = equals
    if (first === undefined) return
    const ends = equals.map((at) => parts.find((next) => next > at && word(next) === ',') ?? close)
    const defaults = equals.map((at, index) => blanks(from(at), to((ends[index] ?? close) - 1)))
    found.push({
      kind: 'type-default',
      from: from(first),
      to: to((ends[0] ?? close) - 1),
      mended: [],
      lowered: defaults,
    })
  }

  /** `a[*b]`: a star in an index, which is none in a list. */
  function ofIndex(open: number): void {
    const close = closing(open)
    const parts = [...level(open + 1, close)]
    const stars = parts.filter((at) => word(at) === '*' && (at === open + 1 || word(at - 1) === ','))
    if (stars.length === 0 || close === tokens.length) return
    const comma = parts.some((at) => word(at) === ',') ? '' : ','
    // A slice may not stand in brackets of its own.
    const isSliced = parts.some((at) => word(at) === ':')
    const around = [
      { from: to(open), to: to(open), text: '(' },
      { from: from(close), to: from(close), text: `${comma})` },
    ]
    const mended = isSliced ? [] : around
    const lowered = stars.map((at) => blanks(from(at), to(at)))
    found.push({ kind: 'star-in-index', from: from(stars[0] ?? open), to: to(close - 1), mended, lowered })
  }

  /** `[*x for x in y]`. */
  function ofComprehension(open: number): void {
    const parts = [...level(open + 1, closing(open))]
    const stop = parts.find((at) => word(at) === 'for' || word(at) === ',')
    if (stop === undefined || word(stop) !== 'for') return
    // Of a dict `**x` becomes a set's member.
    const lowered = [blanks(from(open + 1), to(open + 1))]
    found.push({ kind: 'star-in-comprehension', from: from(open + 1), to: to(stop - 1), mended: [], lowered })
  }

  if (word(0) === 'except') ofExcept()
  const start = /^(?:type|lazy)$/.test(word(0))
    ? 0
    : ([...level(0, tokens.length)].find((at) => word(at - 1) === ':' && /^(?:type|lazy)$/.test(word(at))) ?? -1)
  if (start >= 0 && word(start) === 'type' && isName(start + 1) && /^[=[]$/.test(word(start + 2))) {
    const isGeneric = word(start + 2) === '['
    const equals = isGeneric ? closing(start + 2) + 1 : start + 2
    if (word(equals) === '=') {
      const mended = isGeneric ? [] : [{ from: from(start), to: from(start + 1), text: '' }]
      // `type` and what is behind it become two statements.
      const lowered = [{ from: to(start), to: to(start) + 1, text: ';' }]
      found.push({ kind: 'type-statement', from: from(start), to: to(start + 1), mended, lowered })
      if (isGeneric) ofParameters(start + 2)
    }
  }
  if (start >= 0 && word(start) === 'lazy' && /^(?:import|from)$/.test(word(start + 1))) {
    const mended = [{ from: from(start), to: from(start + 1), text: '' }]
    const lowered = [{ from: from(start), to: to(start) + 1, text: 'None;' }]
    found.push({ kind: 'lazy-import', from: from(start), to: to(start), mended, lowered })
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const it = word(at)
    if (it === '[' && (word(at - 2) === 'def' || word(at - 2) === 'class') && isName(at - 1)) ofParameters(at)
    else if (it === '[' && isIndexed(at)) ofIndex(at)
    if ((it === '[' || it === '{') && /^\*\*?$/.test(word(at + 1)) && !isIndexed(at)) ofComprehension(at)
    if (it === '*' && word(at - 1) === ':' && isName(at - 2) && word(at - 3) === '*') {
      found.push({
        kind: 'star-in-annotation',
        from: from(at),
        to: to(at + 1),
        mended: [],
        lowered: [blanks(from(at), to(at))],
      })
    }
  }
  return found

  /** Whether the bracket at a place asks for an item of what is before it. */
  function isIndexed(at: number): boolean {
    // What `match` and `case` look at may be a list.
    if (at === 1 && /^(?:match|case)$/.test(word(0))) return false
    // What is behind the name of a type are its parameters.
    if (start >= 0 && at === start + 2 && word(start) === 'type') return false
    return /^[)\]}]$/.test(word(at - 1)) || tokens[at - 1]?.kind === 'string' || isName(at - 1)
  }
}
