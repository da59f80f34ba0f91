/** Draws the row of a name, where a list has it and has not drawn it. */
type Revealer = (name: string) => void

const revealers = new Set<Revealer>()

/** A list that does not draw all of its rows can be asked for one. Returns the way to stop that. */
export function addRevealer(reveal: Revealer): () => void {
  revealers.add(reveal)
  return () => revealers.delete(reveal)
}

/** Has the row of an input or output drawn, wherever its list is scrolled to. */
export function revealRow(name: string): void {
  for (const reveal of revealers) reveal(name)
}
