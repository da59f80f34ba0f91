import { problem, ProblemError } from '../../../shared/problems'
import { reasonOf } from '../../files/fileErrors'
import type { Scratch } from '../scratch'

/** Makes the folder of a worker. Rejects with a ProblemError. */
export async function workerFolder(scratch: Scratch): Promise<string> {
  try {
    return await scratch.make()
  } catch (error) {
    const reason = reasonOf(error)
    throw new ProblemError(problem('scratch-failed', 'run', { params: { reason }, raw: String(error) }))
  }
}
