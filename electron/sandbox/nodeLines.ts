import type { AnyNode } from 'acorn'
import { z } from 'zod'
import { childrenOf, placesIn, readTree } from '../preflight/javascript/tree'
import { readTold } from './readTold'

/** What V8 counted of one script: whether it is the file that Node was given (else it was evaluated), and ranges of offsets, each with whether it ran. */
const toldSchema = z.array(z.tuple([z.boolean(), z.array(z.tuple([z.number().int(), z.number().int(), z.boolean()]))]))
type Range = z.infer<typeof toldSchema>[number][1][number]

/** What is no statement of its own, or runs nothing where it stands. */
const silent: readonly string[] = ['BlockStatement', 'EmptyStatement', 'FunctionDeclaration']

const isStatement = ({ type }: AnyNode): boolean =>
  (type.endsWith('Statement') || type.endsWith('Declaration')) && !silent.includes(type)

/** All statements of a script, those of its functions too, by where they begin. */
function statementsIn(root: AnyNode): AnyNode[] {
  const found: AnyNode[] = []
  const stack = [root]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isStatement(next)) found.push(next)
    stack.push(...childrenOf(next))
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The ranges of a script, moved by where it begins in its file; null where V8 told nothing of it. */
function rangesOf(json: string, script: string, begins: number | null): Range[] | null {
  const read = readTold(json, toldSchema)
  if (read === null) return null
  // Of what was evaluated the script is the one of its length: it may evaluate more by itself.
  const own = read.find(([isFile, ranges]) =>
    begins === null ? !isFile && ranges.some(([from, to]) => from === 0 && to === script.length) : isFile,
  )
  return own?.[1].map(([from, to, ran]): Range => [from - (begins ?? 0), to - (begins ?? 0), ran]) ?? null
}

/**
 * The lines of a script of Node from what its V8 counted (`nodePrelude`), in the words of `lines.py`: those on which a statement begins, and those of them that
 * ran. `begins` is the offset of the script in its file, null where it was evaluated. Null where they are not known.
 */
export function linesOfNode(json: string, script: string, begins: number | null, node: string): string | null {
  const ranges = rangesOf(json, script, begins)
  if (ranges === null) return null
  // One that holds another comes before it.
  ranges.sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd)
  let tree: AnyNode
  try {
    tree = readTree(script, node).tree
  } catch {
    // Code that is nested too deep for a reader runs all the same, and has its result.
    return null
  }
  const placeOf = placesIn(script)
  const [executable, reached] = [new Set<number>(), new Set<number>()]
  const around: Range[] = []
  let at = 0
  for (const statement of statementsIn(tree)) {
    for (let next = ranges[at]; next !== undefined && next[0] <= statement.start; next = ranges[(at += 1)]) {
      while ((around.at(-1)?.[1] ?? Infinity) <= next[0]) around.pop()
      around.push(next)
    }
    while ((around.at(-1)?.[1] ?? Infinity) <= statement.start) around.pop()
    const { line } = placeOf(statement)
    executable.add(line)
    if (around.at(-1)?.[2] === true) reached.add(line)
  }
  const sorted = (lines: ReadonlySet<number>): number[] => [...lines].sort((a, b) => a - b)
  return JSON.stringify({ executable: sorted(executable), reached: sorted(reached) })
}
