import { z } from 'zod'
import { promiseNames } from './promiseNames'

/** Whether a means is here, as it was tried out; null where it could not be tried. `version` is Landlock's. */
export const machinePromiseSchema = z.object({
  name: z.enum(promiseNames),
  isHere: z.boolean().nullable(),
  version: z.string().nullable(),
})
export type MachinePromise = z.infer<typeof machinePromiseSchema>
