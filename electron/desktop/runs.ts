import type { RunRequest, RunStart } from '../../shared/model/run'
import type { Requirements, RunNode } from '../engineTypes'
import type { EndedRun } from '../runHistory/runToKeep'
import type { RemotePlace } from '../sandbox/remote/apiClient'
import { canStandBy } from '../sandbox/workers/spawnedWorkers'
import { createBatches } from './batches'
import { createRunning } from './running'
import type { Send } from './sender'

export interface RunsOptions {
  readonly runNode: RunNode
  /** The server of an id, with its key. */
  readonly placeOf: (id: string) => Promise<RemotePlace>
  readonly send: Send
  /** The workspace's python-requirements.txt. */
  readonly requirements: () => Promise<Requirements | string>
  /** The lines of the workspace's dify.env. */
  readonly serverEnv: () => Promise<string>
  /** The path of the workspace that is open now. */
  readonly workspace: () => Promise<string>
  /** Keeps a run of a workspace; its key, or null where none is kept. */
  readonly keep: (workspace: string, ended: EndedRun) => Promise<number | null>
  readonly onError: (error: unknown) => void
}

/** The runs of the window: started, heard and cancelled by id. */
export function createRuns(options: RunsOptions) {
  const { runNode, send } = options
  const running = createRunning(options.onError)

  async function go(
    runId: string,
    request: RunRequest,
    requirements: Requirements | string,
    signal: AbortSignal,
    remote: RemotePlace | null,
    { id, byItself, workspace }: Pick<RunStart, 'id' | 'byItself'> & { readonly workspace: string },
  ): Promise<void> {
    const at = Date.now()
    const batches = createBatches((stream, text) => send('run.output', { runId, stream, text }))
    const result = await runNode(request, requirements, {
      signal,
      ...(remote === null ? {} : { remote }),
      keepsLastGood: true,
      // A Node that is started for its run alone would be the longer about it.
      takesLocals: request.node.code_language !== 'javascript' || canStandBy('nodejs'),
      onStarted: () => send('run.started', { runId }),
      onOutput: batches.add,
      onAttempt: (attempts, waitMs) => {
        batches.flush()
        send('run.attempt', { runId, attempts: [...attempts], waitMs })
      },
    })
    batches.flush()
    send('run.finished', { runId, result })
    if (id === undefined || (byItself === true && result.status === 'cancelled')) return
    const key = await options.keep(workspace, {
      node: id,
      request,
      sandbox: remote?.name ?? null,
      origin: 'window',
      at,
      result,
    })
    if (key !== null) send('runHistory.kept', { workspace, run: { key, runId } })
  }

  return {
    /** Starts a run, which waits for its environment, and names it. Rejects where a file that it needs can't be read. */
    async start({ sandbox, id, byItself, ...asked }: RunStart): Promise<{ runId: string }> {
      const [requirements, serverEnv, workspace, remote] = await Promise.all([
        options.requirements(),
        options.serverEnv(),
        options.workspace(),
        sandbox === undefined ? null : options.placeOf(sandbox),
      ])
      const request = { ...asked, serverEnv }
      const runId = running.begin((name, signal) =>
        go(name, request, requirements, signal, remote, { id, byItself, workspace }),
      )
      return { runId }
    },
    /** Ends a run and all that it started. One that has ended meanwhile is no error. */
    cancel: running.cancel,
    /** Ends every run; resolves when their processes are gone. */
    cancelAll: running.cancelAll,
  }
}

export type Runs = ReturnType<typeof createRuns>
