/** A declared function, or a name that gets one; the match ends where its parameters begin. */
const mains =
  /\b(?<async>async\s+)?function\s+main\s*(?=\()|(?<![.\w$])main\s*=\s*(?<arrow>async\b\s*)?(?:function\b\s*[\w$]*\s*)?(?=\(|[\w$]+\s*=>)/g

/** Where a `main` begins and where its parameters do. */
export interface JavascriptMain {
  readonly at: number
  readonly isAsync: boolean
  /** A parenthesis, or the single name of an arrow function. */
  readonly open: number
}

/** How many braces are open at a place. */
function depthAt(masked: string, at: number): number {
  let depth = 0
  for (let index = 0; index < at; index += 1) {
    if (masked[index] === '{') depth += 1
    else if (masked[index] === '}') depth -= 1
  }
  return depth
}

/** The last `main` outside of any braces; where a brace above is half typed, the last one of all. The code must be masked. */
export function findJavascriptMain(masked: string): JavascriptMain | null {
  const all = [...masked.matchAll(mains)]
  const found = all.findLast(({ index }) => depthAt(masked, index) === 0) ?? all.at(-1)
  if (found === undefined) return null
  const isAsync = found.groups?.['async'] !== undefined || found.groups?.['arrow'] !== undefined
  return { at: found.index, isAsync, open: found.index + found[0].length }
}
