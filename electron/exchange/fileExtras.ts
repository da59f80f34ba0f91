import { isScalar, type Node, type YAMLMap } from 'yaml'
import { parsePythonJson, PythonJsonError, PythonJsonLimitError } from '../../shared/dify/pythonJson'
import { toJsonText } from '../../shared/dify/jsonText'
import type { JsonObject, JsonValue } from '../../shared/model/value'
import { nodeKinds } from '../../shared/dify/clipboard/nodeData'
import type { CodeNode } from '../../shared/model/node'
import { readFileText } from '../workspace/readBytes'
import { parseNodeText } from '../workspace/nodeDocument'
import { fieldsOf } from '../workspace/nodeShape'
import { readFields } from '../workspace/nodeFields'
import { newNodeText } from '../workspace/nodeText'
import { sampleFromYaml, sampleToYaml } from '../workspace/sampleYaml'
import { plainOrQuoted, quoted } from '../workspace/yamlText'
import { keyText, type Resolve } from '../workspace/yamlValue'

/** What a node file keeps of a node that Dify copied, beside the node itself. */
export interface FileExtras {
  /** The id on Dify's canvas, by which other nodes read it; null where the node has none. */
  readonly id: string | null
  /** Fields that Nodelab does not know. */
  readonly more: JsonObject
  /** What the nodes around it are called, by their ids, where that is known: for words alone. */
  readonly titles?: ReadonlyMap<string, string>
}

const none: FileExtras = { id: null, more: new Map() }
const nodeTypesKnown: readonly unknown[] = Object.values(nodeKinds)
const ownFields = new Set<string>([...fieldsOf('python3'), ...fieldsOf('jinja2'), 'id'])

function valueIn(text: string): JsonValue | undefined {
  try {
    return parsePythonJson(text)
  } catch (error) {
    // What JSON can't say, Dify's clipboard can't hold.
    if (error instanceof PythonJsonError || error instanceof PythonJsonLimitError) return undefined
    throw error
  }
}

/** The fields of a node that Nodelab does not know, but for those that `isLeft` names. */
export function moreIn(map: YAMLMap, resolve: Resolve, isLeft: (name: string) => boolean = () => false): JsonObject {
  const more: JsonObject = new Map()
  for (const { key, value } of map.items) {
    const name = keyText(key)
    if (ownFields.has(name) || isLeft(name)) continue
    const read = valueIn(sampleFromYaml(value as Node | null, resolve))
    if (read !== undefined) more.set(name, read)
  }
  return more
}

/** Reads them from a node file's text. */
export function extrasIn(text: string): FileExtras {
  const { map, resolve, document } = parseNodeText(text)
  const type: unknown = map?.get('type')
  // What is no node keeps nothing of one.
  if (map === null || document.errors.length > 0 || !nodeTypesKnown.includes(type)) return none
  const value = map.items.find(({ key }) => keyText(key) === 'id')?.value
  const id = isScalar(value) ? String(value.source ?? value.value) : ''
  return { id: id === '' ? null : id, more: moreIn(map, resolve) }
}

/** Reads them from a node file; there are none where it can't be read. */
export async function readExtras(path: string): Promise<FileExtras> {
  const file = await readFileText(path)
  return file === null || file.problem !== null ? none : extrasIn(file.text)
}

/** The text of a new node file that keeps them. Throws a ProblemError for a node that no file can hold. */
export function textWithExtras(node: CodeNode, { id, more }: FileExtras): string {
  const text = newNodeText(node)
  const extras = [
    ...(id === null ? [] : [`id: ${quoted(id)}\n`]),
    ...[...more].map(([key, value]) => `${plainOrQuoted(key)}:${sampleToYaml(toJsonText(value), 0)}\n`),
  ]
  // Behind the field that says what it is: what the author looks for first stays first, and the code stays last.
  const whole = text.replace(/^type: .*\n/m, (line) => line + extras.join(''))
  // A field that YAML can't say so is left out rather than the node.
  if (readFields(whole).node !== null && isSameExtras(extrasIn(whole), { id, more })) return whole
  return more.size === 0 ? text : textWithExtras(node, { id, more: new Map() })
}

function isSameExtras(read: FileExtras, wanted: FileExtras): boolean {
  return read.id === wanted.id && toJsonText(read.more) === toJsonText(wanted.more)
}
