import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Environment } from '../../shared/model/environment'
import { writeAtomic } from '../files/atomicFile'
import { sitePackages } from './verify'

/** Written when an environment and its byte code are finished; an environment without it is looked at less closely. */
const fileName = 'nodelab-files.json'

/** A file as it was when the environment was finished: its name, its bytes and when it was changed. */
export type FileMark = readonly [name: string, size: number, changed: number]

export interface FolderMark {
  /** From the folder of packages on, with `/`; "" is that folder itself. */
  readonly path: string
  changed: number
  readonly files: FileMark[]
}

export interface Fingerprint {
  /** Size and time of the interpreter that the environment leads to. */
  readonly interpreter: readonly [size: number, changed: number]
  readonly folders: readonly FolderMark[]
}

/** Changes with what is written, so that another version of Nodelab takes its own. */
const format = 1

/** How long one turn may hold up the process, in milliseconds. */
const turn = 4

/** Work in small steps: `pause` gives way to the rest of the process when a turn is over. */
export function createTurns(length = turn): () => Promise<void> | null {
  let began = performance.now()
  return () => {
    if (performance.now() - began < length) return null
    return nextTurn().then(() => {
      began = performance.now()
    })
  }
}

/** Size and time of what a path leads to; null where that is gone. */
export function markOf(path: string): readonly [size: number, changed: number] | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? null : [found.size, found.mtimeMs]
}

/** The interpreter of an environment, Python or Node. */
export function interpreterPath({ node, python }: Environment): string {
  return node?.path ?? python.path
}

/** Byte code comes and goes as code runs. */
export function isByteCode(name: string): boolean {
  return name === '__pycache__' || name.endsWith('.pyc')
}

/** Takes the fingerprint of an environment as it is now. Throws where a part of it vanishes meanwhile. */
export async function takeFingerprint(folder: string, environment: Environment): Promise<Fingerprint> {
  const root = await sitePackages(folder)
  const pause = createTurns()
  const folders: FolderMark[] = []
  const open = ['']
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const here = join(root, path)
    const mark: FolderMark = { path, changed: statSync(here).mtimeMs, files: [] }
    for (const entry of readdirSync(here, { withFileTypes: true })) {
      if (isByteCode(entry.name)) continue
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) open.push(inner)
      else {
        const { size, mtimeMs } = statSync(join(root, inner))
        mark.files.push([entry.name, size, mtimeMs])
      }
      const waiting = pause()
      if (waiting !== null) await waiting
    }
    folders.push(mark)
  }
  const interpreter = statSync(interpreterPath(environment))
  return { interpreter: [interpreter.size, interpreter.mtimeMs], folders }
}

export async function writeFingerprint(folder: string, fingerprint: Fingerprint): Promise<void> {
  await writeAtomic(join(folder, fileName), JSON.stringify({ format, ...fingerprint }))
}

/** Looked at no closer: it is Nodelab's own, whole or not there, and a schema takes longer than all else of a look. */
function isFingerprint(read: unknown): read is Fingerprint {
  return typeof read === 'object' && read !== null && 'format' in read && read.format === format
}

/** The fingerprint of an environment; null where none was taken, or it is one of another version of Nodelab. */
export async function readFingerprint(folder: string): Promise<Fingerprint | null> {
  try {
    const read: unknown = JSON.parse(await readFile(join(folder, fileName), 'utf8'))
    return isFingerprint(read) ? read : null
  } catch {
    // It is taken anew when there is time.
    return null
  }
}
