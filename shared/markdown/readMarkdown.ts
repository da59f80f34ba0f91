import type { Token } from 'markdown-it'
import type { Block, Span } from '../model/markdown'
import { parser } from './parser'
import { readSpans } from './readSpans'

/** A block with the line of the text on which it begins; 1-based. */
export interface PlacedBlock {
  readonly block: Block
  readonly line: number
}

/** A text that was read. `openCode`: the line on which code begins that has no end; null where there is none. */
export interface ReadText {
  readonly blocks: readonly PlacedBlock[]
  readonly openCode: number | null
}

/** How deep quotes and lists may stand in one another; what lies deeper is drawn as if it lay here, so that no text costs more to draw than it is long. */
const deepest = 8

/** What is being read into: a quote, an item of a list, or the text itself. */
interface Place {
  readonly add: (block: Block) => void
  /** Begins an item; only a list has them. */
  readonly item?: () => void
}

/** The lines between the marks of a block of code that has no end go on to the end of what it stands in. */
function hasEnd({ map, markup }: Token, lines: readonly string[]): boolean {
  const [from = 0, to = 0] = map ?? []
  const last = (lines[to - 1] ?? '').replace(/^[\s>]*/, '').trim()
  return to - 1 > from && last.startsWith(markup) && last.replaceAll(markup.charAt(0), '') === ''
}

class Reader {
  private readonly blocks: PlacedBlock[] = []
  private openCode: number | null = null
  private readonly places: Place[] = []
  private rows: Span[][][] | null = null
  private line = 1
  private quotes = 0
  private heading: number | null = null

  constructor(private readonly lines: readonly string[]) {}

  read(tokens: readonly Token[]): ReadText {
    for (const token of tokens) this.take(token)
    return { blocks: this.blocks, openCode: this.openCode }
  }

  private add(block: Block): void {
    const place = this.places.at(-1)
    if (place === undefined) this.blocks.push({ block, line: this.line })
    else place.add(block)
  }

  /** Goes into a quote or a list; too deep, its blocks are added where it stands. */
  private enter(make: () => { block: Block; place: Place }): void {
    const around = this.places.at(-1)
    if (this.places.length >= deepest && around !== undefined) {
      this.places.push({ add: around.add })
      return
    }
    const { block, place } = make()
    this.add(block)
    this.places.push(place)
  }

  private enterQuote(): void {
    this.quotes += 1
    this.enter(() => {
      const blocks: Block[] = []
      return { block: { kind: 'quote', blocks }, place: { add: (block) => blocks.push(block) } }
    })
  }

  private enterList(from: number | null): void {
    this.enter(() => {
      const items: Block[][] = []
      const place = { add: (block: Block) => void items.at(-1)?.push(block), item: () => void items.push([]) }
      return { block: { kind: 'list', from, items }, place }
    })
  }

  private take(token: Token): void {
    if (token.level === 0 && token.map !== null) this.line = token.map[0] + 1
    switch (token.type) {
      case 'heading_open':
        this.heading = Number(token.tag.slice(1))
        break
      case 'inline':
        this.takeLine(readSpans(token.children ?? [], { breaks: this.quotes > 0, tags: this.rows !== null }))
        break
      case 'blockquote_open':
        this.enterQuote()
        break
      case 'bullet_list_open':
        this.enterList(null)
        break
      case 'ordered_list_open':
        this.enterList(Number(token.attrGet('start') ?? 1))
        break
      case 'list_item_open':
        this.places.at(-1)?.item?.()
        break
      case 'blockquote_close':
        this.quotes -= 1
        this.places.pop()
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.places.pop()
        break
      case 'fence':
        if (!hasEnd(token, this.lines)) this.openCode ??= (token.map?.[0] ?? 0) + 1
        this.add({ kind: 'code', text: token.content.replace(/\n$/, '') })
        break
      case 'table_open':
        this.rows = []
        break
      case 'tr_open':
        this.rows?.push([])
        break
      case 'table_close':
        if (this.rows !== null) this.add({ kind: 'table', rows: this.rows })
        this.rows = null
        break
      case 'hr':
        this.add({ kind: 'rule' })
        break
      default:
    }
  }

  private takeLine(spans: Span[]): void {
    if (this.rows !== null) this.rows.at(-1)?.push(spans)
    else if (this.heading !== null) this.add({ kind: 'heading', level: this.heading, spans })
    else this.add({ kind: 'text', spans })
    this.heading = null
  }
}

/** Reads a text with the places of its blocks. */
export function readPlaced(source: string): ReadText {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  return new Reader(text.split('\n')).read(parser.parse(text, {}))
}

/** Reads Markdown, from whoever it comes: what it gives are the kinds of `Block` and no others, however it is written. */
export function readMarkdown(source: string): Block[] {
  return readPlaced(source).blocks.map(({ block }) => block)
}

/** Reads one line: a sentence with `code`, weight and links in it. */
export function readSentence(source: string): Span[] {
  const [line] = parser.parseInline(source, {})
  return readSpans(line?.children ?? [])
}
