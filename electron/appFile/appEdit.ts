import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { CodeNode, DefaultValue } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { isNoRetry } from '../workspace/failureFields'
import { parseNodeText } from '../workspace/nodeDocument'
import { type ReadFields, readNodeMap } from '../workspace/nodeFields'
import { lenientVariables } from '../workspace/nodeReader'
import { isSameSample } from '../workspace/sampleYaml'
import { isSameValue } from '../workspace/sameValue'
import { editNestedMap } from '../workspace/yamlEdit'
import { textOf } from '../workspace/yamlLeaves'
import { matches } from '../workspace/yamlMatch'
import { FormError } from '../workspace/yamlPlaces'
import { AliasError, keyText, type Resolve } from '../workspace/yamlValue'
import { appFields, appNodeShape } from './appNodeShape'
import type { AppItem } from './appText'
import type { FileStyle } from './scalarStyle'

/** The part of a node that its app file holds: `target`, `samples` and `cases` are Nodelab's own. */
export function asInApp(node: CodeNode): CodeNode {
  const { default_value: defaults = [], retry_config: retry, error_strategy: strategy, cases: _, ...rest } = node
  return {
    ...rest,
    target: null,
    samples: {},
    ...(strategy === undefined ? {} : { error_strategy: strategy }),
    ...(defaults.length === 0 ? {} : { default_value: defaults }),
    ...(retry === undefined || isNoRetry(retry) ? {} : { retry_config: retry }),
  }
}

/** Whether two nodes say the same in an app file. */
export function isSameInApp(a: CodeNode, b: CodeNode): boolean {
  const [{ default_value: some = [], ...one }, { default_value: others = [], ...other }] = [asInApp(a), asInApp(b)]
  return (
    isSameValue(one, other) &&
    JSON.stringify(one.outputs) === JSON.stringify(other.outputs) &&
    some.length === others.length &&
    some.every((value, at) => isSameDefault(value, others[at]))
  )
}

function isSameDefault(one: DefaultValue, other: DefaultValue | undefined): boolean {
  return one.key === other?.key && one.type === other.type && isSameSample(one.value, other.value)
}

/** Reads a node of an app file; faults are told at their lines in the file. */
export function readAppNode({ parsed }: AppItem): ReadFields {
  const { node, problems } = readNodeMap(parsed, lenientVariables)
  return { node: node === null ? null : asInApp(node), problems }
}

type Skipped = (key: string, of: YAMLMap) => boolean

/**
 * What a part of a file means, to tell whether an edit left it as it was; without what `skipped` names, unless an alias leads there: then it is
 * another part as well. Throws an AliasError where that can't be told.
 */
function meaningOf(given: unknown, resolve: Resolve, skipped?: Skipped): string {
  const node = resolve(given)
  const isSkipped = isAlias(given) ? undefined : skipped
  const inner = (value: unknown): string => meaningOf(value, resolve, isSkipped)
  if (isMap(node)) {
    const parts = node.items.flatMap(({ key, value }) => {
      const name = isAlias(key) ? `*${key.source}` : keyText(key)
      return isSkipped?.(name, node) === true ? [] : [`${JSON.stringify(name)}:${inner(value)}`]
    })
    return `{${parts.join()}}`
  }
  if (isSeq(node)) return `[${node.items.map(inner).join()}]`
  if (!isScalar(node)) return 'null'
  return typeof node.value === 'string'
    ? JSON.stringify(node.value)
    : `${typeof node.value} ${String(node.source ?? node.value)}`
}

/** Keys of variables and outputs that Nodelab knows; what else stands there is Dify's, and stays. */
const innerKeys: Readonly<Record<string, readonly string[]>> = {
  variables: ['variable', 'value_selector', 'value_type'],
  outputs: ['type', 'children'],
  default_value: ['key', 'type', 'value'],
  retry_config: ['max_retries', 'retry_enabled', 'retry_interval'],
}

/** By the name of each variable and output, what stands in it that is not Nodelab's. */
function innerMeanings(data: YAMLMap, resolve: Resolve): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [field, known] of Object.entries(innerKeys)) {
    const value = resolve(data.get(field, true))
    const skipped = (key: string): boolean => known.includes(key)
    if (isSeq(value)) {
      for (const item of value.items) {
        const map = resolve(item)
        const id = isMap(map) ? textOf(resolve((map.get(known[0], true) ?? null) as Node | null)) : null
        if (id !== null) found.set(`${field} ${id}`, meaningOf(map, resolve, skipped))
      }
    }
    if (field === 'outputs' && isMap(value)) {
      for (const { key, value: spec } of value.items)
        found.set(`${field} ${keyText(key)}`, meaningOf(spec, resolve, skipped))
    }
  }
  return found
}

interface Meaning {
  readonly node: CodeNode | null
  readonly others: string
  readonly inner: ReadonlyMap<string, string>
}

/** What the text of an item means: its node, and all that is not. */
function wholeMeaning(item: AppItem): Meaning {
  const { parsed, data } = item
  const { resolve, document } = parsed
  const fields: readonly string[] = [...appFields.code, 'template']
  const skipped = (key: string, of: YAMLMap): boolean => of === data && fields.includes(key)
  return {
    node: readAppNode(item).node,
    others: meaningOf(document.contents, resolve, skipped),
    inner: innerMeanings(data, resolve),
  }
}

/** The same place in the text of an item after an edit. */
function again(before: AppItem, text: string): AppItem | null {
  const parsed = parseNodeText(text)
  if (parsed.document.errors.length > 0) return null
  const path = pathTo(before)
  let node: unknown = parsed.document.contents
  for (const step of path) {
    const meant = parsed.resolve(node)
    node = isSeq(meant) ? meant.items[step] : isMap(meant) ? meant.items[step]?.value : null
  }
  const item = parsed.resolve(node)
  const pair = isMap(item) ? item.items.find(({ key }) => keyText(key) === 'data') : undefined
  const data = parsed.resolve(pair?.value)
  if (!isMap(item) || pair === undefined || !isMap(data)) return null
  return { ...before, parsed: { ...parsed, map: data }, item, pair, data }
}

/** The places of an item from the top of its document. */
function pathTo({ parsed, item }: AppItem): number[] {
  const { contents } = parsed.document
  if (isSeq(contents)) return [0]
  const path: number[] = []
  let node: unknown = contents
  for (const key of ['workflow', 'graph', 'nodes']) {
    const map = parsed.resolve(node)
    if (!isMap(map)) return []
    const place = map.items.findIndex((pair) => keyText(pair.key) === key)
    path.push(place)
    node = map.items[place]?.value
  }
  const list = parsed.resolve(node)
  return isSeq(list) ? [...path, list.items.findIndex((one) => parsed.resolve(one) === item)] : []
}

function keepsInner(before: Meaning, after: Meaning): boolean {
  return [...before.inner].every(([id, meaning]) => (after.inner.get(id) ?? meaning) === meaning)
}

function attempt(item: AppItem, node: CodeNode, style: FileStyle): string | null {
  const { parsed, data, pair } = item
  const { source, resolve } = parsed
  const shape = appNodeShape(node, { data, resolve, style })
  if (matches(data, shape)) return source
  // Where an alias stands for the data, or for a part that changes, that part is written where the alias stands.
  if (isAlias(pair.value)) throw new FormError('alias')
  try {
    const { from, end, text } = editNestedMap(source, pair as Pair, shape)
    return source.slice(0, from) + text + source.slice(end)
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    return null
  }
}

function refused(): ProblemError {
  return new ProblemError(problem('edit-refused', 'workspace'))
}

/** Rejects what no reader would give back. */
function checkNode(node: CodeNode, before: CodeNode): void {
  const twin = node.outputs.map(({ name }) => name).find((name, at, all) => all.indexOf(name) !== at)
  if (twin !== undefined) throw new ProblemError(problem('output-twice', 'workspace', { params: { name: twin } }))
  if ((node.code_language === 'jinja2') !== (before.code_language === 'jinja2')) {
    throw new ProblemError(problem('app-node-kind', 'workspace', { params: { title: before.title } }))
  }
}

/**
 * The text of an item (of the whole file where it can't be taken apart) after an edit of its node: only what changed is written anew, in the
 * style of what stood there. What is written is read again and compared: the node that was meant, and nothing else changed; where not, a
 * safer style is tried. Throws a ProblemError where something would be lost.
 */
export function editedItem(item: AppItem, given: CodeNode, style: FileStyle): string {
  const node = asInApp(given)
  const { source } = item.parsed
  try {
    const before = wholeMeaning(item)
    if (before.node === null) throw refused()
    checkNode(node, before.node)
    for (const tried of [style, { ...style, safe: true }]) {
      const text = attempt(item, node, tried)
      if (text === source) return source
      const found = text === null ? null : again(item, Buffer.from(text).toString('utf8'))
      if (text === null || found === null) continue
      const after = wholeMeaning(found)
      const isMeant = after.node !== null && isSameInApp(after.node, node)
      if (isMeant && after.others === before.others && keepsInner(before, after)) return text
    }
  } catch (error) {
    if (!(error instanceof AliasError || error instanceof FormError)) throw error
    // Told below: it can't be written without loss.
  }
  throw refused()
}
