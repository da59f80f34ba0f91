import { partsOnLinux } from '../../electron/sandbox/confinement/sources'
import { partsInput } from '../../electron/sandbox/confinement/testing/partsProgram'
import type { WorkerPlan } from '../../electron/sandbox/workers/workerPlan'
import program from './steps.py?raw'

/** What `partsProgram.py` reads: a worker's parts and what holds it, as they are shipped, and what measures them. */
export function stepsProgram({ confinement }: WorkerPlan): string {
  return partsInput(partsOnLinux, program, { confinement })
}
