import { type Document, isMap, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { rawTag } from './sampleYaml'
import { keyTwins } from './yamlTwins'
import { createResolver, type Resolve } from './yamlValue'

/** A node file's text as it was parsed. Offsets are of `source`: the text without BOM and, where all line ends are CRLF, with LF. */
export interface NodeDocument {
  readonly source: string
  readonly bom: boolean
  readonly crlf: boolean
  readonly document: Document
  /** The map at the top; null where there is another thing, or nothing. */
  readonly map: YAMLMap | null
  readonly lines: LineCounter
  readonly resolve: Resolve
}

/** The text that was parsed last, while memory has room for it: what is read is mostly what is edited next. */
let last: { readonly text: string; readonly parsed: WeakRef<NodeDocument> } | null = null

/** Parses a node file's text. What is wrong with it is in `document.errors`. The document is shared, and not to be changed. */
export function parseNodeText(text: string): NodeDocument {
  const known = last?.text === text ? last.parsed.deref() : undefined
  const parsed = known ?? parseAnew(text)
  last = { text, parsed: new WeakRef(parsed) }
  // Aliases are counted anew each time.
  return { ...parsed, resolve: createResolver(parsed.document) }
}

/** The same, with a document of one's own to change. */
export function parseAnew(text: string): NodeDocument {
  const bom = text.startsWith('\uFEFF')
  const body = bom ? text.slice(1) : text
  const crlf = body.includes('\r\n') && !/(?<!\r)\n/.test(body)
  const source = crlf ? body.replaceAll('\r\n', '\n') : body
  const lines = new LineCounter()
  const document: Document = parseDocument(source, {
    lineCounter: lines,
    keepSourceTokens: true,
    // Looked for below, since a node may have thousands of keys.
    uniqueKeys: false,
    // An unknown tag is a warning of the library; ours is known here, others are kept as they are.
    customTags: [{ tag: rawTag, resolve: (value: string) => value }],
  })
  const twins = keyTwins(document, lines)
  // The first fault in the text is the one that is told.
  if (twins.length > 0) document.errors = [...document.errors, ...twins].sort((a, b) => a.pos[0] - b.pos[0])
  const map = isMap(document.contents) ? document.contents : null
  return { source, bom, crlf, document, map, lines, resolve: createResolver(document) }
}

/** The text of a file from an edited `source`: BOM and line ends as the file had them. */
export function fileText({ bom, crlf }: NodeDocument, source: string): string {
  return (bom ? '\uFEFF' : '') + (crlf ? source.replaceAll('\n', '\r\n') : source)
}
