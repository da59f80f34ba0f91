import { parentPort } from 'node:worker_threads'
import { javascriptFacts } from './javascript/facts'
import type { FactsAnswer, FactsQuestion } from './javascriptReader'

/** The thread that JavaScript is read in, so that none of it keeps the window waiting. */
parentPort?.on('message', ({ id, code, node, inputs }: FactsQuestion) => {
  let answer: FactsAnswer
  try {
    answer = { id, facts: javascriptFacts(code, node, inputs) }
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
