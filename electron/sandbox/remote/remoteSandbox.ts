import type { RemoteDialect, UnknownPart } from '../../../shared/model/remoteSandbox'
import type { Sandbox, SandboxHooks, SandboxRequest, SandboxResult } from '../../engineTypes'
import {
  type ApiClientOptions,
  bodyOf,
  dataOf,
  postRun,
  type RemotePlace,
  type RunData,
  silenceFailure,
} from './apiClient'
import { type HttpAnswer, Silence, type Timeouts } from './httpExchange'

export interface RemoteSandboxOptions {
  readonly place: RemotePlace
  /** Bytes of stdout, and of what else is told, that an answer may hold. */
  readonly outputCap: number
  /** The variables that name certificates to trust. */
  readonly env: NodeJS.ProcessEnv
  /** Those of Dify's client unless told. */
  readonly timeouts?: Timeouts
}

/** What JSON may make of a byte of output: `\u003c`. */
const escaped = 6
const envelopeBytes = 10_000

/** The lines that the official sandbox adds below stderr in the v1 dialect. */
const ownLines = /^error: (?:exit status \d+|timeout|operation not permitted|signal: .+)$/m
const timeoutOfPy = /^代码执行超时/

/** How a server answers, as far as one answer tells: v1 and dify-sandbox-py have the same keys, and often the same words. */
export function dialectOf({ exitCode, error }: RunData): RemoteDialect | null {
  if (exitCode !== null) return 'v2'
  if (timeoutOfPy.test(error)) return 'py'
  return ownLines.test(error) ? 'v1' : null
}

/** Whether the server ended the run at its own time limit. */
function isTimeout({ error, exitCode }: RunData): boolean {
  if (exitCode !== null) return exitCode === -1 && /^process exited with code -1\nerror: timeout$/m.test(error)
  return timeoutOfPy.test(error) || /^error: timeout\n(?:error: signal: killed\n?)?$/m.test(error)
}

function resultOf(data: RunData, ms: number): SandboxResult {
  const unknown: UnknownPart[] = []
  if (data.exitCode === null) unknown.push('exit-code')
  if (data.stderr === null) unknown.push('stderr')
  return {
    stdout: data.stdout,
    stderr: data.stderr ?? '',
    error: data.error,
    // The v2 dialect says -1 where a signal ended the process.
    exitCode: data.exitCode === -1 ? null : data.exitCode,
    timedOut: isTimeout(data),
    cancelled: false,
    truncated: false,
    hasNoAnswer: false,
    isWarm: false,
    confinement: null,
    workerMs: 0,
    scriptMs: ms,
    remote: { dialect: dialectOf(data), unknown },
  }
}

/** A run without an answer of which something has to be said: cancelled, or larger than is read. */
function withoutAnswer(change: Partial<SandboxResult>, ms: number): SandboxResult {
  const nothing = resultOf({ stdout: '', error: '', stderr: '', exitCode: -1 }, ms)
  return { ...nothing, ...change, remote: { dialect: null, unknown: [] } }
}

/**
 * Runs scripts on a server that speaks the sandbox API, as Dify's own client asks it: an official dify-sandbox, dify-sandbox-py, another Nodelab.
 * `run` rejects with a DifyFailure, in Dify's words, where the server answers no run. A cancelled run ends here at once; what it began on the
 * server goes on there until the server's own limit, since the API has no way to end it. Times are of the whole exchange.
 */
export function createRemoteSandbox({ place, outputCap, env, timeouts }: RemoteSandboxOptions): Sandbox {
  const running = new Set<AbortController>()
  const client: ApiClientOptions = {
    place,
    env,
    mostBytes: outputCap * escaped * 2 + envelopeBytes,
    ...(timeouts === undefined ? {} : { timeouts }),
  }

  async function exchange(request: SandboxRequest, signal: AbortSignal): Promise<HttpAnswer> {
    try {
      return await postRun(client, bodyOf(request), signal)
    } catch (error) {
      throw error instanceof Silence && error.kind !== 'too-large' ? silenceFailure(place, error) : error
    }
  }

  async function runOne(request: SandboxRequest, hooks: SandboxHooks, signal: AbortSignal): Promise<SandboxResult> {
    const began = performance.now()
    try {
      const answer = await exchange(request, signal)
      const result = resultOf(dataOf(place, answer), performance.now() - began)
      const isLong = Buffer.byteLength(result.stdout) > outputCap || Buffer.byteLength(result.stderr) > outputCap
      hooks.onOutput?.('stdout', result.stdout)
      hooks.onOutput?.('stderr', result.stderr)
      return isLong ? { ...result, truncated: true } : result
    } catch (error) {
      const ms = performance.now() - began
      if (signal.aborted) return withoutAnswer({ cancelled: true }, ms)
      if (error instanceof Silence) return withoutAnswer({ truncated: true }, ms)
      throw error
    }
  }

  return {
    async run(request, hooks = {}) {
      const abort = new AbortController()
      const forward = (): void => abort.abort()
      if (hooks.signal?.aborted === true) forward()
      hooks.signal?.addEventListener('abort', forward, { once: true })
      running.add(abort)
      try {
        return await runOne(request, hooks, abort.signal)
      } finally {
        running.delete(abort)
        hooks.signal?.removeEventListener('abort', forward)
      }
    },
    async close() {
      for (const abort of running) abort.abort()
      await Promise.resolve()
    },
  }
}
