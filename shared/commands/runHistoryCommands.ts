import { z } from 'zod'
import { keptRunSchema, runHistoryStateSchema, runQuerySchema, wholeRunSchema } from '../model/runHistory'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })
const key = z.number().int().positive()
const oneRun = inWorkspace.extend({ key })

/** The runs of a workspace that are kept. */
export const runHistoryCommands = {
  /** Up to `limit` runs of a query before the one of a key, the newest first. */
  'runHistory.page': command(
    inWorkspace.extend({ query: runQuerySchema, before: key.nullable(), limit: z.number().int().min(1).max(500) }),
    z.object({ runs: z.array(keptRunSchema), isMore: z.boolean() }),
  ),
  /** What there is to choose from. */
  'runHistory.state': command(inWorkspace, runHistoryStateSchema),
  'runHistory.read': command(oneRun, wholeRunSchema),
  'runHistory.pin': command(oneRun.extend({ isPinned: z.boolean() }), z.void()),
  'runHistory.remove': command(inWorkspace.extend({ keys: z.array(key).min(1).max(1000) }), z.void()),
  /** Removes all runs of the workspace for good; pinned ones only where it says so. Gives how many went. */
  'runHistory.clear': command(
    inWorkspace.extend({ withPinned: z.boolean() }),
    z.object({ count: z.number().int().min(0) }),
  ),
  /**
   * Runs a kept run's code again with its inputs; its end comes as of any run. Secret inputs are those that the node has now: `missing`
   * are those that it has not. Of a run over rows it is one that failed, by its `row`.
   */
  'runHistory.replay': command(
    oneRun.extend({ row: z.number().int().positive().optional() }),
    z.object({ runId: z.string(), missing: z.array(z.string()) }),
  ),
}

export const runHistoryEvents = {
  /** A run was kept; null: some were that nobody waits for. */
  'runHistory.kept': inWorkspace.extend({ run: z.object({ key, runId: z.string() }).nullable() }),
}
