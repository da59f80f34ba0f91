import { describe, expect, it } from 'vitest'
import { createLiveStderr } from './liveStderr'

/** What is shown after each piece, and what is kept at the end. */
function fed(...pieces: string[]): { shown: string[]; rest: string } {
  const shown: string[] = []
  let now = ''
  const live = createLiveStderr((text) => (now += text))
  for (const piece of pieces) {
    live.feed(piece)
    shown.push(now)
    now = ''
  }
  return { shown, rest: live.rest() }
}

const traceback = 'Traceback (most recent call last):\n  File "<string>", line 2, in main\nKeyError: 1\n'

describe('what a node writes to stderr', () => {
  it('is shown at once, lines that are not whole too', () => {
    expect(fed('a\n', '10 %', '\r20 %', '\nb\n')).toEqual({ shown: ['a\n', '10 %', '\r20 %', '\nb\n'], rest: '' })
  })

  it('is kept from a traceback on', () => {
    expect(fed(`log\n${traceback}`, 'more\n')).toEqual({ shown: ['log\n', ''], rest: `${traceback}more\n` })
  })

  it('is kept from a traceback on that comes in pieces', () => {
    expect(fed('Trace', traceback.slice(5, 40), traceback.slice(40))).toEqual({ shown: ['', '', ''], rest: traceback })
  })

  it('that only looks like one is shown as soon as that is known', () => {
    expect(fed('Tr', 'ue\n', '  ', 'x\n')).toEqual({ shown: ['', 'True\n', '', '  x\n'], rest: '' })
    expect(fed('he said Traceback (most recent call last):\n').rest).toBe('')
  })

  it.each([
    '  + Exception Group Traceback (most recent call last):\n',
    '<anonymous_script>:3\n  return x\n',
    '/tmp/nodelab-script.cjs:2\n',
  ])('%j begins one as well', (text) => {
    expect(fed(text)).toEqual({ shown: [''], rest: text })
  })
})
