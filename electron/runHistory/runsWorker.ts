import { parentPort } from 'node:worker_threads'
import { createRunsHost } from './runsHost'
import type { FromWorker, ToWorker } from './workerPort'

/** The thread that the databases live in, so that none of their work keeps the window waiting. */
const host = createRunsHost(async () => (await import('libsql')).default)

parentPort?.on('message', (message: ToWorker) => {
  if (message === 'close') void host.close().finally(() => parentPort?.close())
  else
    void host.ask(message.ask).then((told) => {
      const reply: FromWorker = { id: message.id, told }
      parentPort?.postMessage(reply)
    })
})
