import { readFlow } from './quickFlow'
import { type QuickMap, type QuickNode, type QuickPair, type QuickSeq, Unsure } from './quickNode'
import { closeOf, hasKnownEscapes, type QuickScalar } from './quickScalar'

const maxDepth = 60
/** Characters of a key; of one with more than 1024 the readers say that it is none. */
const longestKey = 1000

/** A plain key with its colon. */
const plainKey =
  /((?:[^\s#:,[\]{}&*!|>'"%@`?-]|[?-](?=[^\s:]))(?: *(?:[^ \n:#\t]|:(?=[^\s])|(?<=\S)#))*) *:(?=[ \n]|$)/y
/** What a plain scalar may begin with, and one line of it. */
const plainStart = /[^\s#:,[\]{}&*!|>'"%@`?-]|[:?-](?=\S)/y
const blockHead = /([|>])(?:[+-][1-9]?|[1-9][+-]?)?(?: +#[^\n]*)?(?:\n|$)/y

/**
 * A quick reader of YAML as Dify's export and hand-written app files have it: blocks of maps and lists, with scalars of every style. It
 * finds the places of all parts and decodes none. Whatever it is not sure of (anchors, tags, directives, keys of several lines, a fault)
 * makes it give up; then the reader of the library takes over, which is some twenty times slower.
 */
class Reader {
  /** The first character of the line that is looked at next, and of what stands in it. */
  private line = 0
  private at = 0
  private depth = 0

  constructor(private readonly source: string) {}

  read(): QuickNode {
    this.nextLine(0)
    const node = this.block(this.at - this.line)
    if (this.at < this.source.length) throw new Unsure()
    return node
  }

  /** Goes to the next line that says something, from the beginning of one. */
  private nextLine(from: number): void {
    const { source } = this
    let line = from
    for (;;) {
      let at = line
      while (source[at] === ' ') at += 1
      const mark = source[at]
      if (mark === undefined) {
        this.line = line
        this.at = source.length
        return
      }
      if (mark !== '\n' && mark !== '#') {
        this.line = line
        this.at = at
        return
      }
      const end = source.indexOf('\n', at)
      line = end === -1 ? source.length : end + 1
    }
  }

  /** The column of the line that is looked at; -1 at the end. */
  private get column(): number {
    return this.at >= this.source.length ? -1 : this.at - this.line
  }

  private isDash(at: number): boolean {
    const next = this.source[at + 1]
    return this.source[at] === '-' && (next === ' ' || next === '\n' || next === undefined)
  }

  /** The block that begins at `at` in the column. */
  private block(column: number): QuickNode {
    this.depth += 1
    if (this.depth > maxDepth) throw new Unsure()
    const node = this.isDash(this.at) ? this.seq(column) : this.map(column)
    this.depth -= 1
    return node
  }

  private key(at: number): { key: string; colon: number } | null {
    const { source } = this
    const mark = source[at]
    if (mark === '"' || mark === "'") {
      const end = closeOf(source, at)
      const inner = source.slice(at + 1, end - 1)
      // What is escaped in a key is left to the other reader.
      if (end === -1 || source[end] !== ':' || /[\\\n']/.test(inner)) return null
      if (inner.length > longestKey) throw new Unsure()
      return { key: inner, colon: end }
    }
    plainKey.lastIndex = at
    const found = plainKey.exec(source)
    if (found === null) return null
    const [whole, key = ''] = found
    if (key === '<<' || whole.length > longestKey) throw new Unsure()
    return { key, colon: at + whole.length - 1 }
  }

  private map(column: number): QuickMap {
    const items: QuickPair[] = []
    const seen = new Set<string>()
    const start = this.at
    while (this.at < this.source.length && (items.length === 0 || this.column === column)) {
      if (items.length > 0 && this.isDash(this.at)) break
      const at = this.at
      const found = this.key(at)
      if (found === null || seen.has(found.key)) throw new Unsure()
      seen.add(found.key)
      const value = this.value(found.colon + 1, column, true)
      items.push({ key: found.key, at, value, end: this.last })
    }
    if (this.column > column) throw new Unsure()
    return { kind: 'map', start, flow: false, items }
  }

  private seq(column: number): QuickSeq {
    const items: { at: number; value: QuickNode | null; end: number }[] = []
    const start = this.at
    while (this.at < this.source.length && (items.length === 0 || this.column === column) && this.isDash(this.at)) {
      const at = this.at
      let inner = at + 1
      while (this.source[inner] === ' ') inner += 1
      const isBlock = this.isDash(inner) || this.key(inner) !== null
      if (isBlock) {
        // The columns of what stands beside a dash count from its line.
        this.at = inner
        const innerColumn = column + inner - at
        const value = this.block(innerColumn)
        items.push({ at, value, end: this.last })
      } else {
        const value = this.value(at + 1, column, false)
        items.push({ at, value, end: this.last })
      }
    }
    if (this.column > column) throw new Unsure()
    return { kind: 'seq', start, flow: false, items }
  }

  /** Behind the last line of the value that was read last. */
  private last = 0

  /** Ends a line behind a value: nothing but a comment may follow. */
  private endLine(from: number): void {
    const { source } = this
    let at = from
    while (source[at] === ' ') at += 1
    if (at < source.length && source[at] !== '\n' && !(source[at] === '#' && at > from)) throw new Unsure()
    const end = source.indexOf('\n', at)
    this.last = end === -1 ? source.length : end + 1
    this.nextLine(this.last)
  }

  /** The value behind a colon or a dash that stands in `column`. */
  private value(from: number, column: number, ofMap: boolean): QuickNode | null {
    const { source } = this
    let at = from
    while (source[at] === ' ') at += 1
    const mark = source[at]
    if (mark === undefined || mark === '\n' || (mark === '#' && at > from)) {
      this.endLine(from)
      if (this.column > column) return this.block(this.column)
      if (ofMap && this.column === column && this.isDash(this.at)) return this.block(column)
      return null
    }
    if (mark === '|' || mark === '>') return this.blockScalar(at, column)
    if (mark === '"' || mark === "'") return this.quoted(at, column)
    if (mark === '[' || mark === '{') {
      const { node, end } = readFlow(source, at, 0)
      this.endLine(end)
      if (this.column > column) throw new Unsure()
      return node
    }
    return this.plain(at, column)
  }

  private quoted(start: number, column: number): QuickScalar {
    const end = closeOf(this.source, start)
    if (end === -1 || !hasKnownEscapes(this.source, start, end)) throw new Unsure()
    for (let line = this.source.indexOf('\n', start); line !== -1 && line < end;) {
      let at = line + 1
      while (this.source[at] === ' ') at += 1
      // A line that stands too far left is a fault to one reader, and none to another.
      if (this.source[at] !== '\n' && at - line - 1 <= column) throw new Unsure()
      line = this.source.indexOf('\n', at)
    }
    this.endLine(end)
    if (this.column > column) throw new Unsure()
    return { kind: 'scalar', style: this.source[start] === "'" ? 'single' : 'double', start, end, column }
  }

  private plain(start: number, column: number): QuickScalar {
    const { source } = this
    plainStart.lastIndex = start
    if (!plainStart.test(source)) throw new Unsure()
    let from = start
    for (;;) {
      const feed = source.indexOf('\n', from)
      const lineEnd = feed === -1 ? source.length : feed
      const text = source.slice(from, lineEnd)
      const comment = text.search(/ #/)
      const said = (comment === -1 ? text : text.slice(0, comment)).trimEnd()
      if (/:(?: |$)|\t/.test(said)) throw new Unsure()
      const end = from + said.length
      this.last = feed === -1 ? source.length : feed + 1
      this.nextLine(this.last)
      if (this.column <= column) return { kind: 'scalar', style: 'plain', start, end, column }
      // A comment between the lines ends the text, so that what follows is a fault.
      if (comment !== -1 || source.slice(this.last, this.line).includes('#')) throw new Unsure()
      from = this.at
      if (source[from] === '#') throw new Unsure()
    }
  }

  private blockScalar(start: number, column: number): QuickScalar {
    const { source } = this
    blockHead.lastIndex = start
    const head = blockHead.exec(source)
    if (head === null) throw new Unsure()
    let line = start + head[0].length
    let end = line
    const keeps = head[0].includes('+')
    const given = /^.[+-]?([1-9])/.exec(head[0])?.[1]
    let margin = given === undefined ? null : column + Number(given)
    while (line < source.length) {
      let at = line
      while (source[at] === ' ') at += 1
      const feed = source.indexOf('\n', at)
      const next = feed === -1 ? source.length : feed + 1
      if (source[at] !== '\n' && at < source.length) {
        if (source[at] === '\t' && at - line <= column) throw new Unsure()
        if (at - line <= column) break
        margin ??= at - line
        // Neither of the text nor of what is around it.
        if (at - line < margin) throw new Unsure()
        end = next
      } else if (keeps) end = next
      line = next
    }
    // Without a last line feed the readers differ in what is meant.
    if (end === source.length && source[end - 1] !== '\n') throw new Unsure()
    this.last = end
    this.nextLine(end)
    if (this.column > column) throw new Unsure()
    return { kind: 'scalar', style: head[1] === '|' ? 'literal' : 'folded', start, end, column }
  }
}

/**
 * Marks that the quick reader leaves to the other: several documents, directives, breaks that one reader knows and another does not, and
 * what may not stand in YAML.
 */
const unusual =
  /\r|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|^(?:---|\.\.\.|%)/m

/** Reads a text of LF lines without a BOM; null where it is not sure of it. */
export function readQuick(source: string): QuickNode | null {
  if (unusual.test(source)) return null
  try {
    return new Reader(source).read()
  } catch (error) {
    if (error instanceof Unsure) return null
    throw error
  }
}
