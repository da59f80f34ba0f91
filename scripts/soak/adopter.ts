import { spawn } from 'node:child_process'
import { anyPython } from '../../electron/sandbox/testing/processes'

/** Tells the soak that its parent is one that adopts. */
const variable = 'NODELAB_SOAK_ADOPTED'

/**
 * Starts a program, and adopts whatever that leaves behind (PR_SET_CHILD_SUBREAPER): what would otherwise become a child of the machine's first process, and
 * could not be told from any other program, is then found among the children of this one. It buries the dead, and ends as its program ends.
 */
const program = `
import ctypes, os, signal, sys
libc = ctypes.CDLL(None)
libc.prctl(36, 1, 0, 0, 0)
own = os.fork()
if own == 0:
    libc.prctl(1, signal.SIGTERM)
    os.execv(sys.argv[1], sys.argv[1:])
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, lambda got, _: os.kill(own, got))
libc.prctl(1, signal.SIGTERM)
while True:
    pid, status = os.wait()
    if pid == own:
        os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)
`

/** Whether what is left by its parents becomes a child of this process's own parent. */
export function hasAdopter(): boolean {
  return process.env[variable] === '1'
}

/** Runs this very program again, below one that adopts; resolves with its exit code, or with null where this is it, or the system has none. */
export async function runAdopted(): Promise<number | null> {
  if (process.platform !== 'linux' || variable in process.env) return null
  const args = ['-c', program, process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const child = spawn(anyPython(), args, { env: { ...process.env, [variable]: '1' }, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1))
  })
}
