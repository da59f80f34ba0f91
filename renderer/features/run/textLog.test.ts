import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { longestLine, TextLog } from './textLog'

function linesOf(log: TextLog): string[] {
  return Array.from({ length: log.lineCount }, (_, index) => log.line(index).text)
}

/** Lines as one would cut the whole text: the empty one after a last line end is none. */
function cutAtOnce(text: string): string[] {
  const lines = text.split(/\r\n|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a text log', () => {
  it('cuts a stream into the same lines as the whole text, however it is chopped', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc\n', '\r', '\n', '\r\n', 'd', '周')), (pieces) => {
        let log = TextLog.of('')
        for (const piece of pieces) log = log.append(piece)
        const text = pieces.join('')
        expect(linesOf(log)).toEqual(cutAtOnce(text))
        expect(log.text()).toBe(text)
        expect(log.length).toBe(text.length)
      }),
    )
  })

  it('leaves an older log as it was, also where two go on from it', () => {
    const before = TextLog.of('one\ntw')
    const first = before.append('o\nthree')
    const second = before.append('ig')
    expect(linesOf(before)).toEqual(['one', 'tw'])
    expect(linesOf(first)).toEqual(['one', 'two', 'three'])
    expect(linesOf(second)).toEqual(['one', 'twig'])
    expect(before.text()).toBe('one\ntw')
  })

  it('shows the beginning of a long line and how much more it has; a copy has it whole', () => {
    const log = TextLog.of('x'.repeat(longestLine - 1))
      .append('yz')
      .append('w\nend')
    expect(log.line(0)).toEqual({ text: `${'x'.repeat(longestLine - 1)}y`, more: 2 })
    expect(log.line(1)).toEqual({ text: 'end', more: 0 })
    expect(log.text().length).toBe(longestLine + 6)
  })

  it('looks at each appended piece once, however long the text already is', () => {
    const piece = 'forty characters of a line that goes on\n and a half'
    let looked = 0
    const { indexOf, slice } = String.prototype
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, what: string, from?: number) {
      const found = indexOf.call(this, what, from)
      looked += (found === -1 ? this.length : found) - (from ?? 0)
      return found
    })
    vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from?: number, to?: number) {
      const part = slice.call(this, from, to)
      looked += part.length
      return part
    })
    const copies = vi.spyOn(Array.prototype, 'slice')
    let log = TextLog.of('')
    const count = 20_000
    for (let at = 0; at < count; at += 1) log = log.append(piece)
    const copied = copies.mock.calls.length
    vi.restoreAllMocks()
    expect(log.lineCount).toBe(count + 1)
    expect(copied).toBe(0)
    expect(looked).toBeLessThan(3 * count * piece.length)
  })
})
