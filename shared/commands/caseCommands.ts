import { z } from 'zod'
import { caseReportSchema, casesStartSchema, coverageSchema } from '../model/caseRun'
import { command } from './command'

const batch = z.object({ batch: z.string() })

/** Cases of a node, run many at once. */
export const caseCommands = {
  /** Starts them; their ends come as events with this name, as they come. */
  'cases.run': command(casesStartSchema, batch),
  'cases.cancel': command(batch, z.void()),
}

export const caseEvents = {
  'cases.ended': batch.extend({ reports: z.array(caseReportSchema) }),
  /** The last of them has ended, or all were cancelled. `coverage` is null where it was not asked for, or is not known. */
  'cases.finished': batch.extend({ coverage: coverageSchema.nullable() }),
}
