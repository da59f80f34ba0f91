import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { type WindowsPrograms, windowsPrograms } from './windowsPrograms'

/** How a shell is called that waits for a line, and ends a process tree where its input ends without one. */
export interface GuardShell {
  readonly command: string
  /** Where it is started. */
  readonly folder: string
  args(pid: number): readonly string[]
  /** Whether the arguments are passed as they are: `cmd` reads its line by rules of its own. */
  readonly isVerbatim: boolean
}

/** Ends what a leader has started, as far as it is known by its number, where the leader itself is gone: the system ends that with Nodelab, at times before the guard. */
const endChildren = (pid: number, { taskkill, powershell }: WindowsPrograms): string =>
  `"${powershell}" -NoProfile -NonInteractive -Command "Get-CimInstance Win32_Process -Filter 'ParentProcessId=${pid}' | ForEach-Object { & '${taskkill}' /PID $_.ProcessId /T /F }"`

/** Windows' own: a few megabytes, there on every machine, and under no policy for scripts. PowerShell, which may be under one, is asked at an end alone. */
export function windowsShell(env: NodeJS.ProcessEnv): GuardShell {
  const programs = windowsPrograms(env)
  return {
    command: programs.cmd,
    folder: programs.folder,
    // `set /p` fails at the end of its input. With /s only the outermost quotes go.
    args: (pid) => [
      '/d',
      '/s',
      '/c',
      `"set /p "line=" || ("${programs.taskkill}" /PID ${pid} /T /F & ${endChildren(pid, programs)})"`,
    ],
    isVerbatim: true,
  }
}

/**
 * Guards that outlive Nodelab by a moment, one for each leader: a shell that holds one end of a pipe. A line says that the leader has ended; where the pipe
 * closes without one, however Nodelab ended, the shell ends the leader with what is below it.
 */
export function createPipeGuards({ command, folder, args, isVerbatim }: GuardShell) {
  const guards = new Map<number, ChildProcessByStdio<Writable, null, null>>()
  let hasFailed = false

  return {
    guard(pid: number): void {
      const shell = spawn(command, [...args(pid)], {
        cwd: folder,
        stdio: ['pipe', 'ignore', 'ignore'],
        // Else the system would end it together with Nodelab, as Node asks it to.
        detached: true,
        windowsHide: true,
        windowsVerbatimArguments: isVerbatim,
      })
      const lost = (): void => {
        if (guards.get(pid) === shell) guards.delete(pid)
      }
      shell.on('spawn', () => (hasFailed = false))
      // A run goes on without one; what that means is told where this machine's promises are.
      shell.on('error', () => {
        hasFailed = true
        lost()
      })
      shell.on('exit', lost)
      shell.stdin.on('error', lost)
      shell.unref()
      if (shell.stdin instanceof Socket) shell.stdin.unref()
      guards.set(pid, shell)
    },
    unguard(pid: number): void {
      guards.get(pid)?.stdin.end('ended\r\n')
      guards.delete(pid)
    },
    /** Whether the last one could be started. */
    areThere: (): boolean => !hasFailed,
  }
}
