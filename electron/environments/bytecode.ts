import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Environment } from '../../shared/model/environment'
import { killGroup, releaseGroup, trackGroup } from '../processes/processGroup'

/**
 * Compiles the byte code of a usable environment in the background, at the lowest priority: the first import of a large package is where
 * authors wait. It is a gain, never a need, so its end does not matter.
 */
export function createBytecode(env: NodeJS.ProcessEnv) {
  const seen = new Set<string>()
  const running = new Set<number>()

  return {
    compile(environment: Environment): void {
      if (seen.has(environment.key)) return
      seen.add(environment.key)
      const script = 'import compileall, site; [compileall.compile_dir(d, quiet=2) for d in site.getsitepackages()]'
      const child = spawn(environment.python.path, ['-I', '-c', script], {
        env: { PATH: env['PATH'], SYSTEMROOT: env['SYSTEMROOT'] },
        stdio: 'ignore',
        detached: process.platform !== 'win32',
        windowsHide: true,
      })
      const { pid } = child
      child.on('error', () => undefined)
      if (pid === undefined) return
      running.add(pid)
      trackGroup(pid)
      try {
        setPriority(pid, constants.priority.PRIORITY_LOW)
      } catch {
        // It ended before it could be slowed down.
      }
      child.on('exit', () => {
        running.delete(pid)
        releaseGroup(pid)
      })
    },

    close(): void {
      for (const pid of running) killGroup(pid)
    },
  }
}
