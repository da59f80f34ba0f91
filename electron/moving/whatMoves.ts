import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { leftoverName } from '../files/atomicFile'
import { ownLocks } from '../files/ownLocks'

/** Notes in a data folder of a move that is under way or was: they are no data. */
export const moveNotes = {
  ready: 'move-ready.json',
  from: 'moved-from.json',
  to: 'moved-to.json',
  failed: 'move-failed.json',
  copied: 'move-copied.jsonl',
  switched: 'switched-from.json',
} as const

/**
 * What stays behind. Environments name their own folder in what they hold, and are built again from their locks; the others are made anew or belong to a
 * process. Of the browser's own folder only what is named below goes along.
 */
const left = new Set<string>([
  'environments',
  'in-use',
  'scratch',
  'rows',
  'language',
  'pythons.json',
  'last-environments.json',
  ...Object.values(moveNotes),
])

/** Of `desktop`: where the window was, and what the system's keeping of secrets needs to read them. */
const ofDesktop = new Set(['window.json', 'Local State'])

/** What can be had again, and is too much to be read twice. */
export const isCache = (name: string): boolean => /^(?:uv-cache|uv|python)(?:\/|$)/.test(name)

/** One file, link or empty folder of a data folder (some are marks): its name in it with `/`, its size in bytes, when it was changed, in milliseconds. */
export interface Moving {
  readonly name: string
  readonly kind: 'file' | 'link' | 'folder'
  readonly bytes: number
  readonly changed: number
}

function goesAlong(name: string): boolean {
  const [first = '', second] = name.split('/')
  if (left.has(first) || ownLocks.has(name) || leftoverName.test(basename(name))) return false
  return first !== 'desktop' || second === undefined || ofDesktop.has(second)
}

/** All files, links and empty folders of a data folder that move, in their order; what is neither (a socket) does not. Stops at once where the signal is aborted. */
export async function whatMoves(root: string, signal?: AbortSignal): Promise<Moving[]> {
  const found: Moving[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted()
    const entries = await readdir(join(root, folder), { withFileTypes: true })
    if (entries.length === 0 && folder !== '') found.push({ name: folder, kind: 'folder', bytes: 0, changed: 0 })
    const names = entries.map(({ name }) => (folder === '' ? name : `${folder}/${name}`)).filter(goesAlong)
    for (let at = 0; at < names.length; at += atOnce) {
      const some = names.slice(at, at + atOnce)
      const looked = await Promise.all(some.map((name) => lstat(join(root, name)).catch(() => null)))
      for (const [index, name] of some.entries()) {
        const one = looked[index] ?? null
        if (one?.isDirectory() === true) folders.push(name)
        else if (one?.isSymbolicLink() === true) found.push({ name, kind: 'link', bytes: 0, changed: one.mtimeMs })
        else if (one?.isFile() === true) found.push({ name, kind: 'file', bytes: one.size, changed: one.mtimeMs })
      }
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** So many files are looked at side by side. */
const atOnce = 64

export const bytesOf = (moving: readonly Moving[]): number => moving.reduce((sum, { bytes }) => sum + bytes, 0)
