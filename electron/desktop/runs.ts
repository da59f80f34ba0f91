import { randomUUID } from 'node:crypto'
import type { RunRequest } from '../../shared/model/run'
import type { Engine } from '../engine'
import type { Send } from './ipc'

/** How often output goes to the page, in milliseconds: a flood of small prints must not flood it with messages. */
const batchMs = 16

type Stream = 'prints' | 'stderr'

/** Gathers output and sends it in batches, in order. */
function createBatches(send: (stream: Stream, text: string) => void) {
  let pending: { stream: Stream; text: string }[] = []
  let timer: NodeJS.Timeout | null = null

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const batch = pending
    pending = []
    for (const { stream, text } of batch) send(stream, text)
  }

  return {
    add(stream: Stream, text: string): void {
      const last = pending.at(-1)
      if (last?.stream === stream) last.text += text
      else pending.push({ stream, text })
      timer ??= setTimeout(flush, batchMs)
    },
    flush,
  }
}

/** The runs of the window: started, heard and cancelled by id. */
export function createRuns(engine: Engine, send: Send, requirements: () => Promise<string>) {
  const running = new Map<string, AbortController>()

  async function go(runId: string, request: RunRequest, abort: AbortController): Promise<void> {
    const batches = createBatches((stream, text) => send('run.output', { runId, stream, text }))
    const result = await engine.runNode(request, await requirements(), {
      signal: abort.signal,
      onStarted: () => send('run.started', { runId }),
      onOutput: batches.add,
    })
    batches.flush()
    running.delete(runId)
    send('run.finished', { runId, result })
  }

  return {
    start(request: RunRequest, onFailure: (error: unknown) => void): { runId: string } {
      const runId = randomUUID()
      const abort = new AbortController()
      running.set(runId, abort)
      go(runId, request, abort).catch(onFailure)
      return { runId }
    },
    cancel(runId: string): void {
      running.get(runId)?.abort()
    },
    cancelAll(): void {
      for (const abort of running.values()) abort.abort()
    },
  }
}
