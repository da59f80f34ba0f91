/** The length of a text in Unicode code points, as Python's `len` counts; a lone surrogate is one. */
export function codePointLength(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(index + 1)
    if (next >= 0xdc00 && next <= 0xdfff) {
      length -= 1
      index += 1
    }
  }
  return length
}

/** The first `count` code points of a text. */
export function firstCodePoints(text: string, count: number): string {
  let end = 0
  for (let taken = 0; taken < count && end < text.length; taken += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return text.slice(0, end)
}

/** A half of a pair, lone or not: to look for one is much cheaper than to look for a lone one. */
const anySurrogate = /[\ud800-\udfff]/
const surrogates = /\p{Surrogate}+/u

/**
 * Where the first lone surrogate stands, in code points, and how many stand in a row; null where the text is well formed.
 */
export function loneSurrogate(text: string): { at: number; code: number; run: number } | null {
  if (!anySurrogate.test(text)) return null
  const found = surrogates.exec(text)
  if (found === null) return null
  return { at: codePointLength(text.slice(0, found.index)), code: found[0].charCodeAt(0), run: found[0].length }
}

/** Lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}
