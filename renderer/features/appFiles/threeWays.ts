import { comparedLines } from '../workspace/comparedLines'

/** A line of the text that edits were made of, with what each side made of it; null where a side has no such line. */
export interface WayRow {
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

/** A row of three texts beside one another, or lines that all three have. */
export type ThreeWayRow = (WayRow & { readonly kind: 'row' }) | { readonly kind: 'fold'; readonly count: number }

/** What one side made of the lines of the base: of each one, and what it put before it. */
interface Side {
  readonly lines: (string | null)[]
  readonly before: string[][]
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.replace(/\r$/, ''))

function sideOf(base: readonly string[], other: readonly string[]): Side {
  const lines: (string | null)[] = []
  const before: string[][] = [[]]
  // Of no lines at all `split` makes an empty one.
  if (base.length === 0) return { lines, before: [[...other]] }
  if (other.length === 0) return { lines: base.map(() => null), before: [...base, null].map(() => []) }
  for (const { left, right } of comparedLines(base.join('\n'), other.join('\n'))) {
    if (left === null) before.at(-1)?.push(right ?? '')
    else {
      lines.push(right)
      before.push([])
    }
  }
  return { lines, before }
}

function rowsOf(base: readonly string[], mine: Side, theirs: Side): WayRow[] {
  const rows: WayRow[] = []
  for (let at = 0; at <= base.length; at += 1) {
    const [ours, others] = [mine.before[at] ?? [], theirs.before[at] ?? []]
    for (let line = 0; line < Math.max(ours.length, others.length); line += 1) {
      rows.push({ base: null, mine: ours[line] ?? null, theirs: others[line] ?? null })
    }
    const text = base[at]
    if (text !== undefined) rows.push({ base: text, mine: mine.lines[at] ?? null, theirs: theirs.lines[at] ?? null })
  }
  return rows
}

/** Lines that are shown around those that differ. */
const around = 3

function folded(rows: readonly WayRow[], head: number, tail: number): ThreeWayRow[] {
  const near = new Set<number>()
  for (const [at, { base, mine, theirs }] of rows.entries()) {
    if (base === mine && base === theirs) continue
    for (let other = at - around; other <= at + around; other += 1) near.add(other)
  }
  const out: ThreeWayRow[] = []
  let count = head
  const close = (): void => {
    if (count > 0) out.push({ kind: 'fold', count })
    count = 0
  }
  for (const [at, row] of rows.entries()) {
    if (near.has(at)) {
      close()
      out.push({ kind: 'row', ...row })
    } else count += 1
  }
  count += tail
  close()
  return out
}

/** The part of a line, as [start, end), that is not as in another. */
export function changedPart(other: string, line: string): readonly [number, number] {
  const least = Math.min(other.length, line.length)
  let start = 0
  while (start < least && other[start] === line[start]) start += 1
  let behind = 0
  while (behind < least - start && other.at(-1 - behind) === line.at(-1 - behind)) behind += 1
  return [start, line.length - behind]
}

/** Sets three texts beside one another by the lines of the one that both others came from; what is the same in all is folded. */
export function threeWays(base: string, mine: string, theirs: string): ThreeWayRow[] {
  const all = [base, mine, theirs].map(linesOf)
  // Behind the end of the last line there is none.
  const isEnded = all.every((lines) => lines.length > 1 && lines.at(-1) === '')
  const texts = all.map((lines) => (isEnded ? lines.slice(0, -1) : lines)) as [string[], string[], string[]]
  const [a, b, c] = texts
  const least = Math.min(a.length, b.length, c.length)
  let head = 0
  while (head < least && a[head] === b[head] && a[head] === c[head]) head += 1
  let tail = 0
  const end = (lines: readonly string[]): string | undefined => lines[lines.length - 1 - tail]
  while (tail < least - head && end(a) === end(b) && end(a) === end(c)) tail += 1
  // Some of what all have is shown around what differs.
  const [from, until] = [Math.max(head - around, 0), Math.max(tail - around, 0)]
  const [some, ours, others] = texts.map((lines) => lines.slice(from, lines.length - until))
  if (some === undefined || ours === undefined || others === undefined) return []
  return folded(rowsOf(some, sideOf(some, ours), sideOf(some, others)), from, until)
}
