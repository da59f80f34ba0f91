/**
 * Floats as Python prints them. JavaScript and Python agree on the shortest digits of a double but not on
 * where the exponent form begins.
 */

/** The shortest decimal digits of a finite double (no trailing zeros) and the exponent of the first one. */
export function shortestDigits(value: number): { digits: string; exponent: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '').replace(/0+$/, '')
  return { digits: digits === '' ? '0' : digits, exponent: Number(exponent) }
}

function plain(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${whole}.${digits.slice(exponent + 1) || '0'}`
}

function signOf(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : ''
}

/**
 * A double's text where JavaScript, Python and orjson all write it plain, which most are; null elsewhere. The shortest digits are the same in
 * all three, and JavaScript alone leaves out the `.0`.
 */
function plainText(value: number): string | null {
  const size = Math.abs(value)
  if (!(size >= 1e-4 && size < 1e16)) return null
  const text = String(value)
  return Number.isInteger(value) ? `${text}.0` : text
}

/** `repr(float)`: exponent form below 1e-4 and from 1e16; `inf` and `nan` in `json.dumps`'s spelling. */
export function pythonFloatText(value: number): string {
  const usual = plainText(value)
  if (usual !== null) return usual
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const { digits, exponent } = shortestDigits(value)
  if (exponent >= -4 && exponent < 16) return signOf(value) + plain(digits, exponent)
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits
  const power = String(Math.abs(exponent)).padStart(2, '0')
  return `${signOf(value)}${mantissa}e${exponent < 0 ? '-' : '+'}${power}`
}

/**
 * A float as orjson writes it: like `repr`, with a bare exponent (`1e16`; from orjson 3.11.7 on `1e+16`, which is the same
 * number to every reader) and `0.00001` still plain. Which orjson a release of Dify has is for its lock file to say: Dify asks for it through
 * packages that take any 3.x, so no target tells them apart.
 */
export function orjsonFloatText(value: number): string {
  const usual = plainText(value)
  if (usual !== null) return usual
  if (!Number.isFinite(value)) return 'null'
  const { digits, exponent } = shortestDigits(value)
  if (exponent >= -5 && exponent < 16) return signOf(value) + plain(digits, exponent)
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits
  return `${signOf(value)}${mantissa}e${exponent}`
}

/** Decimals of a float as Dify counts them: those of `Decimal(str(x)).normalize()`. */
export function decimalsOf(value: number): number {
  if (!Number.isFinite(value)) return 0
  const { digits, exponent } = shortestDigits(value)
  return Math.max(0, digits.length - 1 - exponent)
}
