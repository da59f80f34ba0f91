import type { Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import { moduleSet } from '../../shared/packages/imports/missingImports'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { normalName } from '../../shared/packages/packageName'
import { readRequirements } from '../../shared/packages/requirementsFile'
import type { Surroundings } from '../../shared/preflight/rule'
import type { KnownEnvironment } from '../../shared/problems/importProblems'

/** What a node may import, as far as the packages of its environment tell. */
export function knownByPackages(
  node: CodeNode,
  target: Target,
  requirements: string,
  installed: NonNullable<Surroundings['installed']>,
): KnownEnvironment {
  const asked = [
    ...readRequirements(requirements).entries.map(({ name }) => name),
    ...dependenciesOf(node, target).map(({ name }) => name),
  ]
  return {
    modules: moduleSet(installed.flatMap(({ modules }) => modules)),
    packages: new Set(installed.map(({ name }) => normalName(name))),
    asked: new Set(asked.filter((name) => name !== '').map(normalName)),
    leftOut: new Map(),
    hasFailed: false,
  }
}
