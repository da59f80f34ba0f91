import { randomBytes } from 'node:crypto'

/** The variable that a run's processes bear, and pass on to what they start. */
export const markName = 'NODELAB_RUN'

/** How the processes of a run are told from all others, also where they left its group: by a variable and by their folder. */
export interface RunMark {
  readonly value: string
  /** The run's own folder, in which nothing else sits. A process that was started with no variables still sits in it. */
  readonly folder: string
}

/** What the marks of all runs of this Nodelab begin with. */
export const markPrefix = `${randomBytes(8).toString('hex')}-`

let count = 0

/** Digits of the count in a mark: all marks have one length, so that a fork can put its own in the place of its parent's. */
const digits = 10

/** A mark that no other run has. */
export function newMark(folder: string): RunMark {
  count += 1
  return { value: `${markPrefix}${String(count).padStart(digits, '0')}`, folder }
}
