import { readdirSync, readFileSync } from 'node:fs'

/** The parent of each process of this machine (Linux). @returns {Map<number, number>} */
function parents() {
  const found = new Map()
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
      found.set(Number(name), Number(parent))
    } catch {
      // It has ended since.
    }
  }
  return found
}

/** A process and all that come of it. @param {number} pid @returns {number[]} */
function family(pid) {
  const all = parents()
  const found = [pid]
  for (const one of found) found.push(...[...all].filter(([, parent]) => parent === one).map(([child]) => child))
  return found
}

/** @param {number} pid */
function memory(pid) {
  const line = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1').match(/^Pss: +(\d+)/m)
  return Number(line?.[1] ?? 0) / 1024
}

/** What a program and those that it started hold now: processes, its own open files, and megabytes, shared ones counted once. @param {number} pid */
export function holdings(pid) {
  const all = family(pid)
  let megabytes = 0
  for (const one of all) {
    try {
      megabytes += memory(one)
    } catch {
      // It has ended since.
    }
  }
  return { processes: all.length, files: readdirSync(`/proc/${pid}/fd`).length, megabytes }
}
