import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeIdSchema } from '../../shared/model/node'
import { fileNameFor, freeName, isTaken } from './fileNames'
import { strangeText } from './testing/anyNode'

describe('a file name', () => {
  it.each([
    ['clean up', 'clean up'],
    ['清理 JSON', '清理 JSON'],
    ['a/b\\c:d*?"<>|', 'a_b_c_d_'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['.hidden', 'hidden'],
    ['trailing. . ', 'trailing'],
    ['', 'untitled'],
    ['...', 'untitled'],
    ['CON', '_CON'],
    ['nul.node', '_nul.node'],
    ['com1', '_com1'],
    ['console', 'console'],
    ['e\u0301', '\u00e9'],
    ['a\u202eb\ud800', 'a_b_'],
  ])('for %j is %j', (title, name) => {
    expect(fileNameFor(title)).toBe(name)
  })

  it('is safe for any title, and stays what it is', () => {
    fc.assert(
      fc.property(fc.oneof(strangeText, fc.string({ unit: 'binary', maxLength: 300 })), (title) => {
        const name = fileNameFor(title)
        expect(nodeIdSchema.safeParse(name).success).toBe(true)
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|[. ]$|^\./)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181)
        expect(Buffer.from(name).toString('utf8')).toBe(name)
        expect(fileNameFor(name)).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })

  it('is cut between characters', () => {
    expect(fileNameFor('好'.repeat(100))).toBe('好'.repeat(60))
  })

  it('is free only where no other differs by case alone', () => {
    expect(freeName('Name', ['name', 'NAME_2'])).toBe('Name_3')
    expect(freeName('a', ['b'])).toBe('a')
    expect(isTaken('É', ['e\u0301'])).toBe(true)
  })
})
