import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import type { Target } from '../../shared/dify/targets/target'
import type { PackageFacts } from '../../shared/model/packages'
import { readVersion } from '../../shared/packages/pep440'
import { isNewer } from '../../shared/packages/versionOrder'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentsOptions } from '../environments/maker'
import { createTools } from '../environments/tools'
import { describedBy, type IndexedPackage } from './indexedPackage'
import { factsOf, type InstalledDist, readInstalled } from './installedFacts'
import { latestOf, versionsOf } from './indexVersions'
import { type Asking, createPackageIndex } from './packageIndex'
import { thisMachine } from './wheelTags'

/** A package of an environment that has a newer version on the index. */
export interface Newer {
  readonly name: string
  readonly latest: string
}

/** So many environments' facts are remembered. */
const mostKept = 20
/** So many pages are asked for at a time: an index is a guest house. */
const atATime = 8

/** What is known of packages: of those in an environment, and of those on the index. */
export function createPackages(options: EnvironmentsOptions) {
  const index = createPackageIndex()
  const tools = createTools(options)
  /** By the environment's key: an environment never changes. */
  const installed = new Map<string, Promise<InstalledDist[]>>()

  function installedIn(key: string): Promise<InstalledDist[]> {
    const known = installed.get(key)
    if (known !== undefined) return known
    const read = readInstalled(join(options.folders.environments, key))
    installed.set(key, read)
    // One that can't be read now may be built again.
    read.catch(() => installed.delete(key))
    const [oldest] = installed.keys()
    if (installed.size > mostKept && oldest !== undefined) installed.delete(oldest)
    return read
  }

  function asking(requirements: string, signal?: AbortSignal): Asking {
    return {
      env: tools.env(),
      requirements,
      ...(signal === undefined ? {} : { signal }),
    }
  }

  return {
    /** What the packages of an environment tell of themselves, in the order of its list. */
    async facts(environment: Environment): Promise<PackageFacts[]> {
      if (environment.packages.length === 0) return []
      return factsOf(environment, await installedIn(environment.key))
    },

    /**
     * The versions of a package on the index, as they suit the Python that a target has on this machine. Throws a ProblemError where no
     * index has it, or where one can't be asked.
     */
    async versions(name: string, target: Target, requirements: string, signal?: AbortSignal): Promise<IndexedPackage> {
      const ask = asking(requirements, signal)
      const page = await index.page(name, ask)
      if (page === null) throw new ProblemError(problem('package-unknown', 'environment', { params: { name } }))
      const python = (await tools.pythons.known(target.python, ask.env))?.python.version ?? target.python
      return describedBy(index, page, name, thisMachine(python), ask)
    },

    /**
     * Those packages of an environment that have a newer version on the index for its Python. What no index knows is left out; throws a
     * ProblemError where the index can't be asked.
     */
    async newer(environment: Environment, requirements: string, signal?: AbortSignal): Promise<Newer[]> {
      const found: Newer[] = []
      // A package by its address has no version on an index, and its name may be nobody else's business.
      const left = environment.packages.filter(({ version }) => readVersion(version) !== null)
      const ask = asking(requirements, signal)
      const machine = thisMachine(environment.python.version)
      async function work(): Promise<void> {
        for (let one = left.shift(); one !== undefined; one = left.shift()) {
          const page = await index.page(one.name, ask)
          const latest = page === null ? null : latestOf(versionsOf(page, one.name, machine))
          if (latest !== null && isNewer(latest.version, one.version))
            found.push({ name: one.name, latest: latest.version })
        }
      }
      await Promise.all(Array.from({ length: atATime }, work))
      const order = environment.packages.map(({ name }) => name)
      return found.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
    },
  }
}

export type Packages = ReturnType<typeof createPackages>
