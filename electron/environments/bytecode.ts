import { type ChildProcess, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { dirname } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import { systemPaths } from '../files/systemPaths'
import { killGroup } from '../processes/processGroup'

/** Compiles all packages of a folder. */
const script = 'import compileall, sys; compileall.compile_dir(sys.argv[1], quiet=2)'

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It ended before it could be slowed down.
  }
}

/** Resolves when a process has ended or could not be started. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}

/**
 * Compiles the byte code of a usable environment in the background, at the lowest priority: the first import of a large package is where
 * authors wait. It is a gain, never a need, so how it ends does not matter.
 */
export function createBytecode(env: NodeJS.ProcessEnv) {
  const seen = new Set<string>()
  const running = new Map<number, { key: string; end: Promise<void> }>()

  /** Kept apart from the groups of runs and builds, which are waited for: this is idle work, and none of it outlives Nodelab. */
  const killAll = (): void => {
    for (const pid of running.keys()) killGroup(pid)
  }

  return {
    /** Resolves when it has ended, or at once where it was done before. */
    async compile(environment: Environment): Promise<void> {
      if (seen.has(environment.key)) return
      seen.add(environment.key)
      const { path } = environment.python
      const packages = systemPaths.libraryOf(dirname(dirname(path)))
      // Without `site`: a package's .pth file is code, and nobody has asked for any to run.
      const child = spawn(path, ['-I', '-S', '-c', script, packages], {
        env: { PATH: env['PATH'], SYSTEMROOT: env['SYSTEMROOT'] },
        stdio: 'ignore',
        detached: process.platform !== 'win32',
        windowsHide: true,
      })
      const end = ended(child)
      const { pid } = child
      if (pid === undefined) return
      if (running.size === 0) process.on('exit', killAll)
      lowerPriority(pid)
      const done = end.then(() => {
        running.delete(pid)
        if (running.size === 0) process.off('exit', killAll)
      })
      running.set(pid, { key: environment.key, end: done })
      await done
    },

    isCompiling: (key: string): boolean => [...running.values()].some((one) => one.key === key),

    /** Ends the compiling of one environment, or of all, and waits until it is gone. */
    async stop(key: string | null = null): Promise<void> {
      const ending = [...running].filter(([, one]) => key === null || one.key === key)
      for (const [pid] of ending) killGroup(pid)
      await Promise.all(ending.map(([, one]) => one.end))
      if (key !== null) seen.delete(key)
    },
  }
}

export type Bytecode = ReturnType<typeof createBytecode>
