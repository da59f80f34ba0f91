import { packageOfModule } from '../../../shared/packages/packageNames'
import type { Dependency } from '../../../shared/model/node'
import { runTool } from '../../processes/runTool'

/** Prints the modules that code imports and Python does not have, as Python's own parser reads them. */
const script = `
import ast, json, sys
found = set()
for node in ast.walk(ast.parse(json.loads(sys.argv[1]))):
    if isinstance(node, ast.Import):
        found.update(alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        found.add(node.module.split(".")[0])
print(json.dumps(sorted(found - set(sys.stdlib_module_names))))
`

/** The packages that Python code needs, by what it imports. `python` must be 3.10 or newer. */
export async function dependenciesOf(python: string, code: string): Promise<Dependency[]> {
  const end = await runTool(python, ['-I', '-c', script, JSON.stringify(code)], { env: {} })
  if (end.exitCode !== 0) throw new Error(end.stderr)
  const modules = JSON.parse(end.stdout) as string[]
  return modules.map((module) => ({ name: packageOfModule(module) ?? module, version: 'latest' }))
}
