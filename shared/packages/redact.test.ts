import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from './redact'

describe('what is told of an address', () => {
  it.each([
    ['https://user:secret@host/simple', 'https://***@host/simple'],
    ['https://user:p@ss@host/', 'https://***@host/'],
    ['https://a:p?s#s@host/x', 'https://***@host/x'],
    [
      '--index-url=https://t@h/s and git+https://u:p@h/r@main',
      '--index-url=https://***@h/s and git+https://***@h/r@main',
    ],
    ['https://host/simple?token=abc&user=me#sha256=1', 'https://host/simple?token=***&user=***#sha256=1'],
    ['https://host/x?abc', 'https://host/x?***'],
    ['url (https://host/x?key=abc): 403', 'url (https://host/x?key=***): 403'],
    ['https://host/a, me@mail.example', 'https://host/a, me@mail.example'],
    ['x=1http://u:p@h/y?k=1', 'x=1http://***@h/y?k=***'],
    ['https://a/x,https://u:p@h/y?k=1', 'https://a/x,https://***@h/y?k=***'],
  ])('%s: %s', (text, told) => {
    expect(redact(text)).toBe(told)
  })

  it.each(['a', 'a.', 'a-b', '://', 'x://y?', 'x://y?z)', '@', ')', '#', 'x://y', '?', 'x://u:p'])(
    'is told at once, though a text is 100,000 times %j',
    (piece) => {
      for (const before of ['', 'https://a.example/x?k=']) {
        const began = performance.now()
        redact(`${before}${piece.repeat(100_000)}|`)
        expect(performance.now() - began).toBeLessThan(2000)
      }
    },
  )

  it('holds nothing of the password, whatever signs are in it', () => {
    const sign = fc.constantFrom(...'@:%?#&=.,;!$()*+~-_')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 6 }), fc.array(sign, { maxLength: 6 }), (before, after) => {
        const told = redact(`see https://me:${before.join('')}SECRET${after.join('')}@host.example/simple/ now`)
        expect(told).toBe('see https://***@host.example/simple/ now')
      }),
    )
  })
})
