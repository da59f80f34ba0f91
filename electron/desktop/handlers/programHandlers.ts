import { problem, ProblemError } from '../../../shared/problems'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The program on this machine. */
export function programHandlers({
  engine,
  shellCommand,
  updates,
}: HandlerContext): HandlersOf<'program'> & HandlersOf<'updates'> {
  /** With Offline on Nodelab fetches nothing, whoever asks. */
  function refuseOffline(): void {
    if (engine.settings.get().offline) throw new ProblemError(problem('updates-offline', 'workspace'))
  }

  return {
    'program.shellCommand': () => shellCommand.look(),
    'program.writeCommand': () => shellCommand.write(),
    'program.removeCommand': () => shellCommand.remove(),
    'program.promises': () => engine.promises(),
    'updates.state': () => updates.state(),
    'updates.look': () => {
      refuseOffline()
      return updates.look()
    },
    'updates.load': () => {
      refuseOffline()
      return updates.load()
    },
    'updates.install': () => updates.install(),
  }
}
