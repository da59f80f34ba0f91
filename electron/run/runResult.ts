import { splitStdout } from '../../shared/dify/resultTag'
import type { DifyFailure } from '../../shared/dify/difyFailure'
import { serverSettingsOf } from '../../shared/dify/serverSettings'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { problem, ProblemError } from '../../shared/problems'
import type { SandboxResult } from '../engineTypes'
import { reasonOf } from '../files/fileErrors'
import { Ended, type Runtime } from './runtimes'

function serverOf({ serverEnv = '' }: RunRequest): Pick<RunResult, 'server'> {
  const server = serverSettingsOf(serverEnv)
  return server === null ? {} : { server }
}

/** A result of which nothing is known yet but what was asked for. */
export function emptyResult(request: RunRequest): RunResult {
  return {
    status: 'failed',
    outputs: null,
    returned: null,
    error: null,
    errorType: null,
    keepsInputs: true,
    prints: '',
    stderr: '',
    truncated: false,
    traceback: null,
    problems: [],
    times: { worker: 0, main: 0, check: 0, total: 0 },
    target: request.target,
    ...serverOf(request),
    runtime: '',
    environment: null,
    attempts: [],
    after: null,
  }
}

/** What the runtime adds to a result. */
export function ofRuntime(runtime: Runtime): Pick<RunResult, 'runtime' | 'environment'> {
  return { runtime: runtime.name, environment: runtime.environment }
}

/** What came out of the sandbox, result and prints apart; nothing where it did not come so far. */
export function streamsOf(sandbox: SandboxResult | null): Partial<RunResult> {
  if (sandbox === null) return {}
  const { stdout, stderr, truncated, isWarm } = sandbox
  return { prints: splitStdout(stdout).prints, stderr, truncated, isWarm }
}

/** The times of a run in milliseconds: `checkMs` is that of parse and check. */
export function timesOf(sandbox: SandboxResult | null, checkMs: number, totalMs: number): RunResult['times'] {
  return { worker: sandbox?.workerMs ?? 0, main: sandbox?.scriptMs ?? 0, check: checkMs, total: totalMs }
}

/** A failure in Dify's own words. */
export function ofFailure(failure: DifyFailure): Partial<RunResult> {
  const { message, errorType, keepsInputs } = failure
  return { status: 'failed', error: message, errorType, keepsInputs }
}

/** What `main()` gave, where the run came so far and Dify refused it. */
export function returnedOf(failure: DifyFailure, sandbox: SandboxResult | null): string | null {
  const isRefused = failure.step === 'check' || failure.step === 'parse'
  return isRefused && sandbox !== null ? splitStdout(sandbox.stdout).result : null
}

/** The end of a run that was cancelled. */
export function ofCancel(): Partial<RunResult> {
  return { status: 'cancelled', problems: [problem('run-cancelled', 'run', { severity: 'info' })] }
}

/** A run that ended outside Dify's rules: cancelled, or the machine could not do it. */
export function ofOtherEnd(error: unknown): Partial<RunResult> {
  if (error instanceof Ended) {
    return error.cancelled ? { ...ofCancel(), problems: [...error.problems] } : { problems: [...error.problems] }
  }
  if (error instanceof ProblemError) return { problems: [error.problem] }
  const reason = reasonOf(error)
  const raw = error instanceof Error ? (error.stack ?? String(error)) : String(error)
  return { problems: [problem('run-broken', 'run', { params: { reason }, raw })] }
}
