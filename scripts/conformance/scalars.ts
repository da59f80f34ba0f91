import fc from 'fast-check'
import { pythonFloatText } from '../../shared/dify/pythonFloat'
import { JsonNumber } from '../../shared/model/value'

/** About the ranges and precisions that servers set for themselves: see `limitsOfCases`. */
const ownEdges = [
  '100',
  '100.5',
  '100.00000000000001',
  '-100.0',
  '-100.5',
  '101',
  '0.5',
  '-0.5',
  '-0.9999999999999999',
  '1.125',
  '1.0625',
  '9007199254740991.0',
  '9007199254740992',
  '9007199254740992.0',
  '9007199254740993',
  '9007199254740994',
  '9007199254740994.0',
  '-9007199254740993',
  '-9007199254740994',
  '-9007199254740994.0',
  '1e30',
  '-1e30',
  `-1${'0'.repeat(30)}`,
  `-1${'0'.repeat(29)}1`,
]

const edgeNumbers = [
  '0',
  '-0',
  '0.0',
  '-0.0',
  '1',
  '-1',
  '1.0',
  '100.0',
  '1e0',
  '1E5',
  '1e+5',
  '1e-5',
  '0.00001',
  '1.5e-07',
  '0.1',
  '1e-20',
  '1e-21',
  '0.00000000000000000001',
  '1.0e-20',
  '0.30000000000000004',
  '1.2345678901234567e-05',
  '123456.78901234567',
  '1e15',
  '1e16',
  '1e22',
  '1e23',
  '1e308',
  '1.7976931348623157e308',
  '1e400',
  '-1e400',
  '5e-324',
  '2.4e-324',
  '1e-400',
  '1.7976931348623159e308',
  '12345678901234567890',
  '0.1000000000000000055511151',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775807',
  '-9223372036854775808',
  '-9223372036854775809',
  '9223372036854775807.0',
  '-9223372036854775808.0',
  '9223372036854774784.0',
  '-9223372036854777856.0',
  '9.223372036854775e18',
  '9.223372036854776e18',
  '-9.223372036854776E+18',
  'NaN',
  'Infinity',
  '-Infinity',
  '9'.repeat(19),
  `1${'0'.repeat(30)}`,
  `-${'9'.repeat(40)}`,
]

/** Integers of so many digits: Python reads 4300. */
const ofDigits = (digits: number): string[] => ['9'.repeat(digits), `-${'1'.repeat(digits)}`]

const digits = fc.stringMatching(/^[0-9]{1,22}$/)

/** Decimals whose precision lies about the limit of 20. */
const precise = fc
  .tuple(fc.boolean(), fc.stringMatching(/^[1-9]\.[0-9]{0,16}[1-9]$/), fc.integer({ min: -23, max: 22 }))
  .map(([isNegative, mantissa, power]) => `${isNegative ? '-' : ''}${mantissa}e${power}`)

/** The texts of numbers as JSON allows them, and the three that Python adds. */
export const numberText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...edgeNumbers) },
  { weight: 4, arbitrary: fc.constantFrom(...ownEdges) },
  { weight: 3, arbitrary: fc.integer().map(String) },
  { weight: 3, arbitrary: fc.double().map(pythonFloatText) },
  { weight: 3, arbitrary: precise },
  { weight: 1, arbitrary: digits.map((text) => `0.${text}`) },
  { weight: 1, arbitrary: digits.map((text) => `-${BigInt(text)}`) },
)

/** Such as the parser refuses, and neighbours of them. */
export const longNumberText: fc.Arbitrary<string> = fc.constantFrom(...[4300, 4301, 9000].flatMap(ofDigits))

export const number: fc.Arbitrary<JsonNumber> = fc
  .oneof(
    { weight: 500, arbitrary: numberText },
    { weight: 1, arbitrary: fc.constantFrom(...[4299, 4300].flatMap(ofDigits)) },
  )
  .map((text) => new JsonNumber(text))

/** Digits that Python's `\d` and `float()` know beside ASCII's: Arabic, Devanagari, fullwidth, mathematical bold. */
const digitText = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[0-9]{0,4}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9٠-٩०-९０-９]{1,3}$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '𝟎',
      '𝟗𝟙',
      '𝟿',
      '²',
      '①',
      '᧚',
      '൦',
      '\u{116da}',
      '\u{1e5f1}',
      '400',
      '99999',
      '0'.repeat(30),
    ),
  },
)

/** Texts that Dify takes for numbers, and such as miss it by one mark. */
const exponentText = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '+', '--', ' '),
    digitText,
    fc.constantFrom('', '.', '.', '..', ','),
    digitText,
    fc.constantFrom('e', 'E', 'e', 'E', 'ｅ', 'ee', ''),
    fc.constantFrom('+', '-', '+', '-', '', '−'),
    digitText,
    fc.constantFrom('', '', '', '', '\n', '\n\n', ' ', '\r', '\r\n', '\0', '_0', '\u2028'),
  )
  .map((parts) => parts.join(''))

const edgeTexts = [
  '',
  'a',
  '\0',
  'a\0b',
  '😀',
  '\ud800',
  '\udc00',
  '\ud83d\0\ude00',
  'é漢',
  '<<RESULT>>',
  '"',
  '\\',
  '\n',
  '\u2028',
  '1e-05',
  '12E+05',
  '1e+400',
  '-1e-400',
  '1e3',
  '.5e+1',
  '+1e+3',
  '1.e+3',
  '1e+5\n',
  'NaN',
  'null',
  '{{inputs}}',
]

/** Any code point, surrogates included. fast-check's own takes seconds to list them all. */
export const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))

/** Texts about as long as the tight limit: 7 to 9 code points, some of them of two UTF-16 units. */
const limitText = fc
  .array(fc.constantFrom('a', 'a', '😀', '\0', '\ud800', '漢'), { minLength: 6, maxLength: 10 })
  .map((parts) => parts.join(''))

/** Any text that a result may hold, lone surrogates included. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...edgeTexts) },
  { weight: 4, arbitrary: exponentText },
  { weight: 3, arbitrary: limitText },
  { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 6 }) },
)

/** Texts about as long as Dify's own limit, in one and in two UTF-16 units a character. */
export const longText: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('a', '😀', '\0'), fc.constantFrom(399_999, 400_000, 400_001))
  .map(([unit, length]) => unit.repeat(length))
