import type { Reason } from './reasons'

/** What an action does, and why it can't be done now; null where it can. */
export interface ActionRun {
  readonly why?: () => Reason | null
  readonly run: () => Promise<unknown> | void
}
