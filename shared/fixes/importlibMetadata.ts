/**
 * Rewrites the idiom that lists packages through `pkg_resources` (part of setuptools, which images of Python 3.12 and later lack) into
 * `importlib.metadata`, which is part of Python. A name comes out as `key` gives it: lower case, `-` for `_`.
 */

const moduleImport = /^([ \t]*)import[ \t]+pkg_resources[ \t]*(#.*)?$/m
const nameImport = /^([ \t]*)from[ \t]+pkg_resources[ \t]+import[ \t]+working_set[ \t]*(#.*)?$/m

/** The names that stand for the list: by itself, or kept in a variable. */
function listNames(code: string, workingSet: string): string[] {
  const kept = new RegExp(`^[ \\t]*(\\w+)[ \\t]*=[ \\t]*${workingSet}[ \\t]*$`, 'gm')
  return [workingSet, ...[...code.matchAll(kept)].map((found) => found[1] ?? '')]
}

/** The names that the code gives to members of the list: loop variables, and parameters of a `lambda` that sorts. */
function memberNames(code: string, lists: readonly string[]): Set<string> {
  const list = lists.join('|')
  const loops = [...code.matchAll(new RegExp(`\\bfor\\s+(\\w+)\\s+in\\b[^:\\]]*?(?:${list})\\b`, 'g'))]
  const lambdas = [...code.matchAll(/\blambda\s+(\w+)\s*:/g)]
  return new Set([...loops, ...lambdas].map((found) => found[1] ?? ''))
}

/** A quote that ends no text around the place: within an f-string before Python 3.12 it must be the other one. */
function innerQuote(code: string, at: number): string {
  const line = code.slice(code.lastIndexOf('\n', at - 1) + 1, at)
  return /[fF][rR]?'(?:[^'])*$/.test(line) ? '"' : "'"
}

/** The code with `importlib.metadata` in the place of `pkg_resources`; null where it uses more of it than the list of packages. */
export function useImportlibMetadata(code: string): string | null {
  const imported = moduleImport.test(code) ? moduleImport : nameImport
  const workingSet = imported === moduleImport ? 'pkg_resources\\.working_set' : 'working_set'
  if (!imported.test(code)) return null
  const members = memberNames(code, listNames(code, workingSet))
  if (members.size === 0) return null
  const rewritten = code
    .replace(imported, (_, indent: string, comment: string | undefined) => {
      return `${indent}from importlib.metadata import distributions${comment === undefined ? '' : `  ${comment}`}`
    })
    // What is kept in a variable may be gone through twice.
    .replace(new RegExp(`(=[ \\t]*)${workingSet}([ \\t]*)$`, 'gm'), '$1list(distributions())$2')
    .replace(new RegExp(`\\b${workingSet}\\b`, 'g'), 'distributions()')
  const named = rewritten.replace(
    /\b(\w+)\.(key|project_name)\b/g,
    (whole, name: string, field: string, at: number) => {
      if (!members.has(name)) return whole
      if (field === 'project_name') return `${name}.name`
      const quote = innerQuote(rewritten, at)
      return `${name}.name.lower().replace(${quote}_${quote}, ${quote}-${quote})`
    },
  )
  return /pkg_resources|\bworking_set\b/.test(named) ? null : named
}
