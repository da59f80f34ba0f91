import { randomUUID } from 'node:crypto'
import { sandboxError } from '../../shared/dify/sandboxError'
import { nodeScriptName } from '../../shared/dify/sandboxPaths'
import { releaseCalls } from '../../shared/dify/targets/syscalls'
import { endsScript, type SeenCall } from '../../shared/dify/refusedCalls'
import type { Target } from '../../shared/dify/targets/target'
import { type ConfinementMode, usualMode } from '../../shared/dify/confinementModes'
import { problem, ProblemError } from '../../shared/problems'
import type { Sandbox, SandboxConfinement, SandboxHooks, SandboxRequest, SandboxResult } from '../engineTypes'
import { reasonOf } from '../files/fileErrors'
import { upToRefusal } from './afterRefusal'
import type { HeldBy } from './confinement/heldBy'
import { workerConfinement } from './confinement/workerConfinement'
import { linesOfNode } from './nodeLines'
import { nodeScript, valuesTaken, withoutOwnFrames } from './nodeScript'
import { proxyVariables } from './proxyVariables'
import { modulesOfScript } from './scriptModules'
import { createRecently } from './workers/recently'
import { runJob, type WorkerEnd } from './workers/runJob'
import type { StandingWorker } from './workers/standingWorker'
import type { WorkerJob, WorkerPlan } from './workers/workerPlan'
import { workerEnvironment } from './workers/workerPlan'
import linesPart from './workers/python/lines.py?raw'
import valuesPart from './workers/python/values.py?raw'
import type { WorkerSource } from './workers/workerPool'

export interface LocalSandboxOptions {
  readonly target: Target
  /** The interpreter of the environment; null where only JavaScript is run. */
  readonly python: string | null
  readonly node: string | null
  readonly timeoutSeconds: number
  /** How long an interpreter may take until a script begins, which counts for nothing in the script's own time; left out, a minute. */
  readonly startSeconds?: number
  /** Bytes of stdout and of stderr that a run may write. */
  readonly outputCap: number
  /** The machine's variables; a worker gets very few of them. */
  readonly env: NodeJS.ProcessEnv
  /** Where workers come from, and where they come from when a run asks for one that was started for it alone. */
  readonly workers: WorkerSource
  readonly cold: WorkerSource
  /** Finds a Python that puts a Node behind what holds it. */
  readonly launcher?: () => Promise<string | null>
  /** Modules that are never imported in advance. */
  readonly preloadNever?: () => readonly string[]
  /** False where the packages are not the author's own wish: then none is imported in advance. */
  readonly importsAhead?: boolean
}

/** What a run on this machine gives: how it was held is known. */
export type HeldResult = SandboxResult & { readonly confinement: SandboxConfinement }

/** A sandbox on this machine, which can make itself ready for runs. */
export interface LocalSandbox extends Sandbox {
  run(request: SandboxRequest, hooks?: SandboxHooks): Promise<HeldResult>
  /** The plan of the workers that its runs in a language take. `mode` is what the author himself chose; left out, what the target's sandbox does. */
  planOf(
    language: SandboxRequest['language'],
    preloads?: readonly string[],
    mode?: ConfinementMode,
    network?: boolean,
    takesLines?: boolean,
    asksValues?: boolean,
  ): WorkerPlan
}

/** When a run began to look for its worker, and whether that stood by. */
interface Start {
  readonly at: number
  readonly isWarm: boolean
  readonly held: HeldBy
  readonly mode: ConfinementMode
  readonly takesValues: boolean
}

const nothing = (): readonly string[] => []

const noLauncher = (): Promise<null> => Promise.resolve(null)

/** How a script is to be held. */
interface Held {
  /** Undefined: as the target's own sandbox would. */
  readonly mode: ConfinementMode | undefined
  /** Whether a Node tells its lines: one that stands by does not. */
  readonly takesLines: boolean
  /** Whether a Node tells the variables of a script that an exception ends. */
  readonly takesValues: boolean
}

/** The refused call at which a sandbox ends a script; undefined where there is none. */
function endingCall(mode: ConfinementMode, refused: readonly SeenCall[]): SeenCall | undefined {
  return mode === 'like-dify' ? refused.find(endsScript) : undefined
}

/**
 * Runs scripts on this machine: one fresh process a run, in its own process group, with a time limit and an output cap. What it
 * returns has the form of the target's own sandbox. `run` rejects with a ProblemError where the interpreter can't be started.
 */
export function createLocalSandbox(options: LocalSandboxOptions): LocalSandbox {
  const { target, workers, cold, startSeconds = 60 } = options
  // A sandbox whose words name its limit names the one in force.
  const limited = { ...target, sandbox: { ...target.sandbox, timeoutSeconds: options.timeoutSeconds } }
  const running = new Map<AbortController, Promise<unknown>>()
  const env = workerEnvironment(options.env)
  const { proxies } = target.sandbox
  const planned = createRecently<WorkerPlan>()
  const never = options.preloadNever ?? nothing

  function planOf(
    language: SandboxRequest['language'],
    preloads: readonly string[] = [],
    chosen?: ConfinementMode,
    network = true,
    takesLines = false,
    asksValues = false,
  ): WorkerPlan {
    const takesValues = language === 'nodejs' && asksValues
    const key = JSON.stringify([language, preloads, chosen, network, takesLines, takesValues])
    return planned(key, () => ({
      ...newPlan(language, preloads, chosen, network),
      ...(takesLines ? { takesLines } : {}),
      ...(takesValues ? { takesValues: valuesTaken(target) } : {}),
    }))
  }

  function newPlan(
    language: SandboxRequest['language'],
    preloads: readonly string[],
    chosen: ConfinementMode | undefined,
    network: boolean,
  ): WorkerPlan {
    const interpreter = language === 'python3' ? options.python : options.node
    if (interpreter === null) throw new Error(`This sandbox was made without an interpreter for ${language}.`)
    // That a target's sandbox refuses no call is no word of the author's: a node can name its target itself.
    const leavesFiles = chosen === 'free'
    const mode = chosen ?? usualMode(target.sandbox)
    const confinement = workerConfinement({ ...options, mode, leavesFiles, network, language, interpreter })
    const isOfNode = language === 'nodejs'
    // The sandbox tells its operator's proxies to Python alone.
    const own = isOfNode || proxies === undefined ? env : { ...env, ...proxyVariables(proxies) }
    return {
      language,
      interpreter,
      env: own,
      preloads,
      preloadNever: preloads.length === 0 ? [] : never(),
      confinement,
      launcher: options.launcher ?? noLauncher,
    }
  }

  /** What runs before a script: what its operator allows. */
  const preloadOf = ({ preload }: Pick<SandboxRequest, 'preload'>): string =>
    target.sandbox.enablePreload === true ? preload : ''

  function pythonJob(request: SandboxRequest, { takesValues = false, takesLines = false }: SandboxHooks): WorkerJob {
    const { sandbox } = target
    const header = {
      file: `${sandbox.bootstrapFolder}${randomUUID().replaceAll('-', '_')}.py`,
      line: sandbox.bootstrapLine,
      codeFile: sandbox.codeFile,
      names: sandbox.bootstrapNames,
      namespace: sandbox.namespace,
      childOutput: sandbox.childOutput,
      preload: preloadOf(request),
      // Of the bootstraps of 0.2.10 to 0.2.14, and of those since.
      preloadLine: sandbox.codeFile === '<string>' ? 32 : 27,
      // What it takes them by, which no worker has before it needs it.
      ...(takesValues ? { taking: valuesPart } : {}),
      ...(takesLines ? { watching: linesPart } : {}),
    }
    return { files: [], header, input: request.code }
  }

  function nodeJob(request: SandboxRequest): WorkerJob {
    const script = nodeScript(target, request.code, request.enableNetwork, preloadOf(request))
    return { files: [{ name: nodeScriptName, text: script.file }], header: null, input: script.stdin }
  }

  /** What a worker told of lines, whatever its language, in the words of `lines.py`. */
  function linesOf(told: string | null, { language, code, enableNetwork, preload }: SandboxRequest): string | null {
    if (told === null || language === 'python3') return told
    const { begins } = nodeScript(target, code, enableNetwork, preloadOf({ preload }))
    return linesOfNode(told, code, begins, target.node)
  }

  function toResult(end: WorkerEnd, request: SandboxRequest, start: Start): HeldResult {
    const { language, enableNetwork } = request
    const { stdout, timedOut, cancelled, truncated, filledDisk, leftByExit, wasStopped } = end
    // The worker's own clock counts, where it told: this process may have been busy when the script began.
    const scriptMs = end.scriptMs ?? end.endedAt - (end.beganAt ?? start.at)
    const { means, level, refused } = start.held
    // The first refusal ends the script in the sandbox, whatever it still did here before it was gone.
    const ending = endingCall(start.mode, refused)
    const whole = withoutOwnFrames(end.stderr)
    const stderr = ending === undefined ? whole : upToRefusal(whole, ending)
    const [exitCode, signal] = ending !== undefined ? [null, 'SIGSYS'] : [end.exitCode, end.signal]
    return {
      stdout,
      stderr,
      error: sandboxError(limited, { stderr, exitCode, signal, timedOut }, language),
      confinement: {
        mode: start.mode,
        // What is held where no list is looked at is told by its means.
        level: start.mode === 'free' ? 'limits' : level,
        means,
        network: enableNetwork || !means.includes('network-off'),
        refused: [...refused],
      },
      exitCode,
      signal,
      wasStopped,
      filledDisk,
      timedOut,
      cancelled,
      truncated,
      // A script can say so too, where it ends nothing but itself.
      hasNoAnswer: leftByExit && !timedOut && target.sandbox.namespace === 'new',
      isWarm: start.isWarm,
      values: start.takesValues ? end.values : null,
      lines: linesOf(end.lines, request),
      written: end.written,
      workerMs: Math.max(0, end.endedAt - start.at - scriptMs),
      scriptMs,
    }
  }

  async function workerFrom(source: WorkerSource, request: SandboxRequest, held: Held): Promise<StandingWorker> {
    const { language, code, enableNetwork } = request
    // What only another script asks for is not in its interpreter.
    const importsAhead = language === 'python3' && source !== cold && enableNetwork && options.importsAhead !== false
    const preloads = importsAhead ? modulesOfScript(target, code, never()) : []
    const plan = planOf(language, preloads, held.mode, enableNetwork, held.takesLines, held.takesValues)
    try {
      return await source.take(plan)
    } catch (error) {
      if (error instanceof ProblemError) throw error
      const reason = reasonOf(error)
      const code = language === 'python3' ? 'worker-not-started' : 'node-not-started'
      throw new ProblemError(problem(code, 'run', { params: { path: plan.interpreter, reason }, raw: String(error) }))
    }
  }

  async function runOne(request: SandboxRequest, hooks: SandboxHooks, signal: AbortSignal): Promise<HeldResult> {
    const at = performance.now()
    const job = request.language === 'python3' ? pythonJob(request, hooks) : nodeJob(request)
    const mode = releaseCalls(target.sandbox) === null ? 'free' : (hooks.mode ?? usualMode(target.sandbox))
    // Calls of what was imported before the script began would not be seen.
    const takesLines = hooks.takesLines === true && request.language === 'nodejs'
    const { takesValues = false } = hooks
    const isCold = hooks.isCold === true || mode === 'check' || takesLines
    for (let source = isCold ? cold : workers; ; source = cold) {
      const worker = await workerFrom(source, request, { mode: hooks.mode, takesLines, takesValues })
      const end = await runJob(worker, job, {
        timeoutMs: options.timeoutSeconds * 1000,
        startMs: startSeconds * 1000,
        outputCap: options.outputCap,
        tellsWritten: hooks.tellsWritten === true && mode !== 'free',
        onOutput: hooks.onOutput ?? (() => undefined),
        signal,
      })
      if (end.neverBegan) {
        throw new ProblemError(
          problem('worker-not-begun', 'run', { params: { seconds: startSeconds }, raw: end.stderr }),
        )
      }
      // One that stood by can have met its end in the moment it was taken: its script did not begin.
      const isLost = worker.isWarm && end.beganAt === null && !end.timedOut && !end.cancelled
      if (isLost) continue
      // All that was refused, and where, is known when the process is gone.
      if (mode === 'check' || endingCall(mode, worker.held.refused) !== undefined) await worker.ended
      return toResult(end, request, { at, isWarm: worker.isWarm, held: worker.held, mode, takesValues })
    }
  }

  return {
    planOf,

    async run(request, hooks = {}) {
      const abort = new AbortController()
      const forward = (): void => abort.abort()
      if (hooks.signal?.aborted === true) forward()
      hooks.signal?.addEventListener('abort', forward, { once: true })
      const end = runOne(request, hooks, abort.signal)
      running.set(abort, end)
      try {
        return await end
      } finally {
        running.delete(abort)
        hooks.signal?.removeEventListener('abort', forward)
      }
    },

    async close() {
      const ends = [...running.values()]
      for (const abort of running.keys()) abort.abort()
      await Promise.allSettled(ends)
    },
  }
}
