import type { Range } from '../header/headerParts'

/** A word, number, text or sign inside of a template's braces. */
export interface TemplateToken extends Range {
  readonly kind: 'name' | 'number' | 'string' | 'sign'
  readonly text: string
}

/** A pair of braces of a template: `{{ … }}` or `{% … %}`. Comments and `{% raw %}` have nothing to read and are left out. */
export interface TemplateTag extends Range {
  readonly kind: 'print' | 'statement'
  readonly tokens: readonly TemplateToken[]
  /** Whether the braces are closed, and every bracket and text in them. */
  readonly isWhole: boolean
}

/** The tags of a template, and whether all of it could be read. */
export interface TemplateTags {
  readonly tags: readonly TemplateTag[]
  readonly isWhole: boolean
}

const raw = /\{%[-+]?\s*raw\s*-?%\}[^]*?\{%[-+]?\s*endraw\s*[-+]?%\}/y
const opening = /\{[{%#]/g
const token =
  /(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?)|(?<string>"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(?<sign>\/\/|\*\*|==|!=|<=|>=|[-+*/%~<>=|.,:;()[\]{}])/uy
const space = /\s*/y
/** A text of a tag that is half typed is taken to end with its line, and not to hold the end of a tag. */
const shortText = /^(?:"[^"\n]*"|'[^'\n]*')$/
const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Reads the inside of a tag up to its end; null where it has none, or something that can be no token. */
function wholeTag(template: string, from: number, kind: TemplateTag['kind']): TemplateTag | null {
  const end = kind === 'print' ? /[-+]?\}\}/y : /[-+]?%\}/y
  const tokens: TemplateToken[] = []
  const open: string[] = []
  let at = from + 2
  if (/[-+]/.test(template[at] ?? '')) at += 1
  for (;;) {
    space.lastIndex = at
    at += space.exec(template)?.[0].length ?? 0
    if (at >= template.length) return null
    end.lastIndex = at
    const ended = end.exec(template)
    // A brace that is still open is closed first: `{{ {"a": {}} }}`.
    if (ended !== null && open.length === 0) return { kind, tokens, isWhole: true, from, to: at + ended[0].length }
    // No expression holds the beginning of a tag, except in a text.
    const next = template[at] === '{' && '{%#'.includes(template[at + 1] ?? ' ') ? null : tokenAt(template, at)
    if (next === null) return null
    if (next.kind === 'sign') {
      const closing = pairs[next.text]
      if (closing !== undefined) open.push(closing)
      else if (')]}'.includes(next.text) && open.pop() !== next.text) return null
    }
    tokens.push(next)
    at = next.to
  }
}

function tokenAt(template: string, at: number): TemplateToken | null {
  token.lastIndex = at
  const found = token.exec(template)
  if (found === null) return null
  const kinds = ['name', 'number', 'string', 'sign'] as const
  const kind = kinds.find((each) => found.groups?.[each] !== undefined) ?? 'sign'
  return { kind, text: found[0], from: at, to: at + found[0].length }
}

/** What can be made out of a tag that is half typed: up to its end, its line's end or the next tag, whichever comes first. */
function brokenTag(template: string, from: number, kind: TemplateTag['kind']): TemplateTag {
  const tokens: TemplateToken[] = []
  let at = from + 2
  while (at < template.length && !/^(?:\n|\{[{%#])/.test(template.slice(at, at + 2))) {
    const end = /^[-+]?[}%]\}/.exec(template.slice(at, at + 3))
    if (end !== null) return { kind, tokens, isWhole: false, from, to: at + end[0].length }
    const next = tokenAt(template, at)
    const isShort = next !== null && (next.kind !== 'string' || shortText.test(next.text))
    if (isShort) tokens.push(next)
    at = isShort ? next.to : at + 1
  }
  return { kind, tokens, isWhole: false, from, to: at }
}

/** Finds the tags of a template as Jinja2 does with its default braces. One that is half typed ends early, so that the next ones are read. */
export function templateTags(template: string): TemplateTags {
  const tags: TemplateTag[] = []
  let isWhole = true
  let hasComments = true
  let at = 0
  for (;;) {
    opening.lastIndex = at
    const from = opening.exec(template)?.index
    if (from === undefined) return { tags, isWhole }
    raw.lastIndex = from
    const skipped = raw.exec(template)
    if (skipped !== null) at = from + skipped[0].length
    else if (template[from + 1] === '#') {
      const end: number = hasComments ? template.indexOf('#}', from + 2) : -1
      hasComments = end !== -1
      isWhole &&= hasComments
      // What is behind an open comment is most likely text that was there before.
      at = end === -1 ? from + 2 : end + 2
    } else {
      const kind = template[from + 1] === '{' ? 'print' : 'statement'
      const tag = wholeTag(template, from, kind) ?? brokenTag(template, from, kind)
      isWhole &&= tag.isWhole
      tags.push(tag)
      at = tag.to
    }
  }
}
