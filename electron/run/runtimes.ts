import type { Target } from '../../shared/dify/targets/target'
import type { Build, LastGood } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import type { RunRequest } from '../../shared/model/run'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { readScriptBlock } from '../../shared/packages/scriptBlock'
import { problem } from '../../shared/problems'
import type { Environments, Requirements, RunHooks, RunLimits, Sandbox } from '../engineTypes'
import type { RemotePlace } from '../sandbox/remote/apiClient'

/** The interpreter of a run, and what must be said about it. */
export interface Runtime {
  readonly sandbox: Sandbox
  /** `Python 3.10.13` or `Node 20.11.1`. */
  readonly name: string
  /** The environment's key; null for a Node that is not of one. */
  readonly environment: string | null
  /** What differs from the target without failing the run, such as another Python. */
  readonly notices: readonly Problem[]
  /** The server that runs it; null where this machine does. */
  readonly place: RemotePlace | null
  /** Ends what is left of the run; from then on its environment may be removed. */
  close(): Promise<void>
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
  readonly environments: Pick<Environments, 'wait' | 'hold'>
  /** Makes a sandbox of a target's interpreter; `close` of each is called after the run. */
  readonly sandboxFor: (target: Target, limits: RunLimits, python: string | null, node: string | null) => Sandbox
  /** Makes a sandbox of a server elsewhere. */
  readonly remoteFor: (place: RemotePlace, limits: RunLimits) => Sandbox
}

/** Why a build gave nothing to run with; what it noticed on the way tells more. */
function ended({ problems, notices, status }: Build): Ended {
  return new Ended([...problems, ...notices], status === 'cancelled')
}

/** What a result says of a run in the environment that was built last: that, and why there is no better one. */
function keptNotices({ problems }: Build): Problem[] {
  const line = problems.find((told) => told.source === 'requirements')?.line ?? null
  const kept = problem('last-good-used', line === null ? 'environment' : 'requirements', { severity: 'warning', line })
  return [kept, ...problems.map((told) => ({ ...told, severity: 'warning' as const }))]
}

/** What of a build a run may use: its environment, or with `keepsLastGood` the one that was built last, which is never used silently. */
function usable(build: Build, keepsLastGood: boolean): LastGood | null {
  const { status, environment, notices, lastGood } = build
  if (status === 'ready') return environment === null ? null : { environment, notices }
  if (!keepsLastGood || lastGood === null) return null
  return { ...lastGood, notices: [...keptNotices(build), ...lastGood.notices] }
}

/** What must be said of the script block in the code: of one that can't be read, nothing was installed. */
function blockProblems({ node }: RunRequest, target: Target): readonly Problem[] {
  return node.code_language === 'python3' ? readScriptBlock(node.code, target).problems : []
}

/** What does not go to a server with the script: a node's own packages are this machine's alone. */
function leftHere({ node }: RunRequest): Problem[] {
  const names = node.dependencies.map(({ name }) => name).join(', ')
  return names === '' ? [] : [problem('remote-packages-left', 'run', { severity: 'warning', params: { names } })]
}

/** Finds what a node runs with. Throws Ended where there is nothing. */
export function createRuntimes({ environments, sandboxFor, remoteFor }: RuntimesOptions) {
  /** A sandbox in an environment that is held until the run ends. */
  function open(sandbox: Sandbox, key: string | null): Pick<Runtime, 'sandbox' | 'environment' | 'place' | 'close'> {
    const release = key === null ? null : environments.hold(key)
    return { sandbox, environment: key, place: null, close: () => sandbox.close().finally(() => release?.()) }
  }

  return {
    async python(
      target: Target,
      limits: RunLimits,
      request: RunRequest,
      { text: requirements, folder, lock = '' }: Requirements,
      { signal, keepsLastGood = false }: RunHooks = {},
    ): Promise<Runtime> {
      const wish = {
        target,
        requirements,
        lock,
        dependencies: dependenciesOf(request.node, target),
        ...(folder === null ? {} : { folder }),
      }
      const build = await environments.wait(wish, signal, { keepsLastGood })
      const used = usable(build, keepsLastGood)
      if (used === null) throw ended(build)
      const { environment, notices } = used
      return {
        ...open(sandboxFor(target, limits, environment.python.path, null), environment.key),
        name: `Python ${environment.python.version}`,
        notices: [...blockProblems(request, target), ...notices],
      }
    },

    async node(target: Target, limits: RunLimits, signal?: AbortSignal): Promise<Runtime> {
      const wish = { target, interpreter: 'node', requirements: '', dependencies: [] } as const
      const build = await environments.wait(wish, signal)
      const found = build.node?.found ?? null
      if (build.status !== 'ready' || found === null) throw ended(build)
      return {
        ...open(sandboxFor(target, limits, null, found.path), build.environment?.key ?? null),
        name: `Node ${found.version}`,
        notices: build.notices,
      }
    },

    /** A server elsewhere: which interpreter it has is not asked, and nothing is built. */
    remote(place: RemotePlace, limits: RunLimits, request: RunRequest): Runtime {
      const sandbox = remoteFor(place, limits)
      return { sandbox, name: '', environment: null, place, notices: leftHere(request), close: () => sandbox.close() }
    },
  }
}
