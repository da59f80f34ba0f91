import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { type JsonValue, JsonNumber } from '../../shared/model/value'

/** The tag of a sample whose text is not valid JSON (yet): kept to the letter, so that half-typed work is not lost. */
export const rawTag = '!text'

const notFinite: Readonly<Record<string, string>> = { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' }
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** Flow YAML of a value: JSON, which YAML reads, but for the numbers that JSON lacks. */
function flow(value: JsonValue): string {
  if (value instanceof JsonNumber) return notFinite[value.text] ?? value.text
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (value instanceof Map) {
    return `{${[...value].map(([key, member]) => `${JSON.stringify(key)}: ${flow(member)}`).join(', ')}}`
  }
  return toJsonText(value)
}

/** The YAML of a sample given by its JSON text: natural where it can be, `!text` where the text is not valid. */
export function sampleToYaml(text: string): string {
  try {
    const value = parsePythonJson(text)
    // The text itself counts: a value that YAML can't carry without loss is kept as text.
    return flow(value)
  } catch {
    return `${rawTag} ${JSON.stringify(text)}`
  }
}

function numberText(node: Scalar<number>): string {
  const { source = String(node.value), value } = node
  if (jsonNumber.test(source)) return source
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  return String(value)
}

/** The JSON text of a sample as the file has it; numbers keep their digits. */
export function sampleFromYaml(node: Node | null | undefined): string {
  if (node === null || node === undefined || isAlias(node)) return 'null'
  if (isScalar(node)) {
    if (node.tag === rawTag) return String(node.value)
    if (typeof node.value === 'number') return numberText(node as Scalar<number>)
    if (typeof node.value === 'bigint') return node.source ?? String(node.value)
    if (typeof node.value === 'string') return JSON.stringify(node.value)
    return node.value === true ? 'true' : node.value === false ? 'false' : 'null'
  }
  if (isSeq(node)) return `[${node.items.map((item) => sampleFromYaml(item as Node)).join(', ')}]`
  if (isMap(node)) {
    const members = node.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.source ?? key.value) : String(key)
      const text = isScalar(key) && typeof key.value === 'string' ? key.value : name
      return `${JSON.stringify(text)}: ${sampleFromYaml(value as Node | null)}`
    })
    return `{${members.join(', ')}}`
  }
  return 'null'
}

/** Whether two JSON texts mean the same value with the same digits; texts that are not JSON are compared as they are. */
export function isSameSample(a: string, b: string): boolean {
  if (a === b) return true
  try {
    return toJsonText(parsePythonJson(a)) === toJsonText(parsePythonJson(b))
  } catch {
    return false
  }
}
