import { splitStdout } from '../../shared/dify/resultTag'
import type { DifyFailure } from '../../shared/dify/difyFailure'
import { serverSettingsOf } from '../../shared/dify/serverSettings'
import { plainResult } from '../../shared/model/plainResult'
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
  return { ...plainResult(request.target), ...serverOf(request) }
}

/** What the runtime adds to a result, and the answer of a server elsewhere. */
export function ofRuntime(
  { name, environment, place }: Runtime,
  sandbox: SandboxResult | null,
): Pick<RunResult, 'runtime' | 'environment' | 'ranOn'> {
  const here = { runtime: name, environment }
  if (place === null) return here
  const { dialect = null, unknown = [] } = sandbox?.remote ?? {}
  return { ...here, ranOn: { name: place.name, address: place.address, dialect, unknown: [...unknown] } }
}

/** What came out of the sandbox, result and prints apart; nothing where it did not come so far. */
export function streamsOf(sandbox: SandboxResult | null): Partial<RunResult> {
  if (sandbox === null) return {}
  const { stdout, stderr, truncated, isWarm, remote } = sandbox
  const told = { prints: splitStdout(stdout).prints, stderr, truncated }
  // What stands ready on a server elsewhere is not known here.
  return remote === undefined ? { ...told, isWarm } : told
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
