import type { DiffRow, Hunk } from '../../shared/model/appFile'

/** Parts that stay: the place in the one list and in the other, and how many. */
interface Same {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Steps up to which the shortest difference is looked for; beyond, what lies between is told as another. */
const maxSteps = 1000

/** What two lists have in common, by the shortest way from one to the other (Myers). */
export function commonOf(a: readonly string[], b: readonly string[]): Same[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1
  const middle = walk(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const all = [
    { a: 0, b: 0, length: head },
    ...middle.map((same) => ({ a: same.a + head, b: same.b + head, length: same.length })),
    { a: a.length - tail, b: b.length - tail, length: tail },
  ]
  return all.filter(({ length }) => length > 0)
}

function walk(a: readonly string[], b: readonly string[]): Same[] {
  if (a.length === 0 || b.length === 0 || Math.abs(a.length - b.length) > maxSteps) return []
  const most = Math.min(a.length + b.length, maxSteps)
  // For each diagonal, from -most to most, how far along the first list it was followed.
  const ends = new Int32Array(2 * most + 3)
  const at = (k: number): number => ends[k + most + 1] ?? 0
  const trace: Int32Array[] = []
  for (let step = 0; step <= most; step += 1) {
    trace.push(ends.slice(most - step, most + step + 3))
    for (let k = -step; k <= step; k += 2) {
      let x = isDown(k, step, at) ? at(k + 1) : at(k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      ends[k + most + 1] = x
      if (x >= a.length && x - k >= b.length) return backwards(trace, a.length, b.length)
    }
  }
  return []
}

/** Whether the way to a diagonal leads over the second list's next item. */
function isDown(k: number, step: number, at: (k: number) => number): boolean {
  return k === -step || (k !== step && at(k - 1) < at(k + 1))
}

function backwards(trace: readonly Int32Array[], lengthA: number, lengthB: number): Same[] {
  const found: Same[] = []
  let [x, y] = [lengthA, lengthB]
  for (let step = trace.length - 1; step > 0; step -= 1) {
    const ends = trace[step]
    // Each trace holds the diagonals from `-step - 1` on.
    const at = (k: number): number => ends?.[k + step + 1] ?? 0
    const k = x - y
    const down = isDown(k, step, at)
    const from = down ? at(k + 1) : at(k - 1)
    const start = down ? from : from + 1
    if (x > start) found.push({ a: start, b: start - k, length: x - start })
    ;[x, y] = [from, down ? from - k - 1 : from - k + 1]
  }
  if (x > 0) found.push({ a: 0, b: 0, length: x })
  return found.reverse()
}

const wordsOf = (line: string): string[] => line.match(/\w+|\s+|[^\w\s]/gu) ?? []

/** The parts of two lines that differ; none where they have too little in common to be told as one that changed. */
function marksOf(before: string, after: string): [DiffRow['marks'], DiffRow['marks']] {
  if (before.length + after.length > 5000) return [[], []]
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const same = commonOf(a, b)
  const kept = same.reduce(
    (sum, part) =>
      sum +
      a
        .slice(part.a, part.a + part.length)
        .join('')
        .trim().length,
    0,
  )
  if (kept * 3 < Math.max(before.trim().length, after.trim().length)) return [[], []]
  const rest = (words: readonly string[], side: 'a' | 'b'): [number, number][] => {
    const marks: [number, number][] = []
    let [word, at] = [0, 0]
    for (const part of [...same, { a: a.length, b: b.length, length: 0 }]) {
      const start = at
      while (word < part[side]) at += words[word++]?.length ?? 0
      if (at > start) marks.push([start, at])
      for (const end = word + part.length; word < end; word += 1) at += words[word]?.length ?? 0
    }
    return marks
  }
  return [rest(a, 'a'), rest(b, 'b')]
}

/** How one text becomes another, line by line. */
export interface LineDiff {
  readonly hunks: Hunk[]
  /** Lines behind the last hunk. */
  readonly skipped: number
  readonly changed: number
  readonly unchanged: number
}

/** Lines that are shown around those that change. */
const around = 3

function linesOf(text: string): string[] {
  const lines = (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text).split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The difference of two texts. Lines that end otherwise than before count as the same here: an edit keeps line ends. */
export function diffLines(before: string, after: string): LineDiff {
  const [a, b] = [linesOf(before), linesOf(after)]
  /** A number stands for so many lines that stay and are not near any that changes. */
  const rows: (DiffRow | number)[] = []
  let [x, y, changed, unchanged] = [0, 0, 0, 0]
  for (const { a: atA, b: atB, length } of [...commonOf(a, b), { a: a.length, b: b.length, length: 0 }]) {
    const [gone, come] = [a.slice(x, atA), b.slice(y, atB)]
    changed += Math.max(gone.length, come.length)
    const marks = gone.map((line, at) => (come[at] === undefined ? null : marksOf(line, come[at])))
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [old, fresh] = [gone[at], come[at]]
      if (old !== undefined)
        rows.push({ kind: 'removed', old: x + at + 1, new: null, text: old, marks: marks[at]?.[0] ?? [] })
      if (fresh !== undefined)
        rows.push({ kind: 'added', old: null, new: y + at + 1, text: fresh, marks: marks[at]?.[1] ?? [] })
    }
    const far = Math.max(length - 2 * around, 0)
    for (let at = 0; at < length; at += 1) {
      if (at === around && far > 0) {
        rows.push(far)
        at += far
      }
      rows.push({ kind: 'same', old: atA + at + 1, new: atB + at + 1, text: a[atA + at] ?? '', marks: [] })
    }
    unchanged += length
    ;[x, y] = [atA + length, atB + length]
  }
  return { ...hunksOf(rows), changed, unchanged }
}

/** Rows around those that change; the rest is counted. */
function hunksOf(rows: readonly (DiffRow | number)[]): Pick<LineDiff, 'hunks' | 'skipped'> {
  const shown = new Set<number>()
  for (const [at, row] of rows.entries()) {
    if (typeof row === 'number' || row.kind === 'same') continue
    for (const way of [-1, 1]) {
      for (let near = 0; near <= around && typeof rows[at + near * way] === 'object'; near += 1)
        shown.add(at + near * way)
    }
  }
  const hunks: { skipped: number; rows: DiffRow[] }[] = []
  let [skipped, isOpen] = [0, false]
  for (const [at, row] of rows.entries()) {
    if (typeof row === 'number' || !shown.has(at)) {
      skipped += typeof row === 'number' ? row : 1
      isOpen = false
      continue
    }
    if (!isOpen) hunks.push({ skipped, rows: [] })
    isOpen = true
    skipped = 0
    hunks.at(-1)?.rows.push(row)
  }
  return { hunks, skipped }
}
