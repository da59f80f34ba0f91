import { type Document, type Node, Scalar } from 'yaml'
import type { CodeNode, DefaultValue } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { isLeftAlone, isSameCases } from './caseShape'
import { isNoRetry } from './failureFields'
import { fileText, type NodeDocument, parseAnew, parseEdited, parseNodeText } from './nodeDocument'
import { readDocument } from './nodeFields'
import { currentFormat, formatOf } from './nodeFormat'
import { fieldsOf, nodeShape, type Standing } from './nodeShape'
import { isSameSample } from './sampleYaml'
import { isSameValue } from './sameValue'
import { editTopMap } from './yamlEdit'
import { matches } from './yamlMatch'
import { FormError } from './yamlPlaces'
import { mapLines, type MapShape } from './yamlShape'

/** No file stands behind a new node, so there is no alias to follow. */
const noFile: Standing = { resolve: (node) => node as null, at: () => null }

/** A node without the fields that say no more than their absence. */
function asKept({ default_value, retry_config, cases, ...node }: CodeNode): CodeNode {
  return {
    ...node,
    ...(default_value === undefined || default_value.length === 0 ? {} : { default_value }),
    ...(retry_config === undefined || isNoRetry(retry_config) ? {} : { retry_config }),
    ...(cases === undefined || cases.length === 0 ? {} : { cases }),
  }
}

function refuseTwins({ outputs }: CodeNode): void {
  const seen = new Set<string>()
  const twin = outputs.map(({ name }) => name).find((name) => seen.size === seen.add(name).size)
  if (twin !== undefined) throw new ProblemError(problem('output-twice', 'workspace', { params: { name: twin } }))
}

/** The text of a new node file. Throws a ProblemError for a node that no file can hold. */
export function newNodeText(given: CodeNode): string {
  const node = asKept(given)
  refuseTwins(node)
  const text = `${mapLines(nodeShape(node, noFile), 0)}\n`
  if (!means(parseNodeText(asWritten(text)), node)) throw new ProblemError(problem('edit-refused', 'workspace'))
  return text
}

/** A text as a file gives it back: what UTF-8 can't carry is lost by then. */
function asWritten(text: string): string {
  return Buffer.from(text).toString('utf8')
}

/**
 * The text of a node file after an edit: only what changed is written anew, all else (comments, unknown keys, order, quotes, line ends,
 * BOM) stays to the byte. A file whose form does not allow that (a node in braces, say) is written anew as a whole, comments and unknown
 * keys kept. A text that is no node is replaced as a whole. Throws a ProblemError where something would be lost: then nothing may be
 * written.
 */
export function editedNodeText(text: string, given: CodeNode): string {
  const after = asKept(given)
  refuseTwins(after)
  const parsed = parseNodeText(text)
  const before = readDocument(parsed).node
  if (before === null) return newNodeText(after)
  // Where the kind of node changes, what was its own is not left behind as another's.
  // Cases that can't be read as a whole are their author's to mend.
  const leavesCases = isLeftAlone(parsed, before.cases)
  if (leavesCases && after.cases !== undefined) throw new ProblemError(problem('edit-refused', 'workspace'))
  const isOwn = (field: string): boolean => field !== 'cases' || !leavesCases
  const owned = [...new Set([...fieldsOf(before.code_language), ...fieldsOf(after.code_language)])].filter(isOwn)
  const others = strangers(parsed, owned)
  const isKept = (field: string): boolean => {
    const [was, is] = [before[field as keyof CodeNode], after[field as keyof CodeNode]]
    // The order of an object's members counts too.
    return isSameValue(was, is) && (field !== 'outputs' || JSON.stringify(was) === JSON.stringify(is))
  }
  const ways = [
    // Uses up the document.
    { edit: editInPlace, read: (result: string) => parseEdited(parsed, result) },
    // Reads one of its own.
    { edit: editAsDocument, read: parseNodeText },
  ]
  for (const { edit, read } of ways) {
    const told = { owned, isKept, isUpgraded: false }
    const quiet = edit(parsed, after, told)
    if (quiet === parsed.source) return text
    // A file that is changed is brought to the current format with it.
    const edited = quiet === null ? null : isOld(parsed) ? edit(parsed, after, { ...told, isUpgraded: true }) : quiet
    if (edited === null) continue
    const result = fileText(parsed, edited)
    const back = read(asWritten(result))
    if (means(back, after) && strangers(back, owned) === others) return result
  }
  throw new ProblemError(problem('edit-refused', 'workspace'))
}

function isOld({ map }: NodeDocument): boolean {
  return (formatOf((map?.get('format', true) ?? null) as Node | null) ?? 0) < currentFormat
}

/** What is known of an edit: the fields that are the node's own, and those that it leaves as they are. */
type Told = Required<Pick<Standing, 'owned' | 'isKept' | 'isUpgraded'>>

function shapeIn({ map, resolve }: NodeDocument, node: CodeNode, told: Told): MapShape {
  return nodeShape(node, { resolve, at: (field) => (map?.get(field, true) ?? null) as Node | null, ...told })
}

function editInPlace(parsed: NodeDocument, after: CodeNode, told: Told): string | null {
  const { source, map } = parsed
  try {
    return map === null ? null : editTopMap(source, map, shapeIn(parsed, after, told))
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    // The other way can do it.
    return null
  }
}

/** The document with the changed fields put in, written as the library writes it. */
function editAsDocument(parsed: NodeDocument, after: CodeNode, told: Told): string | null {
  const anew = parseAnew(parsed.source)
  const { document, map } = anew
  if (map === null) return null
  const shape = shapeIn(anew, after, told)
  if (matches(map, shape)) return parsed.source
  const wanted = parseAnew(newNodeText(after)).map
  for (const field of told.owned) {
    const value = wanted?.get(field, true) ?? null
    const entry = shape.entries.find(([key]) => key === field)
    const before = (map.get(field, true) ?? null) as Parameters<typeof matches>[0]
    if (entry === undefined) map.delete(field)
    else if (!matches(before, entry[1])) map.set(new Scalar(field), value)
  }
  map.flow = false
  return withNumbers(document)
}

/** Writes a document with each number as it was read: the library would write `12345678901234567890` with other digits. */
function withNumbers(document: Document): string | null {
  const tags = document.schema?.tags ?? []
  const numbers = tags.map((tag) =>
    'identify' in tag && /:(int|float)$/.test(tag.tag)
      ? { ...tag, stringify: (item: Scalar) => item.source ?? String(item.value) }
      : tag,
  )
  if (document.schema) document.schema.tags = numbers as typeof tags
  try {
    return document.toString({ lineWidth: 0, flowCollectionPadding: false })
  } catch {
    // An alias of what the edit took away: told by the caller as an edit that can't be made without loss.
    return null
  }
}

/** The fields of a file that are not the node's, to tell whether an edit kept them; null where one can't be read (any more). */
function strangers({ document, map }: NodeDocument, owned: readonly string[]): string | null {
  const others = (map?.items ?? []).filter(({ key }) => !owned.includes(String(key)))
  try {
    return others.map(({ key, value }) => `${String(key)}=${JSON.stringify(toJs(value, document))}`).join('\n')
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    // An alias whose anchor is gone.
    return null
  }
}

function toJs(value: unknown, document: Document): unknown {
  return (value as { toJS?: (document: Document) => unknown } | null)?.toJS?.(document) ?? null
}

/** Whether a text, read back, is the node that was meant. */
function means(parsed: NodeDocument, node: CodeNode): boolean {
  const read = readDocument(parsed).node
  if (read === null) return false
  const { samples, default_value: defaults = [], cases, ...rest } = asKept(read)
  const { samples: wanted, default_value: wantedDefaults = [], cases: wantedCases, ...others } = node
  const names = Object.keys(wanted)
  return (
    defaults.length === wantedDefaults.length &&
    defaults.every((value, at) => isSameDefault(value, wantedDefaults[at])) &&
    isSameValue(rest, others) &&
    isSameCases(cases, wantedCases) &&
    Object.keys(samples).length === names.length &&
    names.every((name) => Object.hasOwn(samples, name) && isSameSample(samples[name] ?? '', wanted[name] ?? ''))
  )
}

function isSameDefault(read: DefaultValue, wanted: DefaultValue | undefined): boolean {
  return read.key === wanted?.key && read.type === wanted.type && isSameSample(read.value, wanted.value)
}
