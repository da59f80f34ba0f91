import type { Token } from 'markdown-it'
import type { Span } from '../model/markdown'
import { textOfSpans } from './textOf'

/** How deep weight, names and links may stand in one another. */
const deepest = 4

const endsInHan = /[\u3000-\u9fff\uff00-\uffef]$/
const beginsInHan = /^[\u3000-\u9fff\uff00-\uffef]/

/** `breaks`: a new line of the source is one of the text too. `tags`: `<br>` is written for a new line, as cells of tables have it. */
interface Reading {
  readonly breaks?: boolean
  readonly tags?: boolean
}

/** The words next to a place, over the marks of weight, names and links and what is empty between them. */
function wordsFrom(tokens: readonly Token[], at: number, step: 1 | -1): string {
  let place = at + step
  while (tokens[place] !== undefined && (tokens[place]?.content ?? '') === '') place += step
  return tokens[place]?.content ?? ''
}

/** What stands between two lines of one paragraph: between Han characters there is no space. */
function between(tokens: readonly Token[], at: number): string {
  return endsInHan.test(wordsFrom(tokens, at, -1)) && beginsInHan.test(wordsFrom(tokens, at, 1)) ? '' : ' '
}

/** Adds text to the piece before it where that is plain too. */
function addText(spans: Span[], text: string): void {
  if (text === '') return
  const last = spans.at(-1)
  if (last?.kind === 'plain') spans[spans.length - 1] = { kind: 'plain', text: last.text + text }
  else spans.push({ kind: 'plain', text })
}

function addWithTags(spans: Span[], text: string): void {
  for (const [at, part] of text.split(/<br ?\/?>/).entries()) {
    if (at > 0) spans.push({ kind: 'break' })
    addText(spans, part)
  }
}

/** Makes pieces of what the parser found in a line. */
export function readSpans(tokens: readonly Token[], { breaks = false, tags = false }: Reading = {}): Span[] {
  const all: Span[] = []
  /** The pieces that are being filled, the innermost last. */
  const open: Span[][] = [all]
  for (const [at, token] of tokens.entries()) {
    const spans = open.at(-1) ?? all
    if (token.nesting === 1) {
      const inner: Span[] = open.length > deepest ? spans : []
      if (inner !== spans) spans.push(openedBy(token, inner))
      open.push(inner)
    } else if (token.nesting === -1) open.pop()
    else if (token.type === 'code_inline') spans.push({ kind: 'code', text: token.content })
    else if (token.type === 'image') spans.push({ kind: 'picture', text: textOfSpans(readSpans(token.children ?? [])) })
    else if (token.type === 'hardbreak' || (token.type === 'softbreak' && breaks)) spans.push({ kind: 'break' })
    else if (token.type === 'softbreak') addText(spans, between(tokens, at))
    else if (tags) addWithTags(spans, token.content)
    else addText(spans, token.content)
  }
  return all
}

function openedBy(token: Token, spans: Span[]): Span {
  if (token.type === 'link_open') return { kind: 'link', to: String(token.attrGet('href') ?? ''), spans }
  return { kind: token.type === 'strong_open' ? 'strong' : 'name', spans }
}
