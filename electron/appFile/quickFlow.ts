import { type QuickNode, type QuickPair, Unsure } from './quickNode'
import { closeOf, hasKnownEscapes, type QuickScalar } from './quickScalar'

const flowPlain = /(?:[^\s#:,[\]{}&*!|>'"%@`?-]|-(?=[\w.]))[^\n,[\]{}:#\t]*/y

/** A list or a map between brackets, on one line. */
export function readFlow(source: string, start: number, depth: number): { node: QuickNode; end: number } {
  if (depth > 10) throw new Unsure()
  const isSeq = source[start] === '['
  const close = isSeq ? ']' : '}'
  const items: { at: number; value: QuickNode | null; end: number }[] = []
  const pairs: QuickPair[] = []
  let at = start + 1
  const skip = (): void => {
    while (source[at] === ' ') at += 1
  }
  for (skip(); source[at] !== close; skip()) {
    const begin = at
    let key = ''
    if (!isSeq) {
      const found = flowScalar(source, at)
      key = source.slice(found.start, found.end)
      if (found.style !== 'plain') key = key.slice(1, -1)
      if (/[\\']/.test(key) || pairs.some((pair) => pair.key === key)) throw new Unsure()
      at = found.end
      if (source[at] !== ':' || source[at + 1] !== ' ') throw new Unsure()
      at += 1
      skip()
    }
    const isFlow = source[at] === '[' || source[at] === '{'
    const read = isFlow ? readFlow(source, at, depth + 1) : null
    const node = read?.node ?? flowScalar(source, at)
    at = read?.end ?? (node as QuickScalar).end
    skip()
    if (isSeq) items.push({ at: begin, value: node, end: at })
    else pairs.push({ key, at: begin, value: node, end: at })
    if (source[at] === ',') at += 1
    else if (source[at] !== close) throw new Unsure()
  }
  const node: QuickNode = isSeq
    ? { kind: 'seq', start, flow: true, items }
    : { kind: 'map', start, flow: true, items: pairs }
  return { node, end: at + 1 }
}

function flowScalar(source: string, start: number): QuickScalar {
  const mark = source[start]
  if (mark === '"' || mark === "'") {
    const end = closeOf(source, start)
    if (end === -1 || source.slice(start, end).includes('\n') || !hasKnownEscapes(source, start, end))
      throw new Unsure()
    return { kind: 'scalar', style: mark === '"' ? 'double' : 'single', start, end, column: 0 }
  }
  flowPlain.lastIndex = start
  const found = flowPlain.exec(source)
  if (found === null) throw new Unsure()
  const end = start + found[0].trimEnd().length
  return { kind: 'scalar', style: 'plain', start, end, column: 0 }
}
