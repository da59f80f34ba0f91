/** The one change that turns a text into another: replace what is between two offsets. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Whether a cut here would part a surrogate pair or a CRLF. */
function partsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return (isHigh(before) && isLow(after)) || (before === 13 && after === 10)
}

/** The smallest change from one text to another, so that carets and marks outside it stay. Null where they are equal. */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  while (start > 0 && (partsPair(before, start) || partsPair(after, start))) start -= 1
  let end = 0
  const room = most - start
  while (end < room && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1
  while (end > 0 && (partsPair(before, before.length - end) || partsPair(after, after.length - end))) end -= 1
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}
