import { type JsonObject, type JsonValue, JsonNumber } from '../../model/value'
import { pythonFloatText } from '../pythonFloat'
import { scalarFacts } from './yamlScalar'
import { YamlWriter } from './yamlWriter'

/** Columns a level. */
const step = 2

/** A number as PyYAML writes what Python reads of its JSON text. */
function numberText(number: JsonNumber): string {
  if (number.isInteger) return number.text === '-0' ? '0' : number.text
  const special: Readonly<Record<string, string>> = { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' }
  const value = number.toNumber()
  const known = special[number.text] ?? special[String(value)]
  if (known !== undefined) return known
  const text = pythonFloatText(value).toLowerCase()
  // YAML 1.1 reads `1e+17` as a text.
  return text.includes('.') ? text : text.replace('e', '.0e')
}

function compareCodePoints([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const [one, other] = [Array.from(a), Array.from(b)]
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const difference = (one[at]?.codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** What a value stands in: a sequence as the value of a simple key is not indented. */
type Place = 'sequence' | 'mapping'

function writeValue(writer: YamlWriter, value: JsonValue, column: number, place: Place): void {
  if (typeof value === 'string') writer.text(value, column + step, false)
  else if (value instanceof JsonNumber) writer.word(numberText(value))
  else if (value === null || typeof value === 'boolean') writer.word(String(value))
  else if (Array.isArray(value)) writeSequence(writer, value, column, place)
  else writeMapping(writer, value, column)
}

function writeSequence(writer: YamlWriter, items: readonly JsonValue[], column: number, place: Place): void {
  if (items.length === 0) return writer.word('[]')
  const isFlush = place === 'mapping' && !writer.isIndent
  const inner = isFlush ? column : column + step
  for (const item of items) {
    writer.indent(inner)
    writer.mark('-', { apart: true, nests: true })
    writeValue(writer, item, inner, 'sequence')
  }
}

function writeMapping(writer: YamlWriter, members: JsonObject, column: number | null): void {
  if (members.size === 0) return writer.word('{}')
  const inner = column === null ? 0 : column + step
  for (const [key, value] of [...members].sort(compareCodePoints)) {
    writer.indent(inner)
    if (scalarFacts(key, true).isSimpleKey) {
      writer.text(key, inner + step, true)
      writer.mark(':')
    } else {
      writer.mark('?', { apart: true, nests: true })
      writer.text(key, inner + step, false)
      writer.indent(inner)
      writer.mark(':', { apart: true, nests: true })
    }
    writeValue(writer, value, inner, 'mapping')
  }
}

/**
 * Writes an object as Python's `yaml.dump(value, allow_unicode=True)` does, to the byte: keys sorted, folded at 80 columns. So Dify writes its app files
 * (code-node facts 4).
 */
export function pythonYaml(value: JsonObject): string {
  const writer = new YamlWriter()
  writeMapping(writer, value, null)
  return writer.end()
}
