import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import script from './guardian.sh?raw'
import { limitPattern, markName, markPrefix } from './runMark'

/**
 * The guardian: a small shell that outlives Nodelab by a moment. It holds one end of a pipe; when that closes, however Nodelab ended, it
 * ends the runs that were under way. Windows needs none: there the system ends every child that Node started with its parent.
 */
type Guardian = ChildProcessByStdio<Writable, null, null>

/** Groups by their leader, with how the guardian is told of them. */
const guarded = new Map<number, string>()
let guardian: Guardian | null = null

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
  if (process.platform === 'win32') return
  const line = `${adopts ? '*' : '+'} ${pid}\n`
  guarded.set(pid, line)
  if (guardian === null) guardian = start()
  else guardian.stdin.write(line)
}

/** The group has ended. */
export function unguard(pid: number): void {
  if (guarded.delete(pid)) guardian?.stdin.write(`- ${pid}\n`)
}
