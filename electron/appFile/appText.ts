import { isMap, isSeq, type LineCounter, type Pair, type YAMLMap } from 'yaml'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { fileText, formOf, type NodeDocument, parseNodeText } from '../workspace/nodeDocument'
import { linesOf } from '../workspace/yamlParse'
import { lineStart } from '../workspace/yamlPlaces'
import { yamlProblem } from '../workspace/yamlProblem'
import { AliasError, createResolver } from '../workspace/yamlValue'
import { textOf } from '../workspace/yamlLeaves'
import { type AppView, quickView, yamlView } from './appView'
import type { QuickNode } from './quickNode'
import { readQuick } from './quickYaml'

/** Characters up to which a text is read that the quick reader is not sure of. */
const slowLimit = 3_000_000

/** An app file's text as it was read. Offsets are of `source`: without BOM and, where all lines end with CRLF, with LF. */
export interface AppText {
  readonly text: string
  readonly source: string
  readonly bom: boolean
  readonly crlf: boolean
  /** Null where the quick reader was not sure; `view` is then of the other. */
  readonly quick: QuickNode | null
  readonly view: AppView | null
  readonly lines: LineCounter
  /** Why it can't be read. */
  readonly problem: Problem | null
}

function tooIrregular(source: string): Problem {
  const params = { megabytes: Math.round(source.length / 100_000) / 10, limit: slowLimit / 1_000_000 }
  return problem('app-too-irregular', 'workspace', { params })
}

/** Reads an app file's text as a whole. */
export function readAppText(text: string): AppText {
  const form = formOf(text)
  const { source } = form
  const lines = linesOf(source)
  const quick = readQuick(source)
  if (quick !== null) return { text, ...form, quick, view: quickView(source, quick), lines, problem: null }
  const none = { text, ...form, quick: null, view: null, lines }
  if (source.length > slowLimit) return { ...none, problem: tooIrregular(source) }
  const { document } = parseNodeText(text)
  const [error, ...others] = document.errors
  if (error !== undefined) return { ...none, problem: yamlProblem([error, ...others], source) }
  return { ...none, view: yamlView(document.contents, () => createResolver(document)), problem: null }
}

/** The problem of an alias that can't be followed, at its place. */
export function aliasProblem({ lines }: AppText, error: unknown): Problem {
  if (!(error instanceof AliasError)) throw error
  const { line, col: column } = lines.linePos(error.node.range?.[0] ?? 0)
  return problem('alias-refused', 'workspace', { params: { line, column, alias: error.alias }, line, column })
}

/** A node of an app file, read so that it can be edited: within the text of its item alone where that can be. */
export interface AppItem {
  /** Of the item's text, or of the whole file's. */
  readonly parsed: NodeDocument
  /** Where `parsed.source` stands in the source of the file. */
  readonly start: number
  readonly end: number
  readonly item: YAMLMap
  readonly pair: Pair
  readonly data: YAMLMap
}

/** The lines of a part of a file, told as those of the whole. */
function linesWithin(part: string, before: number): LineCounter {
  const lines = linesOf(part)
  const { linePos } = lines
  lines.linePos = (offset) => {
    const { line, col } = linePos(offset)
    return { line: line + before, col }
  }
  return lines
}

function pairOf(map: YAMLMap, key: string): Pair | null {
  return map.items.find((pair) => textOf(pair.key as never) === key) ?? null
}

function itemIn(parsed: NodeDocument, item: unknown, start: number, end: number): AppItem | null {
  const meant = parsed.resolve(item)
  if (!isMap(meant)) return null
  const pair = pairOf(meant, 'data')
  const data = pair === null ? null : parsed.resolve(pair.value)
  return pair === null || !isMap(data)
    ? null
    : { parsed: { ...parsed, map: data }, start, end, item: meant, pair, data }
}

/** The nodes of an app file's graph, where they stand. */
function quickItems({ quick }: AppText): readonly { readonly at: number; readonly end: number }[] | null {
  let node: QuickNode | null = quick
  for (const key of ['workflow', 'graph', 'nodes']) {
    if (node?.kind !== 'map' || node.flow) return null
    node = node.items.find((pair) => pair.key === key)?.value ?? null
  }
  return node?.kind === 'seq' && !node.flow ? node.items : null
}

/** The node at a place of the graph's list. Null where it has no data of its own. */
export function itemAt(app: AppText, index: number): AppItem | null {
  const { source } = app
  const found = quickItems(app)?.[index]
  if (found !== undefined) {
    const start = lineStart(source, found.at)
    const part = source.slice(start, found.end)
    const parsed = parseNodeText(part)
    const { contents, errors } = parsed.document
    if (errors.length === 0 && isSeq(contents) && contents.items.length === 1 && !parsed.crlf && !parsed.bom) {
      const lines = linesWithin(part, app.lines.linePos(start).line - 1)
      return itemIn({ ...parsed, lines }, contents.items[0], start, found.end)
    }
  }
  const parsed = parseNodeText(app.text)
  const { document, map } = parsed
  const nodes = parsed.resolve(map?.getIn(['workflow', 'graph', 'nodes'], true))
  return document.errors.length === 0 && isSeq(nodes) ? itemIn(parsed, nodes.items[index], 0, source.length) : null
}

/** The text of the file with another text in the place of an item's. */
export function withItem(app: AppText, { start, end }: AppItem, part: string): string {
  return fileText(app, app.source.slice(0, start) + part + app.source.slice(end))
}
