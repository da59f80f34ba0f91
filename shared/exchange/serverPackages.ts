import type { Target } from '../dify/targets/target'
import { basePackages } from '../dify/targets/target'
import type { CodeNode, Dependency } from '../model/node'
import type { PackageFacts } from '../model/packages'
import { pythonImports } from '../packages/imports/pythonImports'
import { installedFor } from '../packages/imports/installedFor'
import { dependenciesOf } from '../packages/nodeDependencies'
import { normalName } from '../packages/packageName'
import { packageOfModule } from '../packages/packageNames'
import { entryOf } from '../packages/requirementsFile'
import { standingIn } from '../packages/stdlib/pythonModules'

/** What is known of the packages that a node runs with here. */
export interface PackagesHere {
  /** Those of its environment with what can be imported of them; null while that is not known. */
  readonly installed: readonly Pick<PackageFacts, 'name' | 'version' | 'origin' | 'modules' | 'spelling'>[] | null
  /** Packages of the target's base that have another version here, or are gone. */
  readonly baseChanges: readonly string[]
  /** The workspace's python-requirements.txt. */
  readonly requirements: string
}

/** What a server must have beside its base. */
export interface ServerPackages {
  /** Lines for its python-requirements.txt, sorted. */
  readonly lines: string[]
  /** Modules that no known package brings. */
  readonly unknown: string[]
}

type Installed = NonNullable<PackagesHere['installed']>[number]

function lineOf({ name, version }: Dependency): string {
  if (version === '') return name
  return /^[<>=!~]/.test(version) ? `${name}${version}` : `${name}==${version}`
}

/** Collects lines, one a package: what was said first stays. */
class Lines {
  readonly byName = new Map<string, string>()

  constructor(
    private readonly target: Target,
    private readonly here: PackagesHere,
  ) {}

  private find(name: string): Installed | null {
    return this.here.installed?.find((one) => normalName(one.name) === name) ?? null
  }

  /** The version that runs here, else what the requirements say, else what is given. */
  add(name: string, given: string): void {
    const known = normalName(name.replace(/\[.*$/, ''))
    if (this.byName.has(known)) return
    const isBase = basePackages(this.target).some((pin) => pin.split('==')[0] === known)
    const installed = this.find(known)
    const asked = entryOf(this.here.requirements, known)
    const isChanged = this.here.baseChanges.some((one) => normalName(one) === known)
    if (isBase && !isChanged && (installed === null ? asked === null : installed.origin === 'base')) return
    const extras = /\[.*$/.exec(name)?.[0] ?? ''
    const line =
      installed !== null
        ? `${installed.spelling ?? installed.name}${extras}==${installed.version}`
        : (asked?.text.trim() ?? given)
    this.byName.set(known, line)
  }
}

/**
 * The packages that the nodes need and the target's sandbox lacks: what they import that their environment has beside the base, and what they ask for
 * themselves, which no Dify of today installs. What runs here is what the lines name.
 */
export function serverPackages(nodes: readonly CodeNode[], target: Target, here: PackagesHere): ServerPackages {
  const lines = new Lines(target, here)
  const unknown = new Set<string>()
  for (const node of nodes) {
    if (node.code_language !== 'python3') continue
    for (const read of pythonImports(node.code)) {
      if (read.need === 'never' || read.level > 0 || read.module === '') continue
      const installed = installedFor(read, here.installed ?? [])
      const [top = read.module] = read.module.split('.', 1)
      const name = installed?.name ?? packageOfModule(read.module)
      if (installed === null && (standingIn(target.python, top).kind !== 'none' || read.need === 'optional')) continue
      if (name === null) unknown.add(top)
      else lines.add(name, name)
    }
    for (const dependency of dependenciesOf(node, target)) lines.add(dependency.name, lineOf(dependency))
  }
  return { lines: [...lines.byName.values()].sort(), unknown: [...unknown].sort() }
}
