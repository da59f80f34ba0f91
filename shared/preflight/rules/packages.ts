import { basePackages } from '../../dify/targets/target'
import { pythonImports } from '../../packages/imports/pythonImports'
import { dependenciesOf } from '../../packages/nodeDependencies'
import { normalName } from '../../packages/packageName'
import { entryOf, readRequirements } from '../../packages/requirementsFile'
import { always, type Fired, pythonOnly, type Rule, type Surroundings } from '../rule'
import { packageCases } from './packageCases'

/** The packages of the environment that the code imports, as indexes compare their names. */
function imported({ node, installed }: Surroundings): ReadonlySet<string> {
  const modules = new Set(pythonImports(node.code).map(({ module }) => module.split('.', 1)[0] ?? module))
  const used = (installed ?? []).filter(({ modules: own }) =>
    own.some((module) => modules.has(module.split('.', 1)[0] ?? module)),
  )
  return new Set(used.map(({ name }) => normalName(name)))
}

const requirementUnpinned: Rule = {
  id: 'requirement-unpinned',
  languages: pythonOnly,
  severity: always('info'),
  check: (around) => {
    const used = imported(around)
    const versions = new Map((around.installed ?? []).map(({ name, version }) => [normalName(name), version]))
    return readRequirements(around.requirements).entries.flatMap(({ name, text }): Fired[] => {
      const version = versions.get(normalName(name))
      if (name === '' || version === undefined || !used.has(normalName(name)) || /===?|\s@\s/.test(text)) return []
      return [{ place: null, params: { name, version } }]
    })
  },
  cases: packageCases['requirement-unpinned'],
}

const requirementOfNodeAlone: Rule = {
  id: 'requirement-of-node-alone',
  languages: pythonOnly,
  severity: always('warning'),
  check: ({ node, target, requirements }) => {
    const base = new Set(basePackages(target).map((pin) => normalName(pin.split('==', 1)[0] ?? pin)))
    return dependenciesOf(node, target).flatMap(({ name }): Fired[] => {
      const plain = name.replace(/\[.*$/, '')
      if (base.has(normalName(plain)) || entryOf(requirements, plain) !== null) return []
      return [{ place: null, params: { name: plain }, fixes: [{ kind: 'require', name: plain }] }]
    })
  },
  cases: packageCases['requirement-of-node-alone'],
}

/** Rules about the packages that a server must have. */
export const packageRules: readonly Rule[] = [requirementUnpinned, requirementOfNodeAlone]
