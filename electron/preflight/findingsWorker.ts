import { parentPort } from 'node:worker_threads'
import { judge } from './findingsTask'
import type { ThreadAnswer, ThreadQuestion } from './findingsThread'

/** The thread in which nodes are judged, and JavaScript is read, so that none of it keeps the window waiting. */
parentPort?.on('message', ({ id, task }: ThreadQuestion) => {
  let answer: ThreadAnswer
  try {
    answer = { id, judged: judge(task) }
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
