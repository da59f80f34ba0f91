import { basePackages } from '../../dify/targets/target'
import { installedFor } from '../../packages/imports/installedFor'
import { pythonImports } from '../../packages/imports/pythonImports'
import { dependenciesOf } from '../../packages/nodeDependencies'
import { normalName } from '../../packages/packageName'
import { satisfies } from '../../packages/pep440'
import { entryOf, readRequirements } from '../../packages/requirementsFile'
import type { Place } from '../facts/codeFacts'
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
      const fixes = [{ kind: 'require' as const, name: `${name}==${version}` }]
      return [{ place: null, params: { name, version }, fixes }]
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

type Installed = NonNullable<Surroundings['installed']>[number]

/** A package that the code takes from, and the place where it does so first. */
interface Taking {
  readonly one: Installed
  readonly module: string
  readonly place: Place
}

/** The packages that the code takes from whatever happens, each once. */
function taking({ node, installed }: Surroundings): Taking[] {
  const first = new Map<string, Taking>()
  for (const read of pythonImports(node.code)) {
    const { module, need, level, line, column, endColumn } = read
    const one = level > 0 || need === 'never' || need === 'optional' ? null : installedFor(read, installed ?? [])
    if (one === null || first.has(one.name)) continue
    first.set(one.name, { one, module, place: { line, column, endLine: line, endColumn } })
  }
  return [...first.values()]
}

/** Whether a server has a package: its list names it, or one that needs it, however far up. */
function isBrought({ onServer, installed }: Surroundings, { name }: Installed): boolean {
  const above = new Map((installed ?? []).map((one) => [normalName(one.name), one.neededBy.map(normalName)]))
  const seen = new Set([normalName(name)])
  for (const known of seen) {
    if (onServer?.has(known) === true) return true
    for (const needing of above.get(known) ?? []) seen.add(needing)
  }
  return false
}

const requirementNotOnServer: Rule = {
  id: 'requirement-not-on-server',
  languages: pythonOnly,
  severity: always('error'),
  check: (around) => {
    if (around.onServer === null) return []
    return taking(around).flatMap(({ one, module, place }): Fired[] => {
      // The base is there whatever the author's own file says.
      if (one.origin === 'base' || isBrought(around, one)) return []
      const { name, version, spelling = name } = one
      const difyText = `ModuleNotFoundError: No module named '${module}'`
      return [{ place, params: { name: spelling, version, difyText } }]
    })
  },
  cases: packageCases['requirement-not-on-server'],
}

const requirementDiffers: Rule = {
  id: 'requirement-differs',
  languages: pythonOnly,
  severity: always('warning'),
  check: (around) =>
    taking(around).flatMap(({ one: { name, version, spelling = name }, place }): Fired[] => {
      const there = around.onServer?.get(normalName(name))
      if (there === undefined || satisfies(version, there.specifier) !== false) return []
      const wanted = /^==([^,*]+)$/.exec(there.specifier)?.[1] ?? there.specifier
      const fixes = [{ kind: 'require' as const, name: `${spelling}${there.specifier}` }]
      return [{ place, params: { name: spelling, version, wanted }, fixes }]
    }),
  cases: packageCases['requirement-differs'],
}

/** Rules about the packages that a server must have. */
export const packageRules: readonly Rule[] = [
  requirementUnpinned,
  requirementOfNodeAlone,
  requirementNotOnServer,
  requirementDiffers,
]
