import { partsOnLinux } from '../../electron/sandbox/confinement/sources'
import type { WorkerPlan } from '../../electron/sandbox/workers/workerPlan'

/** What `steps.py` reads: a worker's parts and what holds it, as they are shipped. */
export function stepsProgram({ confinement }: WorkerPlan): string {
  return JSON.stringify({ parts: partsOnLinux, confinement })
}
