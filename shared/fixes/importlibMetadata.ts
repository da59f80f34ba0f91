/**
 * Rewrites the idiom that lists packages through `pkg_resources` (part of setuptools, which images of Python 3.12 and later lack) into
 * `importlib.metadata`, which is part of Python. A name comes out as `pkg_resources` gives it: `-` for `_`,
 * as `key` in lower case.
 */

const moduleImport = /^([ \t]*)import[ \t]+pkg_resources[ \t]*(#.*)?$/m
const nameImport = /^([ \t]*)from[ \t]+pkg_resources[ \t]+import[ \t]+working_set[ \t]*(#.*)?$/m

/** The names that stand for the list: by itself, or kept in a variable. */
function listNames(code: string, workingSet: string): string[] {
  const kept = new RegExp(`^[ \\t]*(\\w+)[ \\t]*=[ \\t]*${workingSet}[ \\t]*$`, 'gm')
  return [workingSet, ...[...code.matchAll(kept)].map((found) => found[1] ?? '')]
}

/** The text between the brackets that stand around a place; null where none do. */
function callAround(code: string, at: number): string | null {
  let depth = 0
  let start = at - 1
  for (; start >= 0; start -= 1) {
    if (/[)\]}]/.test(code.charAt(start))) depth += 1
    else if (/[([{]/.test(code.charAt(start)) && --depth < 0) break
  }
  if (start < 0) return null
  depth = 0
  for (let end = at; end < code.length; end += 1) {
    if (/[([{]/.test(code.charAt(end))) depth += 1
    else if (/[)\]}]/.test(code.charAt(end)) && --depth < 0) return code.slice(start, end)
  }
  return null
}

/** The names that the code gives to members of the list: loop variables, and parameters of a `lambda` beside it in a call. */
function memberNames(code: string, list: string): Set<string> {
  const loops = [...code.matchAll(new RegExp(`\\bfor\\s+(\\w+)\\s+in\\b[^:\\]]*?\\b(?:${list})\\b`, 'g'))]
  const lambdas = [...code.matchAll(/\blambda\s+(\w+)\s*:/g)].filter(({ index }) =>
    new RegExp(`\\b(?:${list})\\b`).test(callAround(code, index) ?? ''),
  )
  return new Set([...loops, ...lambdas].map((found) => found[1] ?? ''))
}

/** Whether the code does with the list, or with a member, what only `pkg_resources` can: then the rewritten code would not run. */
function needsMore(code: string, list: string, members: ReadonlySet<string>): boolean {
  // A lookup in the list, or its order by version: members of the other kind have none.
  if (new RegExp(`\\b(?:${list})\\s*[.[]|\\bsorted\\(\\s*(?:${list})\\s*\\)`).test(code)) return true
  const member = [...members].join('|')
  const named = code.replace(new RegExp(`\\bfor\\s+(?:${member})\\s+in\\b|\\blambda\\s+(?:${member})\\s*:`, 'g'), '')
  return new RegExp(`(?<!\\.)\\b(?:${member})\\b(?!\\s*\\.\\s*(?:key|project_name|version)\\b)`).test(named)
}

/** A quote that ends no text around the place: within an f-string before Python 3.12 it must be the other one. */
function innerQuote(code: string, at: number): string {
  const line = code.slice(code.lastIndexOf('\n', at - 1) + 1, at)
  return /(?:[fF][rR]?|[rR][fF])'[^']*$/.test(line) ? '"' : "'"
}

/** The code with `importlib.metadata` in the place of `pkg_resources`; null where it uses more of it than the list of packages. */
export function useImportlibMetadata(code: string): string | null {
  const imported = moduleImport.test(code) ? moduleImport : nameImport
  const workingSet = imported === moduleImport ? 'pkg_resources\\.working_set' : 'working_set'
  if (!imported.test(code)) return null
  const body = code.replace(imported, '')
  const list = listNames(code, workingSet).join('|')
  const members = memberNames(body, list)
  if (members.size === 0 || needsMore(body, list, members)) return null
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
      const quote = innerQuote(rewritten, at)
      const lower = field === 'key' ? '.lower()' : ''
      return `${name}.name${lower}.replace(${quote}_${quote}, ${quote}-${quote})`
    },
  )
  return /pkg_resources|\bworking_set\b/.test(named) ? null : named
}
