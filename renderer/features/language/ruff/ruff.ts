import type { RuffAnswer, RuffAsked, RuffFinding } from './ruffWords'

/** Milliseconds without a question after which the worker goes: its program takes memory. */
const rest = 300_000

let worker: Worker | null = null
let last = 0
let resting: ReturnType<typeof setTimeout> | undefined
const waiting = new Map<number, (told: RuffAnswer['told']) => void>()

function end(reason: string): void {
  worker?.terminate()
  worker = null
  for (const answer of waiting.values()) answer({ error: reason })
  waiting.clear()
}

function started(): Worker {
  if (worker !== null) return worker
  worker = new Worker(new URL('./ruffWorker', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data: { id, told } }: MessageEvent<RuffAnswer>) => {
    waiting.get(id)?.(told)
    waiting.delete(id)
  })
  worker.addEventListener('error', ({ message }) => end(message))
  return worker
}

function ask(asked: Omit<RuffAsked, 'id'>): Promise<RuffAnswer['told']> {
  clearTimeout(resting)
  resting = setTimeout(() => end('idle'), rest)
  last += 1
  const id = last
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    started().postMessage({ ...asked, id } satisfies RuffAsked)
  })
}

/** The code as ruff formats it; null where it can't be read. */
export async function formatted(code: string, python: string): Promise<string | null> {
  const told = await ask({ what: 'format', code, python })
  return 'text' in told ? told.text : null
}

/** What ruff finds in code, each with the way to mend it where there is one. */
export async function linted(code: string, python: string): Promise<readonly RuffFinding[]> {
  const told = await ask({ what: 'check', code, python })
  return 'findings' in told ? told.findings : []
}
