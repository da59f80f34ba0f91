import type { Target } from '../../shared/dify/targets/target'
import type { Build } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import type { RunRequest } from '../../shared/model/run'
import { problem, ProblemError } from '../../shared/problems'
import type { Environments, RunLimits, Sandbox } from '../engineTypes'
import { majorOf } from '../sandbox/findNode'

/** The interpreter of a run, and what must be said about it. */
export interface Runtime {
  readonly sandbox: Sandbox
  /** `Python 3.10.13` or `Node 20.11.1`. */
  readonly name: string
  /** The environment's key; null for JavaScript, which has none. */
  readonly environment: string | null
  /** What differs from the target without failing the run, such as another Python. */
  readonly notices: readonly Problem[]
}

/** A run's end that is not Dify's: it was cancelled, or there is nothing to run it with. */
export class Ended extends Error {
  constructor(
    readonly problems: readonly Problem[],
    readonly cancelled: boolean,
  ) {
    super('ended')
  }
}

export interface RuntimesOptions {
  readonly environments: Environments
  /** Makes a sandbox of a target's interpreter; `close` of each is called after the run. */
  readonly sandboxFor: (target: Target, limits: RunLimits, python: string | null, node: string | null) => Sandbox
  /** Finds the Node for JavaScript, of the wanted major version if it can; null where there is none. */
  readonly findNode: (wanted: string) => Promise<{ path: string; version: string } | null>
}

function environmentOf(build: Build) {
  if (build.status !== 'ready' || build.environment === null) {
    throw new Ended(build.problems, build.status === 'cancelled')
  }
  return build.environment
}

/** Finds what a node runs with on this machine. Throws Ended or a ProblemError where there is nothing. */
export function createRuntimes({ environments, sandboxFor, findNode }: RuntimesOptions) {
  return {
    async python(
      target: Target,
      limits: RunLimits,
      request: RunRequest,
      requirements: string,
      signal?: AbortSignal,
    ): Promise<Runtime> {
      const wish = { target, requirements, dependencies: request.node.dependencies }
      const build = await environments.wait(wish, signal)
      const environment = environmentOf(build)
      return {
        sandbox: sandboxFor(target, limits, environment.python.path, null),
        name: `Python ${environment.python.version}`,
        environment: environment.key,
        notices: build.notices,
      }
    },

    async node(target: Target, limits: RunLimits): Promise<Runtime> {
      const node = await findNode(target.node)
      if (node === null) {
        const params = { version: target.node, target: target.name }
        throw new ProblemError(problem('node-missing', 'run', { params }))
      }
      const params = { version: node.version, asked: target.node, target: target.name }
      // Within one major version Node keeps what a script can see.
      const isNear = majorOf(node.version) === majorOf(target.node)
      return {
        sandbox: sandboxFor(target, limits, null, node.path),
        name: `Node ${node.version}`,
        environment: null,
        notices: isNear ? [] : [problem('node-nearest', 'run', { severity: 'warning', params })],
      }
    },
  }
}
