import { basePackages, type Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import { moduleSet } from '../../shared/packages/imports/missingImports'
import { pythonImports } from '../../shared/packages/imports/pythonImports'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { packageOfModule } from '../../shared/packages/packageNames'
import { standingIn } from '../../shared/packages/stdlib/pythonModules'
import type { KnownEnvironment } from '../../shared/problems/importProblems'

const nameOf = (pin: string): string => pin.split('==', 1)[0] ?? pin

/**
 * What a Python node may import by the target's own packages, where there is no environment to look into. Null where more than those is asked for: what
 * that brings is not known, nor is a module whose package nobody knows, which therefore counts as there.
 */
export function knownByBase(node: CodeNode, target: Target, requirements: string): KnownEnvironment | null {
  if (node.code_language !== 'python3') return null
  const asks = requirements.split('\n').some((line) => !/^\s*(?:#.*)?$/.test(line))
  if (asks || dependenciesOf(node, target).length > 0) return null
  const packages = new Set(basePackages(target).map(nameOf))
  const there = pythonImports(node.code).filter(({ module }) => {
    const [top = module] = module.split('.', 1)
    const { kind } = standingIn(target.python, top)
    if (kind !== 'there' && kind !== 'none') return false
    const name = packageOfModule(module)
    return name === null || packages.has(name)
  })
  return {
    modules: moduleSet(there.map(({ module }) => module)),
    packages,
    asked: new Set(),
    leftOut: new Map(),
    hasFailed: false,
  }
}
