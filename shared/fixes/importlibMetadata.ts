/**
 * Rewrites the idiom that lists packages through `pkg_resources` (part of setuptools, which images of Python 3.12 and later lack) into
 * `importlib.metadata`, which is part of Python. The names are normalised as `dist.key` is.
 */

const importLine = /^([ \t]*)import pkg_resources[ \t]*$/m
const workingSet = /\bpkg_resources\.working_set\b/g
const keyOrVersion = /\b(?<name>\w+)\.(?<field>key|project_name|version)\b/g

/** The names that the code gives to members of the working set: loop variables and lambda parameters. */
function distributionNames(code: string): Set<string> {
  const loops = [...code.matchAll(/\bfor\s+(\w+)\s+in\b[^:\]]*?\bpkg_resources\.working_set\b/gs)]
  const lambdas = [...code.matchAll(/\blambda\s+(\w+)\s*:/g)]
  return new Set([...loops, ...lambdas].map((found) => found[1] ?? ''))
}

/** The code with `importlib.metadata` in the place of `pkg_resources`; null where it uses more of it than the list of packages. */
export function useImportlibMetadata(code: string): string | null {
  const names = distributionNames(code)
  if (!importLine.test(code) || names.size === 0) return null
  const rewritten = code
    .replace(importLine, '$1from importlib.metadata import distributions')
    .replace(workingSet, 'distributions()')
    .replace(keyOrVersion, (whole, name: string, field: string) => {
      if (!names.has(name) || field === 'version') return whole
      return field === 'key' ? `${name}.name.lower()` : `${name}.name`
    })
  return rewritten.includes('pkg_resources') ? null : rewritten
}
