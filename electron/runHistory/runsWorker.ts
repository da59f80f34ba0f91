import { parentPort } from 'node:worker_threads'
// Not by a dynamic import: that of Electron does not look into an archive. Where it can't be loaded the thread ends, and its end says why.
import Connection from 'libsql'
import { createRunsHost } from './runsHost'
import type { FromWorker, ToWorker } from './workerPort'

/** The thread that the databases live in, so that none of their work keeps the window waiting. */
const host = createRunsHost(() => Promise.resolve(Connection))

parentPort?.on('message', (message: ToWorker) => {
  if (message === 'close') void host.close().finally(() => parentPort?.close())
  else
    void host.ask(message.ask).then((told) => {
      const reply: FromWorker = { id: message.id, told }
      parentPort?.postMessage(reply)
    })
})
