import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { lookForPython } from '../../environments/findPython'
import { markName, markPrefix } from '../../processes/runMark'

/** Whether a process still runs; one that has ended but was not collected by its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    // There is no such process, or it ended between the two looks.
    return false
  }
}

let usualPython: string | null = null

/** A Python of this machine; any version runs the sandbox. */
export function anyPython(): string {
  const command = process.platform === 'win32' ? 'python' : 'python3'
  // Looked for once: the tests ask for it at every run.
  usualPython ??= execFileSync(command, ['-I', '-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()
  return usualPython
}

/** One interpreter of each Python version that this machine has, of those that targets use or fall back to. */
export async function pythonsHere(): Promise<string[]> {
  const versions = ['3.10', '3.11', '3.12', '3.13', '3.14']
  const found = await Promise.all(versions.map((version) => lookForPython(version, process.env)))
  return found.flatMap((python) => (python === null ? [] : [python.executable]))
}

/** The numbers of processes with a text in their command line; on Linux alone. */
export function processesWith(text: string): number[] {
  if (process.platform !== 'linux') return []
  const numbers = readdirSync('/proc').map(Number)
  return numbers.filter((pid) => {
    try {
      return pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      // It ended between the two looks.
      return false
    }
  })
}

/** The processes of this Nodelab's runs, by their mark or the folder that they sit in, as `PID command line`. Only Linux can tell them. */
export function markedProcesses(folder: string): string[] {
  if (process.platform !== 'linux') return []
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return numbers.flatMap((pid) => {
    try {
      const isMarked = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${markName}=${markPrefix}`)
      if (!isMarked && !readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return []
      return isRunning(Number(pid)) ? [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').slice(0, 200)}`] : []
    } catch {
      // It ended between the two looks, or is another user's.
      return []
    }
  })
}
