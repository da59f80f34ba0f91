import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDistRequirement } from './distRequirement'
import { markerHolds } from './markers'

const facts = {
  variables: { python_version: '3.10', python_full_version: '3.10.13', sys_platform: 'linux', os_name: 'posix' },
  extras: new Set(['socks', 'my-extra']),
}

describe('a marker', () => {
  it.each([
    ['', true],
    ['python_version < "3.11"', true],
    ["python_version >= '3.11'", false],
    ['"3.9" <= python_version', true],
    ['python_full_version < "3.11.0a7"', true],
    ['sys_platform == "win32" or python_version < "3.11"', true],
    ['sys_platform == "win32" and python_version < "3.11"', false],
    ['(sys_platform == "win32" or os_name == "posix") and extra == "socks"', true],
    ["extra == 'My_Extra'", true],
    ["extra == 'http2'", false],
    ['sys_platform in "linux darwin"', true],
    ['sys_platform not in "linux"', false],
    ['"lin" in sys_platform', true],
    ['sys_platform!="win32"', true],
    ['python_version == "3.10.*"', true],
    ['platform_release == "6.1"', null],
    ['platform_release == "6.1" and sys_platform == "win32"', false],
    ['platform_release == "6.1" or sys_platform == "linux"', true],
    ['python_version <', null],
    ['(python_version < "3.11"', null],
    ['$$$', null],
  ])('%s: %s', (marker, verdict) => {
    expect(markerHolds(marker, facts)).toBe(verdict)
  })

  it('that can not be read is undecided, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'()\'"<>= andorintextra 3.1') }), (text) => {
        expect([true, false, null]).toContain(markerHolds(text, facts))
      }),
    )
  })
})

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
})
