import { fork } from 'node:child_process'
import { join } from 'node:path'

/** A running language server, whoever has started it: messages go to and fro whole. */
export interface ServerProcess {
  readonly pid: number | undefined
  send(message: object): void
  onMessage(listener: (message: unknown) => void): void
  /** Told once, however it ended; `why` is for its reader. */
  onEnd(listener: (why: string) => void): void
  kill(): void
}

export type StartServer = () => ServerProcess

/** Pyright empties its caches as it comes near to this: megabytes of V8's heap. */
export const serverHeap = 1024

/** Starts pyright by a plain Node. `folder` is that of its package. Electron has no such Node in it: see `desktop/languageProcess.ts`. */
export function startByNode(folder: string): ServerProcess {
  const child = fork(join(folder, 'langserver.index.js'), ['--node-ipc'], {
    execArgv: [`--max-old-space-size=${serverHeap}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    pid: child.pid,
    send(message) {
      if (child.connected) child.send(message)
    },
    onMessage: (listener) => void child.on('message', listener),
    onEnd(listener) {
      let told = false
      const tell = (why: string): void => {
        if (!told) listener(why)
        told = true
      }
      child.once('exit', (code, signal) => tell(signal ?? `exit code ${code ?? 0}`))
      child.once('error', (error) => tell(error.message))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
