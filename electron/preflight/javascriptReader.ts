import { Worker } from 'node:worker_threads'
import type { CodeFacts } from '../../shared/preflight/facts/codeFacts'
import type { InputTypes } from '../../shared/preflight/facts/inputTypes'
import { javascriptFacts } from './javascript/facts'

/** What the thread is asked: code, as a Node of a version reads it. */
export interface FactsQuestion {
  readonly id: number
  readonly code: string
  readonly node: string
  readonly inputs?: InputTypes
}

export type FactsAnswer =
  | { readonly id: number; readonly facts: CodeFacts }
  | { readonly id: number; readonly error: string }

export interface JavascriptReader {
  /** The facts of code. Rejects where the thread does not start, crashes or does not answer in time. */
  read(code: string, node: string, inputs?: InputTypes): Promise<CodeFacts>
  close(): void
}

/** Milliseconds after which a thread is taken to hang, and without a question after which it goes; as those of Python's readers. */
const usual = { longest: 10_000, idle: 120_000 }

interface Asked {
  readonly resolve: (facts: CodeFacts) => void
  readonly reject: (error: Error) => void
}

/** One thread that reads code; `onEnd` is called when it is of no use any more. */
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
    const why = isBusy ? 'The reader of JavaScript does not answer' : 'idle'
    waiting = setTimeout(() => end(new Error(why)), isBusy ? longest : idle)
    if (!isBusy) waiting.unref()
  }

  worker.on('message', (answer: FactsAnswer) => {
    const one = asked.get(answer.id)
    asked.delete(answer.id)
    wait()
    if ('facts' in answer) one?.resolve(answer.facts)
    else one?.reject(new Error(answer.error))
  })
  worker.on('error', (error: Error) => end(new Error(`The reader of JavaScript ended: ${error.message}`)))
  worker.on('exit', (code) => end(new Error(`The reader of JavaScript ended with ${code}`)))

  return {
    ask(question: FactsQuestion): Promise<CodeFacts> {
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
 * Reads JavaScript in a thread of its own, which starts with the first question and goes when nobody has one. `script` is the thread's; null where nothing
 * else waits for this one: then it is read here.
 */
export function createJavascriptReader(script: string | null, times = usual): JavascriptReader {
  let thread: ReturnType<typeof startThread> | null = null
  let last = 0

  return {
    async read(code, node, inputs) {
      if (script === null) return javascriptFacts(code, node, inputs)
      if (thread === null) {
        const made = startThread(script, times, () => {
          if (thread === made) thread = null
        })
        thread = made
      }
      last += 1
      return thread.ask({ id: last, code, node, ...(inputs === undefined ? {} : { inputs }) })
    },
    close: () => thread?.end(new Error('closed')),
  }
}
