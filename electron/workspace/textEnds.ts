/** Ends of texts, found from behind: an expression that ends with `$` begins anew at each character of a long run. */

function endBefore(text: string, isDropped: (character: string | undefined) => boolean): number {
  let end = text.length
  while (end > 0 && isDropped(text[end - 1])) end -= 1
  return end
}

/** A text without spaces and tabs at its end. */
export function withoutBlanks(text: string): string {
  return text.slice(
    0,
    endBefore(text, (character) => character === ' ' || character === '\t'),
  )
}

/** A text without line feeds at its end. */
export function withoutFeeds(text: string): string {
  return text.slice(
    0,
    endBefore(text, (character) => character === '\n'),
  )
}

/** The line feeds at the end of a text, with spaces between and behind them; "" where it ends otherwise. */
export function emptyLinesOf(text: string): string {
  const feed = text.indexOf(
    '\n',
    endBefore(text, (character) => character === ' ' || character === '\n'),
  )
  return feed === -1 ? '' : text.slice(feed)
}
