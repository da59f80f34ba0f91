import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What the bench has started and made, so that nothing of it is left whichever way it ends: programs with all that they started, folders,
 * and whatever else needs an end.
 */
export function createBelongings() {
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const programs = new Set()
  /** @type {Set<string>} */
  const folders = new Set()
  /** @type {Set<() => unknown>} */
  const ends = new Set()

  return {
    /** Spawn options by which a program leads a group of its own; Windows has none. */
    grouped: { detached: process.platform !== 'win32' },

    /** Notes a program that was started with `grouped`. @template {import('node:child_process').ChildProcess} T @param {T} child @returns {T} */
    program(child) {
      programs.add(child)
      child.once('exit', () => programs.delete(child))
      return child
    },

    /** Makes a folder that goes with the bench. @param {string} name */
    folder(name) {
      const path = mkdtempSync(join(tmpdir(), `nodelab-${name}-`))
      folders.add(path)
      return path
    },

    /** Notes something to be done at the end. @param {() => unknown} end @returns {() => void} the way to forget it */
    atEnd(end) {
      ends.add(end)
      return () => ends.delete(end)
    },

    /** Ends all of it. Whatever fails is said, and keeps nothing else from its end. */
    async end() {
      for (const child of programs) kill(child)
      for (const end of [...ends].reverse()) {
        try {
          await end()
        } catch (error) {
          console.error(`At the end: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
      for (const path of folders) remove(path)
    },
  }
}

/** Ends a program at once, with its group where there are groups. @param {import('node:child_process').ChildProcess} child */
export function kill(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // It ended a moment ago.
    if (error.code !== 'ESRCH') throw error
  }
}

/** @param {string} folder */
export function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
