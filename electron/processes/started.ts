import type { RunMark } from './runMark'

/** A process that was started as the leader of a group. */
export interface Started {
  readonly pid: number
  /** Null for a tool: what one of those starts stays in its group. */
  readonly mark: RunMark | null
  /** When it was started, in `performance.now()` milliseconds. */
  readonly at: number
}

/** How one kind of system ends what was started. */
export interface Ending {
  /** Ends a leader that runs, and what it started. */
  end(started: Started): void
  /** Ends what a leader left behind that has ended by itself. */
  endLeft(started: Started): void
}
