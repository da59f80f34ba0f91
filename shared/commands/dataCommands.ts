import { z } from 'zod'
import { failureKinds } from '../cases/dataWords'
import {
  dataFormatSchema,
  dataProgressSchema,
  dataStartSchema,
  dataViewSchema,
  failedRowSchema,
} from '../model/caseData'
import { nodeCaseSchema } from '../model/nodeCase'
import { problemSchema } from '../model/problem'
import { command } from './command'

const run = z.object({ run: z.string() })
const ofKind = run.extend({ kind: z.enum(failureKinds).nullable() })

/** A node run over the rows of a file. Main knows where the file lies; the page has its id. */
export const dataCommands = {
  /** Asks for a file with the system's dialog. Null where none was chosen. */
  'data.choose': command(z.null(), dataViewSchema.nullable()),
  /** The same file read another way. */
  'data.read': command(z.object({ file: z.string(), format: dataFormatSchema }), dataViewSchema),
  /** Begins; how far it is comes as events. What does not fit the node is told at once. */
  'data.run': command(dataStartSchema, run),
  'data.cancel': command(run, z.void()),
  /** Some of the rows that failed, by their rows; `all` is how many there are of the kind. */
  'data.failures': command(
    ofKind.extend({ from: z.number().int().min(0), count: z.number().int().min(1).max(200) }),
    z.object({ all: z.number().int().min(0), rows: z.array(failedRowSchema) }),
  ),
  /** A row that failed, as a case; null where it can't be read as one. */
  'data.case': command(run.extend({ row: z.number().int().min(1) }), nodeCaseSchema.nullable()),
  /** Writes them where the system's dialog says. Null where no place was chosen. */
  'data.save': command(ofKind, z.object({ name: z.string(), rows: z.number().int().min(0) }).nullable()),
  /** Ends a run and forgets what is kept of it. */
  'data.forget': command(run, z.void()),
}

export const dataEvents = {
  /** A file of rows was dropped onto the window. */
  'data.offered': dataViewSchema,
  'data.progress': run.extend({ progress: dataProgressSchema }),
  /** It has ended; `told` is what ended it early, or that its file changed meanwhile. */
  'data.finished': run.extend({
    progress: dataProgressSchema,
    cancelled: z.boolean(),
    told: problemSchema.nullable(),
  }),
}
