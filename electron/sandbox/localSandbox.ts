import { randomUUID } from 'node:crypto'
import { sandboxError } from '../../shared/dify/sandboxError'
import { nodeScriptName } from '../../shared/dify/sandboxPaths'
import type { Target } from '../../shared/dify/targets/target'
import { problem, ProblemError } from '../../shared/problems'
import type { Sandbox, SandboxHooks, SandboxRequest, SandboxResult } from '../engineTypes'
import { reasonOf } from '../files/fileErrors'
import { nodeScript } from './nodeScript'
import { runJob, type WorkerEnd } from './workers/runJob'
import type { StandingWorker } from './workers/standingWorker'
import type { WorkerJob, WorkerPlan } from './workers/workerPlan'
import { workerEnvironment } from './workers/workerPlan'
import type { WorkerSource } from './workers/workerPool'

export interface LocalSandboxOptions {
  readonly target: Target
  /** The interpreter of the environment; null where only JavaScript is run. */
  readonly python: string | null
  readonly node: string | null
  readonly timeoutSeconds: number
  /** Bytes of stdout and of stderr that a run may write. */
  readonly outputCap: number
  /** The machine's variables; a worker gets very few of them. */
  readonly env: NodeJS.ProcessEnv
  /** Where workers come from, and where they come from when a run asks for one that was started for it alone. */
  readonly workers: WorkerSource
  readonly cold: WorkerSource
}

/** When a run began to look for its worker, and whether that stood by. */
interface Start {
  readonly at: number
  readonly isWarm: boolean
}

/**
 * Runs scripts on this machine: one fresh process a run, in its own process group, with a time limit and an output cap. What it
 * returns has the form of the target's own sandbox. `run` rejects with a ProblemError where the interpreter can't be started.
 */
export function createLocalSandbox(options: LocalSandboxOptions): Sandbox {
  const { target, workers, cold } = options
  // A sandbox whose words name its limit names the one in force.
  const limited = { ...target, sandbox: { ...target.sandbox, timeoutSeconds: options.timeoutSeconds } }
  const running = new Map<AbortController, Promise<unknown>>()
  const env = workerEnvironment(options.env)

  function planOf(language: SandboxRequest['language'], interpreter: string): WorkerPlan {
    return { language, interpreter, env, preloads: [], confinement: null }
  }

  function pythonJob(code: string): WorkerJob {
    const { sandbox } = target
    const header = {
      file: `${sandbox.bootstrapFolder}${randomUUID().replaceAll('-', '_')}.py`,
      line: sandbox.bootstrapLine,
      codeFile: sandbox.codeFile,
      names: sandbox.bootstrapNames,
      namespace: sandbox.namespace,
      childOutput: sandbox.childOutput,
    }
    return { files: [], header, input: code }
  }

  function nodeJob({ code, enableNetwork }: SandboxRequest): WorkerJob {
    const script = nodeScript(target, code, enableNetwork)
    return { files: [{ name: nodeScriptName, text: script.file }], header: null, input: script.stdin }
  }

  function toResult(end: WorkerEnd, language: SandboxRequest['language'], start: Start): SandboxResult {
    const { stdout, stderr, exitCode, signal, timedOut, cancelled, truncated, leftByExit, wasStopped } = end
    const began = end.beganAt ?? start.at
    return {
      stdout,
      stderr,
      error: sandboxError(limited, { stderr, exitCode, signal, timedOut }, language),
      exitCode,
      signal,
      wasStopped,
      timedOut,
      cancelled,
      truncated,
      hasNoAnswer: leftByExit && !timedOut,
      isWarm: start.isWarm,
      workerMs: began - start.at,
      scriptMs: end.endedAt - began,
    }
  }

  async function workerFrom(source: WorkerSource, { language }: SandboxRequest): Promise<StandingWorker> {
    const interpreter = language === 'python3' ? options.python : options.node
    if (interpreter === null) throw new Error(`This sandbox was made without an interpreter for ${language}.`)
    try {
      return await source.take(planOf(language, interpreter))
    } catch (error) {
      if (error instanceof ProblemError) throw error
      const reason = reasonOf(error)
      const code = language === 'python3' ? 'worker-not-started' : 'node-not-started'
      throw new ProblemError(problem(code, 'run', { params: { path: interpreter, reason }, raw: String(error) }))
    }
  }

  async function runOne(request: SandboxRequest, hooks: SandboxHooks, signal: AbortSignal): Promise<SandboxResult> {
    const at = performance.now()
    const job = request.language === 'python3' ? pythonJob(request.code) : nodeJob(request)
    for (let source = hooks.isCold === true ? cold : workers; ; source = cold) {
      const worker = await workerFrom(source, request)
      const end = await runJob(worker, job, {
        timeoutMs: options.timeoutSeconds * 1000,
        outputCap: options.outputCap,
        onOutput: hooks.onOutput ?? (() => undefined),
        signal,
      })
      // One that stood by can have met its end in the moment it was taken: its script did not begin.
      const isLost = worker.isWarm && end.beganAt === null && !end.timedOut && !end.cancelled
      if (!isLost) return toResult(end, request.language, { at, isWarm: worker.isWarm })
    }
  }

  return {
    async run(request, hooks = {}) {
      // A preload is left out without a word, as the sandboxes of all targets do: the official one unless its `enable_preload` was turned on
      // (since 0.2.10 it is off), dify-sandbox-py always.
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
