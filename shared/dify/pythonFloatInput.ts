import { asciiDigits } from './pythonDigits'

const decimal = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i
const word = /^([+-]?)(inf|infinity|nan)$/i

/** Python's `float(text)`: blanks around, underscores between digits, `inf` and `nan`; null where Python refuses it. */
export function parsePythonFloat(text: string): number | null {
  const plain = asciiDigits(text.trim())
  const named = word.exec(plain)
  if (named !== null) {
    const size = named[2]?.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY
    return named[1] === '-' ? -size : size
  }
  return decimal.test(plain) ? Number(plain.replaceAll('_', '')) : null
}
