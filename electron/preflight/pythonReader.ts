import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { PythonQuestion } from './findingsTask'
import definition from './python/definition.py?raw'
import dotted from './python/dotted.py?raw'
import facts from './python/facts.py?raw'
import builds from './python/builds.py?raw'
import elements from './python/elements.py?raw'
import flow from './python/flow.py?raw'
import guards from './python/guards.py?raw'
import half from './python/half.py?raw'
import load from './python/load.py?raw'
import likely from './python/likely.py?raw'
import loops from './python/loops.py?raw'
import lowered from './python/lowered.py?raw'
import modules from './python/modules.py?raw'
import names from './python/names.py?raw'
import objects from './python/objects.py?raw'
import places from './python/places.py?raw'
import reader from './python/reader.py?raw'
import scalars from './python/scalars.py?raw'
import scopes from './python/scopes.py?raw'
import sure from './python/sure.py?raw'
import tag from './python/tag.py?raw'
import values from './python/values.py?raw'

/** The reader's parts, in the order in which they need each other. */
const parts: readonly (readonly [name: string, text: string])[] = [
  ['places', places],
  ['half', half],
  ['guards', guards],
  ['lowered', lowered],
  ['scopes', scopes],
  ['objects', objects],
  ['scalars', scalars],
  ['elements', elements],
  ['values', values],
  ['builds', builds],
  ['likely', likely],
  ['names', names],
  ['definition', definition],
  ['dotted', dotted],
  ['flow', flow],
  ['sure', sure],
  ['loops', loops],
  ['tag', tag],
  ['modules', modules],
  ['facts', facts],
  ['reader', reader],
]

/** Milliseconds after which a reader is taken to hang: it is ended, and the next question starts another. */
const longest = 10_000
/** Milliseconds without a question after which a reader goes. */
const idle = 120_000

/** Python, and the environment whose packages it looks at. */
export interface ReaderPlace {
  readonly python: string
  /** The environment's folder; null where there is none. */
  readonly folder: string | null
}

interface Asked {
  readonly resolve: (facts: string) => void
  readonly reject: (error: Error) => void
}

/** One process of an interpreter that reads code. It never imports or runs any of it. */
function startReader(python: string, onEnd: () => void) {
  // `-S`: no package of the environment, and none of its `.pth` files, is looked at by Python itself.
  const args = ['-I', '-S', '-B', '-X', 'utf8', '-c', load]
  const child: ChildProcessWithoutNullStreams = spawn(python, args, { stdio: 'pipe', env: {}, windowsHide: true })
  const asked = new Map<number, Asked>()
  let words = ''
  let last = 0
  let waiting: NodeJS.Timeout | undefined

  function end(why: Error): void {
    clearTimeout(waiting)
    onEnd()
    child.kill('SIGKILL')
    for (const { reject } of asked.values()) reject(why)
    asked.clear()
  }

  /** Waits for an answer, or for a question. */
  function wait(): void {
    clearTimeout(waiting)
    const isBusy = asked.size > 0
    waiting = setTimeout(
      () => end(new Error(isBusy ? 'The reader of Python does not answer' : 'idle')),
      isBusy ? longest : idle,
    )
    waiting.unref()
  }

  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.once('error', end)
  child.once('exit', () => end(new Error(`The reader of Python ended: ${words.slice(-2000)}`)))
  child.stdin.on('error', () => {
    // It has ended, which is told by its exit.
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)))
  createInterface({ input: child.stdout }).on('line', (line) => {
    // The number of the question, a word, and what is told: facts are long, and are handed on as they come.
    const [, id = '', word] = /^(\d+) (\w+) /.exec(line) ?? []
    const told = line.slice(id.length + (word?.length ?? 0) + 2)
    const one = asked.get(Number(id))
    asked.delete(Number(id))
    wait()
    if (word === 'facts') one?.resolve(told)
    else one?.reject(new Error(`Python can not read this code: ${told}`))
  })
  child.stdin.write(`${JSON.stringify(parts)}\n`)

  return {
    read(question: PythonQuestion, folder: string | null): Promise<string> {
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject })
        wait()
        child.stdin.write(`${JSON.stringify({ id, ...question, folder })}\n`)
      })
    },
    /** Resolves when its process is gone. */
    end(): Promise<void> {
      end(new Error('closed'))
      return gone
    },
  }
}

/** Reads Python with the interpreters of environments: a standing process each, started when it is first needed, gone when idle. */
export function createPythonReaders() {
  const readers = new Map<string, ReturnType<typeof startReader>>()

  function readerOf(python: string): ReturnType<typeof startReader> {
    const standing = readers.get(python)
    if (standing !== undefined) return standing
    const made = startReader(python, () => {
      if (readers.get(python) === made) readers.delete(python)
    })
    readers.set(python, made)
    return made
  }

  return {
    /** The facts of code (`CodeFacts`), as JSON. Rejects where the interpreter does not start, crashes or does not answer in time. */
    read: ({ python, folder }: ReaderPlace, question: PythonQuestion): Promise<string> =>
      readerOf(python).read(question, folder),
    /** Lets go of the interpreters in a folder that is to be removed. */
    release(folder: string): Promise<void> {
      const leaving = [...readers].filter(([python]) => python.startsWith(folder))
      return Promise.all(leaving.map(([, reader]) => reader.end())).then(() => undefined)
    },
    close(): void {
      // Each leaves the map as it ends, which a loop over the map allows.
      for (const reader of readers.values()) void reader.end()
    },
  }
}

export type PythonReaders = ReturnType<typeof createPythonReaders>
