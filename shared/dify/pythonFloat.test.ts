import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { decimalsOf, orjsonFloatText, pythonFloatText } from './pythonFloat'

/** `repr` and the decimals of `Decimal(str(x)).normalize()` for each double, given as hex. */
const peer = `
import json, sys
from decimal import Decimal
for line in sys.stdin:
    x = float.fromhex(line.strip())
    print(repr(x), max(0, -Decimal(str(x)).normalize().as_tuple().exponent))
`

function hex(value: number): string {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setFloat64(0, value)
  const bits = bytes.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0')
  const sign = bits >> 63n === 1n ? '-' : ''
  return exponent === 0 ? `${sign}0x0.${fraction}p-1022` : `${sign}0x1.${fraction}p${exponent - 1023}`
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const edges = [
  0,
  -0,
  1e16,
  9999999999999998,
  1e-4,
  9.999e-5,
  1e22,
  1e21,
  5e-324,
  1.7976931348623157e308,
  0.1 + 0.2,
  1e-20,
  1e-21,
  123456789012345680,
]

describe('a float in Python', () => {
  it('prints as repr does, with the decimals that Decimal counts', () => {
    const values = [...edges, ...edges.map((value) => -value), ...fc.sample(finite, { numRuns: 3000, seed: 11 })]
    const { stdout, status } = spawnSync('python3', ['-c', peer], {
      input: values.map(hex).join('\n'),
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    const got = values.map((value) => `${pythonFloatText(value)} ${decimalsOf(value)}`)
    expect(got).toEqual(stdout.trimEnd().split('\n'))
  })

  it('has words for what is not finite, as json.dumps writes them', () => {
    expect([Number.NaN, Infinity, -Infinity].map(pythonFloatText)).toEqual(['NaN', 'Infinity', '-Infinity'])
  })

  it('means the same number in orjson’s spelling', () => {
    fc.assert(fc.property(finite, (value) => Object.is(JSON.parse(orjsonFloatText(value)), value)))
    expect([1, -0, 1e16, 1e-5, 1e-6, 1.5e300].map(orjsonFloatText)).toEqual([
      '1.0',
      '-0.0',
      '1e16',
      '0.00001',
      '1e-6',
      '1.5e300',
    ])
    expect(orjsonFloatText(Number.NaN)).toBe('null')
  })
})
