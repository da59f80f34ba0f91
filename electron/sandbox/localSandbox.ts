import { randomUUID } from 'node:crypto'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sandboxError } from '../../shared/dify/sandboxError'
import type { Target } from '../../shared/dify/targets/target'
import type { Sandbox, SandboxHooks, SandboxRequest, SandboxResult } from '../engineTypes'
import pythonBootstrap from './bootstrap.py?raw'
import { nodeScript, nodeScriptName } from './nodeScript'
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
  /** Where a run's scratch folder is made. */
  readonly scratch: string
}

/** Dify's sandbox passes its proxies and nothing else; certificates and what Windows can't start without are this machine's own. */
const passed =
  /^((HTTPS?|ALL|NO)_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT)$/i

function workerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name)))
}

interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly stdin: readonly string[]
}

/**
 * Runs scripts on this machine: one fresh interpreter a run, in its own process group, with a time limit and an output cap. What it
 * returns has the form of the target's own sandbox.
 */
export function createLocalSandbox(options: LocalSandboxOptions): Sandbox {
  const { target } = options
  const running = new Set<AbortController>()
  const env = workerEnvironment(options.env)

  function pythonCommand(python: string, request: SandboxRequest): Command {
    const { sandbox } = target
    const settings = {
      file: `${sandbox.bootstrapFolder}${randomUUID().replaceAll('-', '_')}.py`,
      line: sandbox.bootstrapLine,
      codeFile: sandbox.codeFile,
      names: sandbox.bootstrapNames,
      parent: process.pid,
    }
    // `-I`: neither the author's home nor the folder of the run may change what is imported.
    const args = ['-I', '-X', 'utf8', '-u', '-c', pythonBootstrap]
    return { file: python, args, stdin: [`${JSON.stringify(settings)}\n`, request.code] }
  }

  async function nodeCommand(node: string, request: SandboxRequest, folder: string): Promise<Command> {
    const file = join(folder, nodeScriptName)
    await writeFile(file, nodeScript(target))
    return { file: node, args: [file], stdin: [request.code] }
  }

  async function command(request: SandboxRequest, folder: string): Promise<Command> {
    const interpreter = request.language === 'python3' ? options.python : options.node
    if (interpreter === null) throw new Error(`no interpreter for ${request.language}`)
    return request.language === 'python3'
      ? pythonCommand(interpreter, request)
      : nodeCommand(interpreter, request, folder)
  }

  function toResult(end: WorkerEnd): SandboxResult {
    const { stderr, exitCode, signal, timedOut } = end
    const began = end.beganAt ?? end.startedAt
    const error = end.startError ?? sandboxError(target, { stderr, exitCode, signal, timedOut })
    return {
      stdout: end.stdout,
      stderr,
      error,
      exitCode,
      timedOut,
      cancelled: end.cancelled,
      truncated: end.truncated,
      workerMs: began - end.startedAt,
      scriptMs: end.endedAt - began,
    }
  }

  return {
    async run(request, hooks: SandboxHooks = {}) {
      await mkdir(options.scratch, { recursive: true })
      const folder = await mkdtemp(join(options.scratch, 'run-'))
      const abort = new AbortController()
      const forward = (): void => abort.abort()
      if (hooks.signal?.aborted === true) forward()
      hooks.signal?.addEventListener('abort', forward, { once: true })
      running.add(abort)
      try {
        const end = await runWorker({
          ...(await command(request, folder)),
          cwd: folder,
          env,
          timeoutMs: options.timeoutSeconds * 1000,
          outputCap: options.outputCap,
          onOutput: hooks.onOutput ?? (() => undefined),
          signal: abort.signal,
        })
        return toResult(end)
      } finally {
        running.delete(abort)
        hooks.signal?.removeEventListener('abort', forward)
        // A file that is still held is removed with the scratch folder at the next start.
        await rm(folder, { recursive: true, force: true }).catch(() => undefined)
      }
    },

    close() {
      for (const abort of running) abort.abort()
      return Promise.resolve()
    },
  }
}
