/** The small scripts that a test of a server runs there. Each prints one line of JSON behind a mark of its own, so that other output does no harm. */

/** What a probe's line begins with. */
export const probeMark = 'nodelab-probe:'

/** Python's version, and the name under which the server compiles a script: it tells its own version. */
export const pythonScript = `import json, sys
print(${JSON.stringify(probeMark)} + json.dumps({"version": sys.version.split()[0], "file": sys._getframe().f_code.co_filename, "name": __name__}))
`

/** What Python finds there by itself. Names twice in a path count once, the first, as an import would take it. */
export const packagesScript = `import json
from importlib.metadata import distributions
found = {}
for one in distributions():
    name = one.metadata["Name"]
    if name and name.lower() not in found:
        found[name.lower()] = {"name": name, "version": one.version or ""}
print(${JSON.stringify(probeMark)} + json.dumps(sorted(found.values(), key=lambda one: one["name"].lower())))
`

export const nodeScript = `console.log(${JSON.stringify(probeMark)} + JSON.stringify({ version: process.versions.node }))
`

/** Does nothing, for the time of a run. */
export const emptyScript = 'pass\n'

/** The value that a probe printed; undefined where it did not come so far. */
export function probed(stdout: string): unknown {
  const line = stdout.split('\n').find((one) => one.startsWith(probeMark))
  if (line === undefined) return undefined
  try {
    return JSON.parse(line.slice(probeMark.length))
  } catch {
    // A line that the server cut short.
    return undefined
  }
}
