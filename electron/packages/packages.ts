import { join } from 'node:path'
import type { Target } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import type { PackageChange, PackageFacts, Rehearsal } from '../../shared/model/packages'
import type { Problem } from '../../shared/model/problem'
import { readVersion } from '../../shared/packages/pep440'
import { isNewer } from '../../shared/packages/versionOrder'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish, Requirements } from '../engineTypes'
import { createAgents } from '../network/agents'
import { lookBeside, withLocalFiles } from '../environments/localFiles'
import type { EnvironmentsOptions } from '../environments/maker'
import { createTools } from '../environments/tools'
import { sourceLines } from '../environments/wishSources'
import { describedBy, type IndexedPackage } from './indexedPackage'
import { latestIn } from './indexVersions'
import { factsOf, readInstalled } from './installedFacts'
import { withNearest } from './nearest'
import { type Asking, createPackageIndex } from './packageIndex'
import { changesOf, presentOf, rehearse } from './rehearse'
import { type Machine, thisMachine } from './wheelTags'

/** A package of an environment that has a newer version on the index. */
export interface Newer {
  readonly name: string
  readonly latest: string
}

/** A change to rehearse: what is wished before it and after it. `anew`: as if the latter was never resolved, so that `latest` means today's. */
export interface Rehearsing {
  readonly before: EnvironmentWish
  readonly wish: EnvironmentWish
  readonly anew?: boolean
}

/** So many environments' facts are remembered. */
const mostKept = 20
/** So many pages are asked for at a time. */
const atATime = 8
/** Milliseconds of silence after which nothing nearest is told: a failed build waits for it. */
const nearestTimeout = 2_500

/** What is known of packages: of those in an environment, of those on the index, and of a change before it is made. */
export function createPackages(options: Omit<EnvironmentsOptions, 'nearest'>) {
  const index = createPackageIndex()
  const tools = createTools(options)
  const locks = join(options.folders.root, 'locks')
  /** By the environment and what its wish asks for: an environment never changes. */
  const known = new Map<string, Promise<PackageFacts[]>>()
  /** The rehearsal that is under way, by who asked for it. */
  const rehearsals = new Map<string, AbortController>()

  function factsIn(environment: Environment): Promise<PackageFacts[]> {
    const { key, target, packages } = environment
    const by = [key, target, ...packages.map(({ origin }) => origin[0])].join(' ')
    const before = known.get(by)
    if (before !== undefined) return before
    const read = readInstalled(join(options.folders.environments, key)).then((dists) => factsOf(environment, dists))
    known.set(by, read)
    // One that can't be read now may be built again.
    read.catch(() => known.delete(by))
    const [oldest] = known.keys()
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
    return read
  }

  function asking(wish: Pick<EnvironmentWish, 'requirements' | 'local'>, signal?: AbortSignal): Asking {
    const requirements = sourceLines(wish).join('\n')
    const env = tools.env()
    const indexes = tools.indexesFor(wish, env)
    return { env, indexes, requirements, ...(signal === undefined ? {} : { signal }) }
  }

  /** The text of requirements with what they name beside them. */
  async function beside({ text: requirements, folder }: Requirements) {
    const local = await lookBeside({ requirements, ...(folder === null ? {} : { folder }) })
    return { requirements, ...(local === null ? {} : { local }) }
  }

  /** This machine with the Python that a target has on it, as far as that was found before. */
  async function machineOf(target: Target, env: NodeJS.ProcessEnv): Promise<Machine> {
    return thisMachine((await tools.pythons.known(target.python, env))?.python.version ?? target.python)
  }

  async function nearest(told: Problem, wish: EnvironmentWish, signal: AbortSignal): Promise<Problem> {
    const ask = { ...asking(wish, signal), timeout: nearestTimeout }
    return withNearest(told, index, ask, await machineOf(wish.target, ask.env))
  }

  async function rehearseNow(
    { before, wish, anew = false }: Rehearsing,
    signal: AbortSignal,
  ): Promise<PackageChange[]> {
    const uv = await tools.uvFor(signal)
    const env = tools.env()
    const onLine = (): void => {
      // Nothing of a rehearsal is shown but its end.
    }
    const { python } = await tools.pythons.choose(wish.target.python, { uv, env, onLine, signal })
    const { executable, version: pythonVersion } = python
    const resolving = { uv, env, onLine, signal, locks, python: executable, pythonVersion }
    const run = tools.runnerFor(wish, onLine)
    const present = await presentOf(before, { ...resolving, run, anew: false })
    return changesOf(wish, present, await rehearse(wish, { ...resolving, run, anew }))
  }

  return {
    /** What the packages of an environment tell of themselves, in the order of its list. */
    async facts(environment: Environment): Promise<PackageFacts[]> {
      return environment.packages.length === 0 ? [] : factsIn(environment)
    },

    /**
     * The versions of a package on the index, as they suit the Python that a target has on this machine. Throws a ProblemError where no
     * index has it, or where one can't be asked.
     */
    async versions(
      name: string,
      target: Target,
      requirements: Requirements,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<IndexedPackage> {
      const whole = await beside(requirements)
      const ask = asking(whole, signal)
      const page = await index.page(name, ask)
      if (page !== null) return describedBy(index, page, name, await machineOf(target, ask.env), ask)
      const unknown = problem('package-unknown', 'environment', { params: { name } })
      throw new ProblemError(await nearest(unknown, { target, ...whole, dependencies: [] }, signal))
    },

    /**
     * Those packages of an environment that have a newer version on the index for its Python. What no index knows is left out; throws a
     * ProblemError where the index can't be asked.
     */
    async newer(environment: Environment, requirements: Requirements, signal?: AbortSignal): Promise<Newer[]> {
      const found: Newer[] = []
      // A package by its address has no version on an index, and its name may be nobody else's business.
      const left = environment.packages.filter(({ version }) => readVersion(version) !== null)
      const agents = createAgents(atATime)
      const ask = { ...asking(await beside(requirements), signal), agents }
      const machine = thisMachine(environment.python.version)
      async function work(): Promise<void> {
        for (let one = left.shift(); one !== undefined; one = left.shift()) {
          const page = await index.page(one.name, ask)
          const latest = page === null ? null : latestIn(page, one.name, machine)
          if (latest !== null && isNewer(latest.version, one.version))
            found.push({ name: one.name, latest: latest.version })
        }
      }
      await Promise.all(Array.from({ length: atATime }, work)).finally(() => agents.close())
      const order = environment.packages.map(({ name }) => name)
      return found.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
    },

    /**
     * What a change of the requirements would change of the packages that are there before it, without making it: nothing is built or
     * installed. A later one of the same `asker` ends the earlier, which then has the problem `build-cancelled`. Never rejects but for
     * faults of ours.
     */
    async rehearse(asker: string, given: Rehearsing, signal?: AbortSignal): Promise<Rehearsal> {
      rehearsals.get(asker)?.abort()
      const abort = new AbortController()
      rehearsals.set(asker, abort)
      const cancel = (): void => abort.abort()
      signal?.addEventListener('abort', cancel, { once: true })
      let rehearsing = given
      try {
        const [before, wish] = await Promise.all([withLocalFiles(given.before), withLocalFiles(given.wish)])
        rehearsing = { ...given, before, wish }
        return { changes: await rehearseNow(rehearsing, abort.signal), problems: [] }
      } catch (error) {
        if (abort.signal.aborted) {
          return { changes: [], problems: [problem('build-cancelled', 'environment', { severity: 'info' })] }
        }
        if (!(error instanceof ProblemError)) throw error
        const told = error.problem
        return { changes: [], problems: [await nearest(told, rehearsing.wish, abort.signal).catch(() => told)] }
      } finally {
        signal?.removeEventListener('abort', cancel)
        if (rehearsals.get(asker) === abort) rehearsals.delete(asker)
      }
    },

    nearest,

    /** Ends what is being asked or rehearsed. */
    close(): void {
      for (const abort of rehearsals.values()) abort.abort()
    },
  }
}

export type Packages = ReturnType<typeof createPackages>
