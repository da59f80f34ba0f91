import { targets } from '../shared/dify/targets'
import type { PromiseName } from '../shared/promises/promiseNames'
import type { MachinePromise } from '../shared/promises/promises'
import { toolEnvironment } from './environments/childEnvironment'
import { lookForPython } from './environments/findPython'
import type { UvSearch } from './environments/findUv'
import { isGuarded } from './processes/guardian'
import { launcherFinder } from './sandbox/confinement/findLauncher'
import { probeConfinement, type ProbedConfinement } from './sandbox/confinement/probe'
import { askKernel } from './sandboxMeans'

/** How a run was held that was tried out, null where none could be: with a network, and without. */
export interface ProbedRuns {
  readonly usual: ProbedConfinement | null
  readonly withoutNetwork: ProbedConfinement | null
}

export async function probeRuns(python: string | null, env: NodeJS.ProcessEnv): Promise<ProbedRuns> {
  if (python === null) return { usual: null, withoutNetwork: null }
  const usual = await probeConfinement(python, env)
  return { usual, withoutNetwork: usual === null ? null : await probeConfinement(python, env, false) }
}

/**
 * What Nodelab can promise of a run on this machine: each means by a run that was tried out or a kernel that was asked, none by the system's name. `python`
 * is any interpreter; null: what it would be tried with stays unknown.
 */
export async function promisesOf(
  python: string | null,
  env: NodeJS.ProcessEnv,
  { usual, withoutNetwork }: ProbedRuns,
): Promise<MachinePromise[]> {
  const kernel = await askKernel(python)
  const launcher = await launcherFinder(env)()
  const told = (probe: ProbedConfinement | null, mean: ProbedConfinement['means'][number]): boolean | null =>
    probe === null ? null : probe.means.includes(mean)
  const hasListener = told(usual, 'listener')
  const hasLandlock = told(usual, 'landlock')
  const one = (name: PromiseName, isHere: boolean | null, version: string | null = null): MachinePromise => ({
    name,
    isHere,
    version,
  })
  return [
    one('listener', hasListener),
    one('seccomp', told(usual, 'seccomp')),
    one('landlock', hasLandlock, hasLandlock === true && kernel.landlock !== null ? String(kernel.landlock) : null),
    one('network-off', told(withoutNetwork, 'network-off')),
    one('memory-limit', told(usual, 'limits-memory')),
    one('process-limit', told(usual, 'limits-processes')),
    // It puts a Node behind the same means.
    one('javascript', usual === null ? null : launcher !== null && hasListener === true),
    one('guardian', usual === null ? null : isGuarded()),
    one('fork', kernel.forks),
    one('user-namespaces', kernel.userNamespaces),
  ]
}

/** The first Python that a target asks for and this machine has. */
export async function anyPython(env: NodeJS.ProcessEnv): Promise<string | null> {
  for (const asked of new Set(targets.map(({ python }) => python))) {
    const found = await lookForPython(asked, env)
    if (found !== null) return found.executable
  }
  return null
}

/** The same for a window that asks for nothing else: with the first Python that is found. Nothing is fetched. */
export async function examinePromises({ env, folders, settings }: UvSearch): Promise<MachinePromise[]> {
  const python = await anyPython(toolEnvironment(env, folders, settings))
  return promisesOf(python, env, await probeRuns(python, env))
}
