import { check } from '../../shared/dify/check'
import { DifyFailure } from '../../shared/dify/difyFailure'
import { toJsonText } from '../../shared/dify/jsonText'
import { parse } from '../../shared/dify/parse'
import { createPrintFilter, splitStdout } from '../../shared/dify/resultTag'
import { findTarget } from '../../shared/dify/targets'
import type { Target } from '../../shared/dify/targets/target'
import { readTraceback } from '../../shared/dify/traceback'
import { wrap, type WrappedScript } from '../../shared/dify/wrap'
import type { Build } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import type { RunRequest, RunResult, Traceback } from '../../shared/model/run'
import type { Settings } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import type { Environments, RunHooks, RunNode, Sandbox, SandboxResult } from '../engineTypes'
import { gatherInputs } from './gatherInputs'
import { runProblem } from './runProblem'

/** What a run needs from around it. `sandboxFor` makes a sandbox of a target's environment; `close` of each is called after the run. */
export interface RunNodeOptions {
  readonly environments: Environments
  readonly settings: () => Settings
  readonly sandboxFor: (target: Target, python: string | null, node: string | null) => Sandbox
  /** Finds the Node for JavaScript; null where there is none. */
  readonly findNode: () => Promise<{ path: string; version: string } | null>
}

/** The interpreter of a run, and what must be said about it. */
interface Runtime {
  readonly sandbox: Sandbox
  readonly name: string
  readonly environment: string | null
}

/** A run's end before it came to the sandbox. */
class Ended extends Error {
  constructor(
    readonly problems: readonly Problem[],
    readonly cancelled: boolean,
  ) {
    super('ended')
  }
}

function emptyResult(request: RunRequest, startedAt: number): RunResult {
  return {
    status: 'failed',
    outputs: null,
    error: null,
    errorType: null,
    keepsInputs: true,
    prints: '',
    stderr: '',
    truncated: false,
    traceback: null,
    problems: [],
    times: { worker: 0, main: 0, check: 0, total: performance.now() - startedAt },
    target: request.target,
    runtime: '',
    environment: null,
  }
}

function tracebackOf(
  request: RunRequest,
  target: Target,
  wrapped: WrappedScript,
  sandbox: SandboxResult,
): Traceback | null {
  const { code, code_language } = request.node
  const { linesBefore, userLines } = wrapped
  return readTraceback(target, code_language, sandbox.stderr, { code, linesBefore, userLines })
}

/** Makes the function that runs a node: wrap, `Sandbox.run`, parse, check. */
export function createRunNode(options: RunNodeOptions): RunNode {
  function fromBuild(build: Build): Ended | null {
    if (build.status === 'ready') return null
    return new Ended(build.problems, build.status === 'cancelled')
  }

  async function pythonRuntime(
    target: Target,
    request: RunRequest,
    requirements: string,
    hooks: RunHooks,
  ): Promise<Runtime> {
    const wish = { target, requirements, dependencies: request.node.dependencies }
    const build = await options.environments.wait(wish, hooks.signal)
    const ended = fromBuild(build)
    if (ended !== null) throw ended
    const environment = build.environment
    if (environment === null) throw new Ended(build.problems, false)
    return {
      sandbox: options.sandboxFor(target, environment.python.path, null),
      name: `Python ${environment.python.version}`,
      environment: environment.key,
    }
  }

  async function nodeRuntime(target: Target): Promise<Runtime> {
    const node = await options.findNode()
    const params = { version: target.node, target: target.name }
    if (node === null) throw new ProblemError(problem('node-missing', 'run', { params }))
    return { sandbox: options.sandboxFor(target, null, node.path), name: `Node ${node.version}`, environment: null }
  }

  async function runIn(
    request: RunRequest,
    target: Target,
    runtime: Runtime,
    hooks: RunHooks,
    startedAt: number,
  ): Promise<RunResult> {
    const { node } = request
    const base = { ...emptyResult(request, startedAt), runtime: runtime.name, environment: runtime.environment }
    const limits = options.settings()
    let sandbox: SandboxResult | null = null
    let wrapped: WrappedScript | null = null
    try {
      wrapped = wrap(target, node.code_language, node.code, gatherInputs(request))
      sandbox = await runScript(runtime.sandbox, wrapped, hooks, target.sandbox.enableNetwork)
      const checkAt = performance.now()
      if (sandbox.cancelled) throw new Ended([problem('run-cancelled', 'run', { severity: 'info' })], true)
      const answer = sandbox.truncated ? { stdout: '', error: 'output cap' } : sandbox
      const outputs = toJsonText(check(target, parse(target, answer), node.outputs))
      const times = timesOf(sandbox, checkAt, startedAt)
      return { ...base, status: 'succeeded', outputs, times, ...streamsOf(sandbox) }
    } catch (error) {
      const streams = sandbox === null ? {} : streamsOf(sandbox)
      const times = sandbox === null ? base.times : timesOf(sandbox, performance.now(), startedAt)
      if (!(error instanceof DifyFailure) || wrapped === null) {
        if (!(error instanceof DifyFailure)) return { ...endOf(error, base), times, ...streams }
        const problems = [runProblem({ target, node, failure: error, sandbox, traceback: null, limits })]
        return { ...failed(base, error), times, problems }
      }
      const traceback = sandbox === null ? null : tracebackOf(request, target, wrapped, sandbox)
      const problems = [runProblem({ target, node, failure: error, sandbox, traceback, limits })]
      return { ...failed(base, error), ...streams, times, traceback, problems }
    }
  }

  return async (request, requirements, hooks = {}) => {
    const startedAt = performance.now()
    const base = emptyResult(request, startedAt)
    const target = findTarget(request.target)
    if (target === null) {
      return { ...base, problems: [problem('target-unknown', 'run', { params: { target: request.target } })] }
    }
    try {
      const runtime =
        request.node.code_language === 'python3'
          ? await pythonRuntime(target, request, requirements, hooks)
          : await nodeRuntime(target)
      hooks.onStarted?.()
      try {
        return await runIn(request, target, runtime, hooks, performance.now())
      } finally {
        await runtime.sandbox.close()
      }
    } catch (error) {
      if (hooks.signal?.aborted === true) return cancelledResult(base)
      return endOf(error, base)
    }
  }
}

function failed(base: RunResult, failure: DifyFailure): RunResult {
  return {
    ...base,
    status: 'failed',
    error: failure.message,
    errorType: failure.errorType,
    keepsInputs: failure.keepsInputs,
  }
}

function cancelledResult(base: RunResult): RunResult {
  return { ...base, status: 'cancelled', problems: [problem('run-cancelled', 'run', { severity: 'info' })] }
}

/** A run that ended outside Dify's rules: cancelled, or the machine could not do it. */
function endOf(error: unknown, base: RunResult): RunResult {
  if (error instanceof Ended) {
    return { ...base, status: error.cancelled ? 'cancelled' : 'failed', problems: [...error.problems] }
  }
  if (error instanceof ProblemError) return { ...base, problems: [error.problem] }
  const reason = error instanceof Error ? error.message : String(error)
  return { ...base, problems: [problem('worker-not-started', 'run', { params: { reason }, raw: String(error) })] }
}

async function runScript(
  sandbox: Sandbox,
  wrapped: WrappedScript,
  hooks: RunHooks,
  enableNetwork: boolean,
): Promise<SandboxResult> {
  const filter = createPrintFilter()
  const show = (text: string): void => {
    if (text !== '') hooks.onOutput?.('prints', text)
  }
  const { language, code, preload } = wrapped
  const result = await sandbox.run(
    { language, code, preload, enableNetwork },
    {
      onOutput: (stream, text) => {
        if (stream === 'stdout') show(filter.feed(text))
        else hooks.onOutput?.('stderr', text)
      },
      ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
    },
  )
  show(filter.flush())
  return result
}

function streamsOf(sandbox: SandboxResult): Pick<RunResult, 'prints' | 'stderr' | 'truncated'> {
  return { prints: splitStdout(sandbox.stdout).prints, stderr: sandbox.stderr, truncated: sandbox.truncated }
}

function timesOf(sandbox: SandboxResult, checkAt: number, startedAt: number): RunResult['times'] {
  const now = performance.now()
  return { worker: sandbox.workerMs, main: sandbox.scriptMs, check: now - checkAt, total: now - startedAt }
}
