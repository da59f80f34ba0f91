import { type Document, isMap, LineCounter, type YAMLMap } from 'yaml'
import { linesOf, parseYaml, tellTwins } from './yamlParse'
import { reparse } from './yamlReparse'
import { createResolver, type Resolve } from './yamlValue'

/** A node file's text as it was parsed. Offsets are of `source`: the text without BOM and, where all line ends are CRLF, with LF. */
export interface NodeDocument {
  readonly source: string
  readonly bom: boolean
  readonly crlf: boolean
  readonly document: Document
  /** The map at the top; null where there is another thing, or nothing. */
  readonly map: YAMLMap | null
  /** Of this text alone; the document may come to be that of another. */
  readonly lines: LineCounter
  readonly resolve: Resolve
}

interface Kept {
  readonly text: string
  readonly parsed: NodeDocument
}

/** Characters of text whose documents are kept: a document takes some eighty times as many bytes. */
const keptLength = 2_000_000
/** Documents that are kept. */
const keptCount = 8

/** What was parsed last, newest first: what is read or written is mostly what is edited next. */
let kept: readonly Kept[] = []

function keep(text: string, parsed: NodeDocument): NodeDocument {
  const others = kept.filter((one) => one.text !== text && one.parsed.document !== parsed.document)
  let room = keptLength
  kept = [{ text, parsed }, ...others.slice(0, keptCount - 1)].filter((one) => (room -= one.text.length) >= 0)
  // Aliases are counted anew each time.
  return { ...parsed, resolve: createResolver(parsed.document) }
}

/**
 * Parses a node file's text. What is wrong with it is in `document.errors`. The document is shared: not to be changed, and not to be used
 * once it was given to `parseEdited`.
 */
export function parseNodeText(text: string): NodeDocument {
  return keep(text, kept.find((one) => one.text === text)?.parsed ?? parseAnew(text))
}

/**
 * Parses the text that an edit made of another one. What did not change is not read again where that can be: the document of `before` is then
 * used up, and is that of `text` from now on.
 */
export function parseEdited(before: NodeDocument, text: string): NodeDocument {
  const form = formOf(text)
  if (!reparse(before.document, before.source, form.source)) return keep(text, parseAnew(text))
  return keep(text, { ...before, ...form, lines: linesOf(form.source) })
}

/** A text without its BOM and, where all line ends are CRLF, with LF. */
export function formOf(text: string): Pick<NodeDocument, 'source' | 'bom' | 'crlf'> {
  const bom = text.startsWith('\uFEFF')
  const body = bom ? text.slice(1) : text
  const crlf = body.includes('\r\n') && !/(?<!\r)\n/.test(body)
  return { source: crlf ? body.replaceAll('\r\n', '\n') : body, bom, crlf }
}

/** The same, with a document of one's own to change. */
export function parseAnew(text: string): NodeDocument {
  const form = formOf(text)
  const lines = new LineCounter()
  const document = parseYaml(form.source, lines)
  tellTwins(document, lines)
  const map = isMap(document.contents) ? document.contents : null
  return { ...form, document, map, lines, resolve: createResolver(document) }
}

/** The text of a file from an edited `source`: BOM and line ends as the file had them. */
export function fileText({ bom, crlf }: Pick<NodeDocument, 'bom' | 'crlf'>, source: string): string {
  return (bom ? '\uFEFF' : '') + (crlf ? source.replaceAll('\n', '\r\n') : source)
}
