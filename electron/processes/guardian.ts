import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import script from './guardian.sh?raw'
import { createPipeGuards, windowsShell } from './pipeGuards'
import { limitPattern, markName, markPrefix } from './runMark'

/**
 * The guardian: a small shell that outlives Nodelab by a moment. It holds one end of a pipe; when that closes, however Nodelab ended, it
 * ends the runs that were under way. Windows, which has no such shell, has a guard for each run (`pipeGuards.ts`).
 */
type Guardian = ChildProcessByStdio<Writable, null, null>

/** Groups by their leader, with how the guardian is told of them. */
const guarded = new Map<number, string>()
let guardian: Guardian | null = null
const ofWindows = createPipeGuards(windowsShell(process.env))

function start(): Guardian {
  const shell = spawn('/bin/sh', ['-c', script, 'nodelab-guardian', `${markName}=${markPrefix}`, limitPattern], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl+C in the terminal is for Nodelab.
    detached: true,
  })
  // A guardian that was killed is started anew with the next run; it keeps nothing from ending.
  const lost = (): void => {
    if (guardian === shell) guardian = null
  }
  shell.on('error', lost).on('exit', lost)
  shell.stdin.on('error', lost)
  shell.unref()
  if (shell.stdin instanceof Socket) shell.stdin.unref()
  for (const line of guarded.values()) shell.stdin.write(line)
  return shell
}

/** Has a group ended when Nodelab ends in any way, also by `kill -9`. A leader that `adopts` is first let end what it has adopted. */
export function guard(pid: number, adopts: boolean): void {
  if (process.platform === 'win32') return ofWindows.guard(pid)
  const line = `${adopts ? '*' : '+'} ${pid}\n`
  guarded.set(pid, line)
  if (guardian === null) guardian = start()
  else guardian.stdin.write(line)
}

/** Whether a guardian lives that would end what is guarded. */
export const isGuarded = (): boolean => (process.platform === 'win32' ? ofWindows.areThere() : guardian !== null)

/** The group has ended. */
export function unguard(pid: number): void {
  if (process.platform === 'win32') return ofWindows.unguard(pid)
  if (guarded.delete(pid)) guardian?.stdin.write(`- ${pid}\n`)
}
