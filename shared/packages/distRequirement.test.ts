import { describe, expect, it } from 'vitest'
import { readDistRequirement } from './distRequirement'

describe('a requirement of a package', () => {
  it.each([
    ['idna', { name: 'idna', extras: [], wanted: '', marker: '' }],
    [
      'Foo_Bar[a, B_c] >=1, <2 ; python_version < "3"',
      { name: 'foo-bar', extras: ['a', 'b-c'], wanted: '>=1, <2', marker: 'python_version < "3"' },
    ],
    [
      "PySocks (!=1.5.7,<2.0,>=1.5.6) ; extra == 'socks'",
      { name: 'pysocks', extras: [], wanted: '!=1.5.7,<2.0,>=1.5.6', marker: "extra == 'socks'" },
    ],
    [
      'pip @ https://example.org/pip.whl',
      { name: 'pip', extras: [], wanted: '@ https://example.org/pip.whl', marker: '' },
    ],
    ['-r other.txt', null],
    ['', null],
  ])('%s', (text, read) => {
    expect(readDistRequirement(text)).toEqual(read)
  })

  it.each(['six x', 'six', 'six [a]', 'six ['])('is read at once, though 100,000 spaces stand behind %j', (before) => {
    const began = performance.now()
    expect(readDistRequirement(`${before}${' '.repeat(100_000)}y`)?.name).toBe('six')
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
