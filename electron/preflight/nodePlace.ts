import { linesOf } from '../../shared/dify/text'

/** Where a node's code begins in its file: the line of its first line, and the columns that stand before each, both 0 for the code alone. */
export interface CodePlace {
  readonly lines: number
  readonly columns: number
}

/**
 * Finds code in the file that it was read from, where it stands there line by line, as in a block of YAML. Null where it is folded or quoted: its
 * lines are none of the file's then.
 */
export function placeInFile(file: string, code: string): CodePlace | null {
  const all = linesOf(file)
  const wanted = linesOf(code)
  const first = wanted.findIndex((line) => line.trim() !== '')
  if (first === -1) return null
  const text = wanted[first] ?? ''
  for (const [at, line] of all.entries()) {
    if (!line.endsWith(text) || line.slice(0, line.length - text.length).trim() !== '') continue
    const columns = line.length - text.length
    const isHere = wanted.every((one, index) => {
      const there = all[at - first + index]
      return one.trim() === '' ? there === undefined || there.trim() === '' : there?.slice(columns) === one
    })
    if (isHere) return { lines: at - first, columns }
  }
  return null
}
