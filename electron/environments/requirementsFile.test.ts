import { describe, expect, it } from 'vitest'
import { asksForSomething, lineAtByte, lineOfPackage, requiredNames, sourceOptions } from './requirementsFile'

it('the names and lines of what a file asks for', () => {
  const text =
    '\uFEFFRequests==2\r\n# note\r\n\r\n-i https://example.com/simple\r\nzope.Interface >= 5\r\nsix \\\r\n ==1\r\nb'
  expect(requiredNames(text)).toEqual(['requests', 'zope-interface', 'six', 'b'])
  expect(lineOfPackage(text, 'Zope_interface')).toBe(5)
  expect(lineOfPackage(text, 'b')).toBe(8)
  expect(lineOfPackage(text, 'c')).toBe(null)
})

it('a file that asks for nothing', () => {
  expect(asksForSomething('# only a note\n\n')).toBe(false)
  expect(asksForSomething('\n-r other.txt\n')).toBe(true)
  expect(asksForSomething('???')).toBe(true)
})

describe('sourceOptions', () => {
  it('keeps the options that say where packages come from', () => {
    const text = '-i https://a.example/simple\n--find-links ./wheels\n-r other.txt\n--only-binary :all:\nsix\n--pre\n'
    expect(sourceOptions(text)).toEqual(['-i https://a.example/simple', '--find-links ./wheels', '--only-binary :all:'])
  })
})

describe('lineAtByte', () => {
  it('counts bytes of UTF-8, not characters', () => {
    const text = '# 依赖\r\nsix\r\nrequests'
    expect(lineAtByte(text, Buffer.byteLength('# 依赖\r\n'))).toBe(2)
    expect(lineAtByte(text, Buffer.byteLength('# 依赖\r\nsix\r\n'))).toBe(3)
  })
})
