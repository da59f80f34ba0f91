/** The lines on which something runs and that nothing reached, in their order. */
export function missedLines({
  executable,
  reached,
}: {
  readonly executable: readonly number[]
  readonly reached: readonly number[]
}): number[] {
  const there = new Set(reached)
  return executable.filter((line) => !there.has(line))
}

/** Lines as a person reads them: `3, 7–9`; those between two that nothing runs on do not part them. */
export function lineSpans(lines: readonly number[], executable: readonly number[]): string {
  const places = new Map(executable.map((line, at) => [line, at]))
  const found: [number, number][] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (last !== undefined && (places.get(line) ?? 0) === (places.get(last[1]) ?? 0) + 1) last[1] = line
    else found.push([line, line])
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}
