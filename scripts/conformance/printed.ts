import fc from 'fast-check'
import { resultTag } from '../../shared/dify/resultTag'
import type { JsonValue } from '../../shared/model/value'
import { asciiString, dumps } from './outcome'
import { character, longNumberText, numberText, text } from './scalars'
import { anyName, anyObject, anyValue } from './values'

/** A value as a script may have printed it: Python's indented JSON, or JavaScript's compact one, each with its numbers as made. */
export function written(value: JsonValue, style: number): string {
  const asMade = dumps(value, style === 0 ? null : 4, (number) => number.text)
  return style === 2 ? asMade.replace(/\\u([0-9a-f]{4})/g, unescaped) : asMade
}

/** Text that is not ASCII as it is, as JavaScript prints it; lone surrogates and controls stay escaped. */
function unescaped(escape: string, code: string): string {
  const unit = Number.parseInt(code, 16)
  return unit < 0x80 || (unit >= 0xd800 && unit <= 0xdfff) ? escape : String.fromCharCode(unit)
}

const marks = ['{', '}', '[', ']', ',', ':', '"', '\\', '"a"', '"a":', '{"a":', '[1', "'", '//', '/*', '(', 'x']
const spaces = [' ', '\n', '\t', '\r', '\r\n', '\f', '\v', '\u00a0', '\u2028', '\ufeff', '\0', '\u0085']
const words = [
  'null',
  'true',
  'false',
  'None',
  'True',
  'nul',
  'NaN',
  'nan',
  '-NaN',
  'Infinity',
  '-Infinity',
  'Inf',
  '-I',
]
const numbers = ['1', '-', '-1', '01', '-01', '1.', '.5', '1.e3', '1e', '1e+', '+1', '0x1', '1_0', '٣', '1E400', '0.0']
const escapes = ['\\n', '\\/', '\\x41', '\\u', '\\u12', '\\u00g0', '\\ud83d', '\\ude00', '\\ud83d\\ude00', '\\u0000']
const odd = [
  ...escapes,
  '\\ud800x',
  '\\uD83D\\u',
  '\\u 123',
  '\\u+123',
  '\\u-123',
  '\\u12_3',
  '😀',
  'é',
  '\u007f',
  '\u0001',
]
const piece = fc.constantFrom(...marks, ...marks, ...spaces, ...words, ...numbers, ...odd, resultTag)

const soup = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))

/** Where a text is broken, as a share of its length, and how. */
const breaks = fc.array(fc.tuple(fc.nat(1000), fc.nat(4), piece), { minLength: 1, maxLength: 2 })

function broken(body: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((before, [share, kind, put]) => {
    const at = Math.round((share / 1000) * before.length)
    if (kind === 0) return before.slice(0, at)
    if (kind === 1) return before.slice(0, at) + before.slice(at + 1)
    if (kind === 2) return before.slice(0, at) + put + before.slice(at + 1)
    if (kind === 3) return before.slice(at)
    return before.slice(0, at) + put + before.slice(at)
  }, body)
}

/** An object written by hand: keys twice, numbers in any writing, spaces between. */
const space = fc.constantFrom('', '', '', ' ', '\n', '\r\n\t')
const member = fc
  .tuple(
    space,
    anyName,
    space,
    fc.oneof(
      numberText,
      text.map(asciiString),
      anyValue.map((v) => dumps(v)),
    ),
    space,
  )
  .map(([before, key, after, value, end]) => `${before}${asciiString(key)}${after}:${after}${value}${end}`)
const byHand = fc.array(member, { maxLength: 5 }).map((members) => `{${members.join(',')}}`)

/** Levels that Python bears and such as it does not; where exactly it stops depends on what had been called before. */
const levels = fc.oneof(fc.nat(12), fc.constantFrom(300, 900, 1050, 1400, 1600, 5000))
const nested = fc.tuple(fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }), levels).map(([kinds, count]) => {
  const isList = (level: number): boolean => kinds[level % kinds.length] === true
  const all = Array.from({ length: count }, (_, level) => level)
  const opens = all.map((level) => (isList(level) ? '[' : '{"b":'))
  const closes = all.map((level) => (isList(level) ? ']' : '}')).reverse()
  return `{"a":${opens.join('')}1${closes.join('')}}`
})

const whole = fc.tuple(anyObject, fc.nat(2)).map(([object, style]) => written(object, style))
const notDict = fc.oneof(
  anyValue.map((value) => written(value, 0)),
  fc.constantFrom(
    '',
    'undefined',
    'null',
    '[]',
    '{}',
    '1',
    '""',
    'true',
    'NaN',
    ' {} ',
    '\ufeff{}',
    '\n{}\n',
    'null x',
  ),
)

/** What may stand between the tags. */
export const body: fc.Arbitrary<string> = fc.oneof(
  { weight: 40, arbitrary: whole },
  { weight: 60, arbitrary: fc.tuple(fc.oneof(whole, byHand), breaks).map(([made, changes]) => broken(made, changes)) },
  { weight: 40, arbitrary: byHand },
  { weight: 40, arbitrary: soup },
  { weight: 20, arbitrary: soup.map((made) => `{"a": ${made}}`) },
  { weight: 10, arbitrary: notDict },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: longNumberText.map((digits) => `{"a": [${digits}]}`) },
)

const print = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('hello\n', '<<RESULT>', 'RESULT>>', '<', '>>', '<<result>>', '<<RESULT>>', '{"a":1}'),
  },
  { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom('😀'.repeat(201), 'a'.repeat(199) + '😀b', '漢'.repeat(200)) },
)

/** Where the tags stand: as Dify's script prints them, or one or both of them lost. */
const frames = [
  ...Array.from({ length: 12 }, () => [resultTag, resultTag] as const),
  ...([
    ['', ''],
    [resultTag, ''],
    ['', resultTag],
    [resultTag, resultTag + resultTag],
    ['<<RESULT>', resultTag],
  ] as const),
]

/** What a script printed around a body: other prints before and after, tags among them. */
export function stdoutOf(inside: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(print, fc.constantFrom(...frames), inside, fc.constantFrom('\n', '\n', '\n', '', '\r\n'), print)
    .map(([before, [open, close], made, end, after]) => `${before}${open}${made}${close}${end}${after}`)
}

/** What a script printed, the result unharmed for the most part: for cases in which it is checked then. */
export function tagged(value: fc.Arbitrary<JsonValue>): fc.Arbitrary<string> {
  return fc.tuple(value, fc.nat(2)).map(([made, style]) => `${resultTag}${written(made, style)}${resultTag}\n`)
}
