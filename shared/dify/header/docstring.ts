import type { CodeLanguage } from '../../model/node'
import type { Header, Range } from './headerParts'

/** What the author says of a parameter, and where its name stands in that text. */
export interface Described {
  readonly name: string
  readonly text: string
  readonly at: Range
}

interface Line extends Range {
  readonly text: string
}

function linesOf(code: string, range: Range): Line[] {
  let from = range.from
  return code
    .slice(range.from, range.to)
    .split('\n')
    .map((text) => {
      const line = { text: text.replace(/\r$/, ''), from, to: from + text.length }
      from += text.length + 1
      return line
    })
}

const indentOf = (text: string): number => text.length - text.trimStart().length
const sections = /^\s*(?:Args|Arguments|Parameters|Params|参数)\s*[:：]?\s*$/
const otherSection = /^\s*[A-Z][A-Za-z ]*:\s*$/

/** The text between the quotes of a string that begins a body. */
function docstringOf(code: string, header: Header): Range | null {
  const found = /^[^\S\n]*(?:#[^\n]*)?\s*(?:#[^\n]*\s*)*[rRuU]?("""|'''|"|')/.exec(code.slice(header.end))
  const quote = found?.[1]
  if (found === null || quote === undefined) return null
  const from = header.end + found[0].length
  const end = code.indexOf(quote, from)
  return end === -1 ? null : { from, to: end }
}

function entry(line: Line, name: string, text: string): Described {
  const from = line.from + line.text.indexOf(name)
  return { name, text: text.trim(), at: { from, to: from + name.length } }
}

/** `:param name: text` and `:param type name: text`, which may stand anywhere. */
function sphinxEntry(line: Line): Described | null {
  const found = /^\s*:param\s+(?:[^:]*\s)?\*{0,2}(\w+)\s*:\s*(.*)$/u.exec(line.text)
  const [, name, text] = found ?? []
  if (name === undefined || text === undefined) return null
  const from = line.from + line.text.lastIndexOf(name, line.text.indexOf(':', line.text.indexOf('param')))
  return { name, text, at: { from, to: from + name.length } }
}

/** `name (type): text` of Google's style, and `name : type` of NumPy's, whose text is on the lines below. */
function sectionEntry(line: Line, isNumpy: boolean): Described | null {
  const form = isNumpy ? /^\s*\*{0,2}(\w+)\s*(?::.*)?$/u : /^\s*\*{0,2}(\w+)\s*(?:\([^)]*\))?\s*[:：]\s*(.*)$/u
  const found = form.exec(line.text)
  return found?.[1] === undefined ? null : entry(line, found[1], found[2] ?? '')
}

/** The section of a docstring that tells of parameters. */
interface Section {
  readonly head: number
  /** The indent of its entries; null before the first. */
  readonly indent: number | null
  readonly isNumpy: boolean
}

const underline = /^\s*-{3,}\s*$/

class Descriptions {
  private readonly found: Described[] = []
  private section: Section | null = null
  /** The indent of the last entry, while more of its text may follow; null behind it. */
  private open: number | null = null

  constructor(private readonly lines: readonly Line[]) {}

  read(): Described[] {
    for (const [index, line] of this.lines.entries()) {
      if (line.text.trim() !== '') this.readLine(line, this.lines[index + 1]?.text ?? '')
    }
    return this.found
  }

  private readLine(line: Line, next: string): void {
    const indent = indentOf(line.text)
    const sphinx = sphinxEntry(line)
    if (sphinx !== null) this.begin(sphinx, indent)
    else if (sections.test(line.text)) {
      this.section = { head: indent, indent: null, isNumpy: underline.test(next) }
      this.open = null
    } else if (this.open !== null && indent > this.open) this.goOn(line.text.trim())
    else if (!underline.test(line.text)) this.readEntry(line, next, indent)
  }

  private readEntry(line: Line, next: string, indent: number): void {
    const { section } = this
    this.open = null
    if (section === null) return
    const isOut = section.isNumpy ? underline.test(next) : indent <= section.head || otherSection.test(line.text)
    this.section = isOut ? null : { ...section, indent: section.indent ?? indent }
    if (this.section?.indent !== indent) return
    const described = sectionEntry(line, section.isNumpy)
    if (described !== null) this.begin(described, indent)
  }

  private begin(described: Described, indent: number): void {
    this.found.push(described)
    this.open = indent
  }

  private goOn(text: string): void {
    const last = this.found.pop()
    if (last !== undefined) this.found.push({ ...last, text: `${last.text} ${text}`.trim() })
  }
}

/** `@param {type} name text` of the comment that stands right above `main`; `inputs.name` is the same as `name`. */
function javascriptDescriptions(code: string, header: Header): Described[] {
  const above = code.slice(0, header.at)
  const found = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:export\s+)?(?:async\s+)?(?:const|let|var)?\s*$/.exec(above)
  if (found === null) return []
  const from = found.index + 3
  return linesOf(code, { from, to: from + (found[1]?.length ?? 0) }).flatMap((line) => {
    const tag = /^(\s*\*?\s*@param\s+(?:\{[^}]*\}\s*)?\[?(?:[\w$]+\.)?)([\w$]+)(?:=[^\]]*)?\]?\s*(?:-\s*)?(.*)$/.exec(
      line.text,
    )
    const [, before, name, text] = tag ?? []
    if (before === undefined || name === undefined || text === undefined) return []
    const at = line.from + before.length
    return [{ name, text: text.trim(), at: { from: at, to: at + name.length } }]
  })
}

/**
 * What the docstring of `main` says of its parameters: `Args:` as Google writes it, `Parameters` as NumPy does, `:param name:`, and in
 * JavaScript `@param` of the comment above. In their order; a parameter that is told of twice is there twice.
 */
export function describedParameters(language: CodeLanguage, code: string, header: Header): readonly Described[] {
  if (language === 'javascript') return javascriptDescriptions(code, header)
  const docstring = docstringOf(code, header)
  return docstring === null ? [] : new Descriptions(linesOf(code, docstring)).read()
}
