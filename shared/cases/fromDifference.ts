/** Characters that stand before the first difference, so that it is seen where it is. */
const before = 16

/** A place in a text that lies in no pair of surrogates. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at
}

function part(text: string, from: number, longest: number): string {
  const end = whole(text, Math.min(text.length, from + longest))
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`
}

/** Two texts, each cut to `longest` characters; where both would begin with the same ones they are cut from a little before the first that differs. */
export function fromDifference(one: string, other: string, longest: number): [string, string] {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1
  const isSeen = at + before < longest
  const from = isSeen ? 0 : whole(one, Math.max(0, Math.min(at, one.length, other.length) - before))
  return [part(one, from, longest), part(other, from, longest)]
}
