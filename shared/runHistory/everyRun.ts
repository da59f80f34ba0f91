import type { RunQuery } from '../model/runHistory'

/** Asks for every run. Apart from its schema, which the page does without. */
export const everyRun: RunQuery = {
  text: '',
  node: null,
  target: null,
  status: null,
  origin: null,
  since: null,
  isPinned: false,
}
