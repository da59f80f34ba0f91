import { spawn } from 'node:child_process'
import { send } from './signals'
import type { Ending } from './started'
import { windowsPrograms } from './windowsPrograms'

/** Windows, which has no groups: the tree below the leader, by this `taskkill`, started in this folder. */
export function createWindowsEnding({
  taskkill,
  folder,
}: {
  readonly taskkill: string
  readonly folder: string
}): Ending {
  return {
    end({ pid }) {
      const args = ['/PID', String(pid), '/T', '/F']
      spawn(taskkill, args, { cwd: folder, stdio: 'ignore', windowsHide: true }).on('error', () => {
        // taskkill is part of Windows; without it only the leader can be ended.
        send(pid, 'SIGKILL')
      })
    },
    endLeft() {
      // A leader that has ended has no tree any more, and its number may be another's by now.
    },
  }
}

export const windowsEnding = createWindowsEnding(windowsPrograms(process.env))
