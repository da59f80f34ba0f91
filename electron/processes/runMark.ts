import { randomBytes, randomInt } from 'node:crypto'

/** The variable that a run's processes bear, and pass on to what they start. */
export const markName = 'NODELAB_RUN'

/** How the processes of a run are told from all others, also where they left its group: by a variable, by their folder, and by a number. */
export interface RunMark {
  readonly value: string
  /** The run's own folder, in which nothing else sits. A process that was started with no variables still sits in it. */
  readonly folder: string
}

/** What the numbers of all runs of this Nodelab begin with: with the count they are the longest that a limit of a process may be. */
const first = String(randomInt(100_000_000, 900_000_000))

/** What the marks of all runs of this Nodelab begin with. */
export const markPrefix = `${randomBytes(8).toString('hex')}-${first}`

/** Digits of the count in a mark: all marks have one length, so that a fork can put its own in the place of its parent's. */
const digits = 10

const limit = 'Max file locks'

/** What `/proc/PID/limits` of all processes of this Nodelab's runs has, as a regular expression: see `limits.py`. */
export const limitPattern = `^${limit} +${first}[0-9]{${digits}} `

let count = 0

/** A mark that no other run has. */
export function newMark(folder: string): RunMark {
  count += 1
  return { value: `${markPrefix}${String(count).padStart(digits, '0')}`, folder }
}

/** Whether the text of `/proc/PID/limits` has the number of a run, which Linux itself makes no use of. */
export function bearsNumber(limits: string, { value }: RunMark): boolean {
  const number = value.slice(-(first.length + digits))
  return limits.split('\n').some((line) => line.startsWith(limit) && line.includes(` ${number} `))
}
