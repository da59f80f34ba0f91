import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksForSomething, lineAtByte, readRequirements, sourceOptions } from './requirementsFile'

describe('readRequirements', () => {
  it('tells requirements, options, comments and blank lines apart, with CRLF and a BOM', () => {
    const lines = readRequirements(
      '\uFEFFRequests==2\r\n# note\r\n\r\n--index-url https://example.com/simple\r\nzope.Interface >= 5\r\n',
    )
    expect(lines.map(({ line, kind, name }) => [line, kind, name])).toEqual([
      [1, 'requirement', 'requests'],
      [2, 'comment', ''],
      [3, 'blank', ''],
      [4, 'option', ''],
      [5, 'requirement', 'zope-interface'],
      [6, 'blank', ''],
    ])
  })

  it('numbers every line of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n\uFEFF]/.test(text))), (lines) => {
        const read = readRequirements(lines.join('\r\n'))
        expect(read.map(({ line }) => line)).toEqual((lines.length === 0 ? [''] : lines).map((_, index) => index + 1))
        expect(read.map(({ text }) => text)).toEqual(lines.length === 0 ? [''] : lines)
      }),
    )
  })

  it('knows a file that asks for nothing', () => {
    expect(asksForSomething('# only a note\n\n')).toBe(false)
    expect(asksForSomething('\n-r other.txt\n')).toBe(true)
  })
})

describe('sourceOptions', () => {
  it('keeps the options that say where packages come from', () => {
    const text = '-i https://a.example/simple\n--find-links ./wheels\n-r other.txt\n--only-binary :all:\nsix\n'
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
