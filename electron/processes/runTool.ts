import { execa } from 'execa'
import { killGroup, releaseGroup, trackGroup } from './processGroup'

export interface ToolOptions {
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly signal?: AbortSignal
  /** Called with each whole line of stderr as it comes. */
  readonly onLine?: (line: string) => void
  /** The same of stdout. */
  readonly onOutLine?: (line: string) => void
  /** Milliseconds after which the tool is ended; it then counts as failed. */
  readonly timeout?: number
}

/** How a tool ended. `exitCode` is null where it could not be started or a signal ended it. */
export interface ToolEnd {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** Whether `signal` ended it. */
  readonly cancelled: boolean
  /** Whether it took longer than `timeout` and was ended. */
  readonly timedOut: boolean
}

const noEnd: ToolEnd = { exitCode: null, stdout: '', stderr: '', cancelled: false, timedOut: false }

/** Runs a tool in a process group of its own and waits for its end. Never rejects: a tool that can't start has no exit code. */
export async function runTool(file: string, args: readonly string[], options: ToolOptions): Promise<ToolEnd> {
  if (options.signal?.aborted === true) return { ...noEnd, cancelled: true }
  const child = execa(file, [...args], {
    env: options.env,
    extendEnv: false,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    detached: process.platform !== 'win32',
    windowsHide: true,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    ...(options.onLine === undefined ? {} : { stderr: lineListener(options.onLine) }),
    ...(options.onOutLine === undefined ? {} : { stdout: lineListener(options.onOutLine) }),
  })
  const { pid } = child
  if (pid !== undefined) trackGroup(pid)
  let cancelled = false
  let timedOut = false
  const stop = (): void => {
    if (pid !== undefined) killGroup(pid)
  }
  const cancel = (): void => {
    cancelled = true
    stop()
  }
  const expire = (): void => {
    timedOut = true
    stop()
  }
  options.signal?.addEventListener('abort', cancel, { once: true })
  const timer = options.timeout === undefined ? null : setTimeout(expire, options.timeout)
  const end = await child
  if (timer !== null) clearTimeout(timer)
  options.signal?.removeEventListener('abort', cancel)
  if (pid !== undefined) releaseGroup(pid)
  const stderr = end.stderr === '' && end.exitCode === undefined ? (end.originalMessage ?? '') : end.stderr
  return { exitCode: end.exitCode ?? null, stdout: end.stdout, stderr, cancelled, timedOut }
}

function lineListener(onLine: (line: string) => void) {
  return function* lines(line: unknown) {
    onLine(String(line))
    yield line
  }
}
