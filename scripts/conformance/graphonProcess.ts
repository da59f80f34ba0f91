import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Limits } from '../../shared/model/server'
import type { Outcome } from './outcome'

/** Declarations by name, in their order; those of an Object's members are such a list too. */
export type Declared = readonly (readonly [
  name: string,
  spec: { readonly type: string; readonly children: Declared | null },
])[]

/** A case as the Python side reads it. */
export interface Request {
  readonly stdout: string | null
  readonly error: string
  readonly result: string
  readonly outputs: Declared | null
  readonly limits: number
}

export interface GraphonProcess {
  /** The outcomes of cases, in their order. May be called again before it has answered. */
  ask(requests: readonly Request[]): Promise<Outcome[]>
  close(): Promise<void>
}

interface Waiting {
  readonly answer: (outcomes: Outcome[]) => void
  readonly fail: (error: Error) => void
}

/** Starts the one Python process that all cases are put to. `limits` are those that requests name by their place. */
export function startGraphon(python: string, limits: readonly Limits[]): GraphonProcess {
  const script = fileURLToPath(new URL('./graphon_node.py', import.meta.url))
  const child = spawn(python, ['-I', '-X', 'utf8', script, JSON.stringify(limits)])
  const queue: Waiting[] = []
  let stderr = ''
  let ended: Error | null = null

  function end(reason: string): void {
    ended ??= new Error(`${reason}\n${stderr.trim().slice(-4000)}`)
    for (const { fail } of queue.splice(0)) fail(ended)
  }

  const closed = new Promise<void>((resolve) => {
    child.once('close', (code) => {
      end(`graphon's Python ended with exit code ${code}.`)
      resolve()
    })
  })
  child.once('error', (error) => end(`graphon's Python did not start: ${error.message}`))
  child.stdin.on('error', (error) => end(`graphon's Python reads no more: ${error.message}`))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => {
    queue.shift()?.answer(JSON.parse(line) as Outcome[])
  })

  return {
    ask: (requests) =>
      new Promise((answer, fail) => {
        if (ended !== null) return fail(ended)
        queue.push({ answer, fail })
        child.stdin.write(`${JSON.stringify(requests)}\n`)
      }),
    async close() {
      child.stdin.end()
      await closed
    },
  }
}
