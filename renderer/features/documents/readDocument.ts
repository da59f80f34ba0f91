/** A piece of one of Nodelab's documents. Words may hold `code`, **weight**, *names* and [links](address). */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** `from`: the number of the first: steps go on behind the code that one of them shows. */
  | { readonly kind: 'steps'; readonly from: number; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }
  /** A cell may have several lines. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/

/** The line that begins or ends code; it stands as far in as the step that the code belongs to. */
const fence = /^(\s*)```/

/** The cells of a line of a table; a bar that is written `\|` is part of one, and `<br>` begins a line in it. */
function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|').replaceAll('<br>', '\n'))
}

/** A line of code without the indent of its step, as far as it has that. */
function withoutIndent(line: string, indent: number): string {
  return line.slice(Math.min(indent, line.length - line.trimStart().length))
}

const isRule = (line: string): boolean => /^\s*\|?\s*:?-{3,}/.test(line)

/** Reads the Markdown that Nodelab's own documents are written in: headings, paragraphs, lists, code and tables. Pictures are left out. */
export function readDocument(markdown: string): DocumentBlock[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n')
  const blocks: DocumentBlock[] = []
  let at = 0
  /** Takes lines for as long as they go on. */
  const take = (goesOn: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && goesOn(lines[at] ?? '')) at += 1
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const begins = fence.exec(line)
    const heading = /^(#{1,4})\s+(.*)$/.exec(line)
    if (line.trim() === '' || line.startsWith('![')) at += 1
    else if (begins !== null) {
      const indent = begins[1]?.length ?? 0
      at += 1
      const code = take((one) => !fence.test(one)).map((one) => withoutIndent(one, indent))
      blocks.push({ kind: 'code', text: code.join('\n') })
      at += 1
    } else if (heading !== null) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' })
      at += 1
    } else if (line.trimStart().startsWith('|')) {
      const rows = take((one) => one.trimStart().startsWith('|'))
      blocks.push({ kind: 'table', rows: rows.filter((one) => !isRule(one)).map(cellsOf) })
    } else if (item.test(line)) {
      const number = /^\s*(\d+)/.exec(line)?.[1]
      const items: string[] = []
      for (const one of take((next) => next.trim() !== '' && !/^(#|\s*```|\|)/.test(next))) {
        const begun = item.exec(one)
        if (begun === null) items.push(`${items.pop() ?? ''} ${one.trim()}`)
        else items.push(begun[1] ?? '')
      }
      blocks.push(number === undefined ? { kind: 'list', items } : { kind: 'steps', from: Number(number), items })
    } else {
      const text = take((one) => one.trim() !== '' && !/^(#{1,4}\s|\s*```|\||!\[)/.test(one) && !item.test(one))
      blocks.push({ kind: 'text', text: text.map((one) => one.trim()).join(' ') })
    }
  }
  return blocks
}

/** A piece of a line of words; `to` is the address of a link. */
export interface Words {
  readonly kind: 'plain' | 'code' | 'strong' | 'name' | 'link'
  readonly text: string
  readonly to?: string
}

/** Takes a line of a document apart. */
export function readWords(text: string): Words[] {
  const parts: Words[] = []
  let from = 0
  for (const found of text.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    if (found.index > from) parts.push({ kind: 'plain', text: text.slice(from, found.index) })
    const [, code, strong, name, link, to] = found
    if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (name !== undefined) parts.push({ kind: 'name', text: name })
    else if (link !== undefined) parts.push({ kind: 'link', text: link.replaceAll('`', ''), to: to ?? '' })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ kind: 'plain', text: text.slice(from) })
  return parts
}
