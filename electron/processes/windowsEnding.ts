import { spawn } from 'node:child_process'
import { send } from './signals'
import type { Ending } from './started'

/** Windows, which has no groups: the tree below the leader. */
export const windowsEnding: Ending = {
  end({ pid }) {
    spawn('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => {
      // taskkill is part of Windows; without it only the leader can be ended.
      send(pid, 'SIGKILL')
    })
  },
  endLeft() {
    // A leader that has ended has no tree any more, and its number may be another's by now.
  },
}
