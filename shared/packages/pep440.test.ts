import { describe, expect, it } from 'vitest'
import { holds, readMarker } from './markers'
import { compareVersions, readSpecifier, readVersion, satisfies, type Version } from './pep440'

const read = (text: string): Version => {
  const version = readVersion(text)
  if (version === null) throw new Error(text)
  return version
}

describe('versions', () => {
  it('are in the order of PEP 440', () => {
    const order = [
      '1.0.dev1',
      '1.0a1.dev2',
      '1.0a1',
      '1.0b2',
      '1.0rc1',
      '1.0',
      '1.0.post1.dev3',
      '1.0.post1',
      '1.1',
      '2.0',
      '1!0.1',
    ]
    const mixed = [...order].sort((a, b) => (a < b ? 1 : -1)).sort((a, b) => compareVersions(read(a), read(b)))
    expect(mixed).toEqual(order)
    expect(compareVersions(read('v1.0-RC1'), read('1.0.0rc1'))).toBe(0)
    expect(compareVersions(read('2024.08.30'), read('2024.8.30'))).toBe(0)
  })

  it.each([
    ['4.6.2.post1', '>=4.9', false],
    ['4.9.0', '>=4.9', true],
    ['1.4.5', '~=1.4', true],
    ['1.4.5', '~=1.4.2', true],
    ['1.5', '~=1.4.2', false],
    ['2.0', '==2', true],
    ['2.1', '==2.*', true],
    ['2.1', '!=2.*', false],
    ['2.0', '>1,<2', false],
    ['2.0', '', true],
    ['2.0', '=>1', null],
  ])('%s meets %j: %s', (version, specifier, result) => {
    expect(satisfies(version, specifier)).toBe(result)
  })

  it('that are none are told', () => {
    expect(['abc', '1.x', ''].map(readVersion)).toEqual([null, null, null])
    expect(['=1', '==', '>=1 <2', '~=1', '==1.*.2'].map(readSpecifier)).toEqual([null, null, null, null, null])
  })
})

describe('a marker', () => {
  const linux = { python_version: '3.10', sys_platform: 'linux', platform_system: 'Linux', os_name: 'posix' }

  it.each([
    ['python_version < "3.8"', false],
    ['python_version >= "3.9"', true],
    ['"3.11" > python_version', true],
    ["sys_platform == 'win32' or python_version == '3.10'", true],
    ['(sys_platform == "win32" or os_name == "nt") and python_version > "3"', false],
    ['platform_machine == "arm64"', null],
    ['platform_machine == "arm64" and sys_platform == "darwin"', false],
    ['platform_machine == "arm64" or sys_platform == "linux"', true],
    ['python_full_version >= "3.10.0"', true],
    ['python_full_version >= "3.10.5"', null],
    ['python_full_version < "3.9.5"', false],
    ['sys_platform in "linux darwin"', true],
    ['sys_platform not in "linux darwin"', false],
  ])('%s holds on a Linux with 3.10: %s', (text, result) => {
    const marker = readMarker(text)
    expect(marker && holds(marker, linux)).toBe(result)
  })

  it.each([
    '',
    'python_vrsion < "3"',
    'python_version',
    'python_version < 3',
    '(os_name == "nt"',
    'os_name == "nt" and',
    'os_name = "nt"',
  ])('%j is none', (text) => expect(readMarker(text)).toBe(null))
})
