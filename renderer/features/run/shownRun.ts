import { useState } from 'react'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useLasting } from './timing'

/** How long a new run may take before the last result gives way to it, in milliseconds. */
const patience = 200

/** Whether a run has not ended yet. */
export function isInFlight(run: NodeRun | null): boolean {
  return run !== null && run.phase !== 'finished'
}

/** The run to show: a new one that ends within a blink replaces the last result at once, without an empty moment between. */
export function useShownRun(run: NodeRun | null, id: string): NodeRun | null {
  const [last, setLast] = useState<{ readonly id: string; readonly run: NodeRun } | null>(null)
  const inFlight = isInFlight(run)
  const slow = useLasting(inFlight, patience)
  if (run !== null && !inFlight && last?.run !== run) setLast({ id, run })
  if (!inFlight || slow) return run
  return last !== null && last.id === id ? last.run : run
}
