/** Scripts without spaces between words: each of their characters is looked for by itself, beside its neighbours. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu

/** Characters of a run's texts that can be searched; what lies beyond is kept, and not found by a search. */
const mostIndexed = 50_000

/** A text as the index takes it. JSON's escapes of other scripts are read first. */
export function indexed(texts: readonly string[]): string {
  const all = texts
    .map((text) => text.slice(0, mostIndexed))
    .join('\n')
    .slice(0, 2 * mostIndexed)
  return all
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(unspaced, ' $& ')
}

/** What is asked of the index for each word of a search: those that it can't know are left out. */
export function matchesFor(search: string): string[] {
  const words = search.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.slice(0, 8).map((word) => {
    const apart = word.replaceAll('"', ' ').replace(unspaced, ' $& ').trim()
    // A character of its own has an end; of a word its beginning is enough.
    const isWhole = new RegExp(`${unspaced.source}$`, 'u').test(apart)
    return `"${apart}"${isWhole ? '' : ' *'}`
  })
}
