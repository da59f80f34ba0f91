import { Worker } from 'node:worker_threads'
import { type FindingsTask, type Judged, judge } from './findingsTask'

export interface ThreadQuestion {
  readonly id: number
  readonly task: FindingsTask
}

export type ThreadAnswer =
  | { readonly id: number; readonly judged: Judged }
  | { readonly id: number; readonly error: string }

export interface FindingsThread {
  /** What is found in a node. Rejects where the thread does not start, crashes or does not answer in time. */
  judge(task: FindingsTask): Promise<Judged>
  close(): void
}

/** Milliseconds after which a thread is taken to hang, and without a question after which it goes; as those of Python's readers. */
const usual = { longest: 10_000, idle: 120_000 }

interface Asked {
  readonly resolve: (judged: Judged) => void
  readonly reject: (error: Error) => void
}

/** One thread that judges nodes; `onEnd` is called when it is of no use any more. */
function startThread(script: string, { longest, idle }: typeof usual, onEnd: () => void) {
  const worker = new Worker(script)
  // What waits for it keeps the program; it alone does not.
  worker.unref()
  const asked = new Map<number, Asked>()
  let waiting: NodeJS.Timeout | undefined

  function end(why: Error): void {
    clearTimeout(waiting)
    onEnd()
    void worker.terminate()
    for (const { reject } of asked.values()) reject(why)
    asked.clear()
  }

  /** Waits for an answer, or for a question. */
  function wait(): void {
    clearTimeout(waiting)
    const isBusy = asked.size > 0
    const why = isBusy ? 'The thread of preflight does not answer' : 'idle'
    waiting = setTimeout(() => end(new Error(why)), isBusy ? longest : idle)
    if (!isBusy) waiting.unref()
  }

  worker.on('message', (answer: ThreadAnswer) => {
    const one = asked.get(answer.id)
    asked.delete(answer.id)
    wait()
    if ('judged' in answer) one?.resolve(answer.judged)
    else one?.reject(new Error(answer.error))
  })
  worker.on('error', (error: Error) => end(new Error(`The thread of preflight ended: ${error.message}`)))
  worker.on('exit', (code) => end(new Error(`The thread of preflight ended with ${code}`)))

  return {
    ask(question: ThreadQuestion): Promise<Judged> {
      return new Promise((resolve, reject) => {
        asked.set(question.id, { resolve, reject })
        wait()
        worker.postMessage(question)
      })
    },
    end,
  }
}

/**
 * Judges nodes in a thread of its own, which starts with the first question and goes when nobody has one. `script` is the thread's; null where nothing
 * else waits for this one: then it is done here.
 */
export function createFindingsThread(script: string | null, times = usual): FindingsThread {
  let thread: ReturnType<typeof startThread> | null = null
  let last = 0

  return {
    async judge(task) {
      if (script === null) return judge(task)
      if (thread === null) {
        const made = startThread(script, times, () => {
          if (thread === made) thread = null
        })
        thread = made
      }
      last += 1
      return thread.ask({ id: last, task })
    },
    close: () => thread?.end(new Error('closed')),
  }
}
