import { type ForkedKind, pythonJob } from './forkedKinds'
import { type Output, streamOutput } from './output'
import { openPipes } from './pipedLines'
import { hearTold, type Told } from './standingWorker'
import type { WorkerSockets } from './workerHub'
import type { WorkerJob } from './workerPlan'

/** The lines of a forked worker to Nodelab, however they came. */
export interface WorkerLines {
  readonly stdout: Output
  readonly stderr: Output
  /** Passes on what it says from now on. */
  hear(onTold: (told: Told) => void): void
  send(job: WorkerJob): Promise<void>
  /** Whether its script had begun, where it does not say so. */
  hasBegun(): boolean
  /** Its process is gone: nothing is said any more. What it wrote may still be read. */
  close(): void
}

/** The lines that a worker's parent brought to the hub. */
export function socketLines(kind: ForkedKind, sockets: WorkerSockets, folder: string): WorkerLines {
  const { control, stdin, stdout, stderr } = sockets
  return {
    stdout: streamOutput(stdout),
    stderr: streamOutput(stderr),
    hear(onTold) {
      hearTold(control, onTold)
      control.resume()
    },
    send: (job) => kind.send(sockets, folder, job),
    hasBegun: () => false,
    close() {
      control.destroy()
      stdin?.destroy()
    },
  }
}

/** Those that are opened where they lie in its parent, of Python workers alone. Throws where they are gone. */
export function pipedLines(parent: number, ends: readonly number[]): WorkerLines {
  const pipes = openPipes(parent, ends)
  return {
    ...pipes,
    send(job) {
      pipes.send(pythonJob(job))
      return Promise.resolve()
    },
  }
}
