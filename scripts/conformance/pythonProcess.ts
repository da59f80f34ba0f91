import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A Python process that answers each line of JSON with one. */
export interface PythonProcess<Question, Answer> {
  /** May be called again before it has answered. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

interface Waiting<Answer> {
  readonly answer: (answer: Answer) => void
  readonly fail: (error: Error) => void
}

/** Starts one. `name` is said where it ends or does not start. */
export function startPython<Question, Answer>(
  python: string,
  script: readonly string[],
  name: string,
): PythonProcess<Question, Answer> {
  const child = spawn(python, ['-I', '-X', 'utf8', ...script])
  const queue: Waiting<Answer>[] = []
  let stderr = ''
  let ended: Error | null = null

  function end(reason: string): void {
    ended ??= new Error(`${reason}\n${stderr.trim().slice(-4000)}`)
    for (const { fail } of queue.splice(0)) fail(ended)
  }

  const closed = new Promise<void>((resolve) => {
    child.once('close', (code) => {
      end(`${name}'s Python ended with exit code ${code}.`)
      resolve()
    })
  })
  child.once('error', (error) => end(`${name}'s Python did not start: ${error.message}`))
  child.stdin.on('error', (error) => end(`${name}'s Python reads no more: ${error.message}`))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => {
    queue.shift()?.answer(JSON.parse(line) as Answer)
  })

  return {
    ask: (question) =>
      new Promise((answer, fail) => {
        if (ended !== null) return fail(ended)
        queue.push({ answer, fail })
        child.stdin.write(`${JSON.stringify(question)}\n`)
      }),
    async close() {
      child.stdin.end()
      await closed
    },
  }
}
