import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sandboxError } from '../../shared/dify/sandboxError'
import { nodeScriptName } from '../../shared/dify/sandboxPaths'
import type { Target } from '../../shared/dify/targets/target'
import { problem, ProblemError } from '../../shared/problems'
import type { Sandbox, SandboxHooks, SandboxRequest, SandboxResult } from '../engineTypes'
import { reasonOf } from '../files/fileErrors'
import pythonBootstrap from './bootstrap.py?raw'
import { nodePrelude, nodeScript } from './nodeScript'
import type { Scratch } from './scratch'
import { runWorker, type WorkerEnd } from './worker'

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
  readonly scratch: Scratch
}

/** Dify's sandbox passes its proxies and nothing else; certificates and what Windows can't start without are this machine's own. */
const passed =
  /^((HTTPS?|ALL|NO)_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT)$/i

function workerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name)))
}

/** The file beside the script that Node loads before it. */
const nodePreludeName = 'nodelab-prelude.cjs'

/** What runs a script, and what it reads. */
interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly stdin: readonly string[]
}

/**
 * Runs scripts on this machine: one fresh interpreter a run, in its own process group, with a time limit and an output cap. What it
 * returns has the form of the target's own sandbox. `run` rejects with a ProblemError where the interpreter can't be started.
 */
export function createLocalSandbox(options: LocalSandboxOptions): Sandbox {
  const { target, scratch } = options
  // A sandbox whose words name its limit names the one in force.
  const limited = { ...target, sandbox: { ...target.sandbox, timeoutSeconds: options.timeoutSeconds } }
  const running = new Map<AbortController, Promise<unknown>>()
  const env = workerEnvironment(options.env)

  function pythonCommand(python: string, request: SandboxRequest): Command {
    const { sandbox } = target
    const settings = {
      file: `${sandbox.bootstrapFolder}${randomUUID().replaceAll('-', '_')}.py`,
      line: sandbox.bootstrapLine,
      codeFile: sandbox.codeFile,
      names: sandbox.bootstrapNames,
      namespace: sandbox.namespace,
      childOutput: sandbox.childOutput,
    }
    // `-I`: neither the author's home nor the folder of the run may change what is imported.
    const args = ['-I', '-X', 'utf8', '-u', '-c', pythonBootstrap]
    return { file: python, args, stdin: [`${JSON.stringify(settings)}\n`, request.code] }
  }

  async function nodeCommand(node: string, request: SandboxRequest, folder: string): Promise<Command> {
    const script = nodeScript(target, request.code, request.enableNetwork)
    const file = join(folder, nodeScriptName)
    const prelude = join(folder, nodePreludeName)
    await Promise.all([writeFile(file, script.file), writeFile(prelude, nodePrelude)])
    return { file: node, args: ['--require', prelude, file], stdin: [script.stdin] }
  }

  function toResult(end: WorkerEnd, language: SandboxRequest['language']): SandboxResult {
    const { stdout, stderr, exitCode, signal, timedOut, cancelled, truncated, leftByExit } = end
    const began = end.beganAt ?? end.startedAt
    return {
      stdout,
      stderr,
      error: sandboxError(limited, { stderr, exitCode, signal, timedOut }, language),
      exitCode,
      timedOut,
      cancelled,
      truncated,
      hasNoAnswer: leftByExit && !timedOut,
      workerMs: began - end.startedAt,
      scriptMs: end.endedAt - began,
    }
  }

  async function runIn(folder: string, request: SandboxRequest, hooks: SandboxHooks, signal: AbortSignal) {
    const interpreter = request.language === 'python3' ? options.python : options.node
    if (interpreter === null) throw new Error(`This sandbox was made without an interpreter for ${request.language}.`)
    try {
      const command =
        request.language === 'python3'
          ? pythonCommand(interpreter, request)
          : await nodeCommand(interpreter, request, folder)
      const end = await runWorker({
        ...command,
        cwd: folder,
        env,
        timeoutMs: options.timeoutSeconds * 1000,
        outputCap: options.outputCap,
        onOutput: hooks.onOutput ?? (() => undefined),
        signal,
      })
      return toResult(end, request.language)
    } catch (error) {
      const reason = reasonOf(error)
      const code = request.language === 'python3' ? 'worker-not-started' : 'node-not-started'
      throw new ProblemError(problem(code, 'run', { params: { path: interpreter, reason }, raw: String(error) }))
    }
  }

  async function makeFolder(): Promise<string> {
    try {
      return await scratch.make()
    } catch (error) {
      const reason = reasonOf(error)
      throw new ProblemError(problem('scratch-failed', 'run', { params: { reason }, raw: String(error) }))
    }
  }

  async function runOne(request: SandboxRequest, hooks: SandboxHooks, signal: AbortSignal): Promise<SandboxResult> {
    const folder = await makeFolder()
    try {
      return await runIn(folder, request, hooks, signal)
    } finally {
      scratch.remove(folder)
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
