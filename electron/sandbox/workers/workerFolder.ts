import { problem, ProblemError } from '../../../shared/problems'
import { reasonOf } from '../../files/fileErrors'
import type { Scratch } from '../scratch'

/** Makes the folder of a worker, or only names it for somebody else to make. Rejects with a ProblemError. */
export async function workerFolder(scratch: Scratch, how: 'make' | 'name' = 'make'): Promise<string> {
  try {
    return await scratch[how]()
  } catch (error) {
    const reason = reasonOf(error)
    throw new ProblemError(problem('scratch-failed', 'run', { params: { reason }, raw: String(error) }))
  }
}
