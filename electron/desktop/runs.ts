import { randomUUID } from 'node:crypto'
import type { RunRequest, RunStart } from '../../shared/model/run'
import type { Requirements, RunNode } from '../engineTypes'
import type { RemotePlace } from '../sandbox/remote/apiClient'
import { createBatches } from './batches'
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
  readonly onError: (error: unknown) => void
}

/** The runs of the window: started, heard and cancelled by id. */
export function createRuns(options: RunsOptions) {
  const { runNode, send } = options
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>()

  async function go(
    runId: string,
    request: RunRequest,
    requirements: Requirements | string,
    signal: AbortSignal,
    remote: RemotePlace | null,
  ): Promise<void> {
    const batches = createBatches((stream, text) => send('run.output', { runId, stream, text }))
    const result = await runNode(request, requirements, {
      signal,
      ...(remote === null ? {} : { remote }),
      keepsLastGood: true,
      onStarted: () => send('run.started', { runId }),
      onOutput: batches.add,
      onAttempt: (attempts, waitMs) => {
        batches.flush()
        send('run.attempt', { runId, attempts: [...attempts], waitMs })
      },
    })
    batches.flush()
    send('run.finished', { runId, result })
  }

  return {
    /** Starts a run, which waits for its environment, and names it. Rejects where a file that it needs can't be read. */
    async start({ sandbox, ...asked }: RunStart): Promise<{ runId: string }> {
      const [requirements, serverEnv, remote] = await Promise.all([
        options.requirements(),
        options.serverEnv(),
        sandbox === undefined ? null : options.placeOf(sandbox),
      ])
      const request = { ...asked, serverEnv }
      const runId = randomUUID()
      const abort = new AbortController()
      const done = go(runId, request, requirements, abort.signal, remote)
        .catch(options.onError)
        .finally(() => running.delete(runId))
      running.set(runId, { abort, done })
      return { runId }
    },
    /** Ends a run and all that it started. One that has ended meanwhile is no error. */
    cancel(runId: string): void {
      running.get(runId)?.abort.abort()
    },
    /** Ends every run; resolves when their processes are gone. */
    async cancelAll(): Promise<void> {
      const all = [...running.values()]
      for (const { abort } of all) abort.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}

export type Runs = ReturnType<typeof createRuns>
