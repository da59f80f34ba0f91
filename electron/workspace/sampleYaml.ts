import { isMap, isScalar, isSeq, type Scalar } from 'yaml'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { type JsonValue, JsonNumber } from '../../shared/model/value'
import { indentStep, isLiteral, literal, plainOrQuoted, quoted } from './yamlText'
import { keyText, type Resolve } from './yamlValue'

/**
 * The tag of a sample that is kept to the letter: its text is not valid JSON (yet), so that half-typed work is not lost, or it is so
 * large or so deep that YAML would read it slowly or not at all.
 */
export const rawTag = '!text'

const notFinite: Readonly<Record<string, string>> = { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' }
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** Characters up to which a value stands on one line. */
const lineLimit = 90
/** Characters of JSON up to which a list or an object is written as YAML; a million tokens take seconds to read. */
const naturalLimit = 100_000
const depthLimit = 50

/** A value on one line: JSON, which YAML reads, but for the numbers that JSON lacks. */
function flow(value: JsonValue): string {
  if (value instanceof JsonNumber) return notFinite[value.text] ?? value.text
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (value instanceof Map) {
    return `{${[...value].map(([key, member]) => `${quoted(key)}: ${flow(member)}`).join(', ')}}`
  }
  return toJsonText(value)
}

function isDeep(value: JsonValue): boolean {
  let level: JsonValue[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthLimit) return true
    level = level.flatMap((member) =>
      Array.isArray(member) ? member : member instanceof Map ? [...member.values()] : [],
    )
  }
  return false
}

function isLong(value: JsonValue): boolean {
  if (typeof value === 'string') return value.trimEnd().includes('\n') && isLiteral(value)
  if (Array.isArray(value)) return value.length > 0 && (value.some(isLong) || flow(value).length > lineLimit)
  if (value instanceof Map)
    return value.size > 0 && ([...value.values()].some(isLong) || flow(value).length > lineLimit)
  return false
}

/** A value behind a colon or a dash: on that line, or as a block right of `column`, a line a member. */
function natural(value: JsonValue, column: number): string {
  if (!isLong(value)) return ` ${flow(value)}`
  if (typeof value === 'string') return ` ${literal(value, column)}`
  const inner = column + indentStep
  const margin = `\n${' '.repeat(inner)}`
  if (Array.isArray(value)) {
    // The first line of an item stands beside its dash.
    return value.map((item) => `${margin}-${natural(item, inner).replace(/^\n +/, ' ')}`).join('')
  }
  return [...(value as ReadonlyMap<string, JsonValue>)]
    .map(([key, member]) => `${margin}${plainOrQuoted(key)}:${natural(member, inner)}`)
    .join('')
}

/** What follows a sample's name in the file, for its JSON text: natural where it can be, `!text` where it is kept to the letter. */
export function sampleToYaml(text: string, column: number): string {
  const raw = ` ${rawTag} ${quoted(text)}`
  let value: JsonValue
  try {
    value = parsePythonJson(text)
  } catch {
    // Not JSON, or beyond what Python reads: the author is still typing, and is told so when the node runs.
    return raw
  }
  const isCollection = typeof value === 'object' && value !== null && !(value instanceof JsonNumber)
  return isCollection && (text.length > naturalLimit || isDeep(value)) ? raw : natural(value, column)
}

/** The JSON text of a number: its own digits where JSON writes them so, else what YAML means by it (`0x1F`, `.5`, `+3`, `.inf`). */
function numberText({ source, value }: Scalar<number>): string {
  const text = source ?? String(value)
  if (jsonNumber.test(text)) return text
  if (Number.isNaN(value)) return 'NaN'
  if (/^[-+]?\.inf$/i.test(text)) return value > 0 ? 'Infinity' : '-Infinity'
  if (/^0[xo]/.test(text)) return String(BigInt(text))
  const sign = text.startsWith('-') ? '-' : ''
  const [mantissa = '', exponent = ''] = text.replace(/^[-+]/, '').split(/(?=e)/i)
  const [whole = '', fraction = ''] = mantissa.split('.')
  return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}${exponent}`
}

/** The JSON text of a sample as the file has it; numbers keep their digits. */
export function sampleFromYaml(given: unknown, resolve: Resolve): string {
  const node = resolve(given)
  if (isScalar(node)) {
    if (node.tag === rawTag) return String(node.value)
    if (typeof node.value === 'number') return numberText(node as Scalar<number>)
    if (typeof node.value === 'string') return JSON.stringify(node.value)
    return node.value === true ? 'true' : node.value === false ? 'false' : 'null'
  }
  if (isSeq(node)) return `[${node.items.map((item) => sampleFromYaml(item, resolve)).join(', ')}]`
  if (isMap(node)) {
    const members = node.items.map(({ key, value }) => {
      return `${JSON.stringify(keyText(resolve(key)))}: ${sampleFromYaml(value, resolve)}`
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
    // One of them is not JSON: then only the very same text is the same.
    return false
  }
}
