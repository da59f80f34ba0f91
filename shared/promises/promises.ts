import { z } from 'zod'

/** The means on which it depends what Nodelab can promise of a run on this machine, the weightiest first. */
export const promiseNames = [
  'listener',
  'seccomp',
  'landlock',
  'network-off',
  'memory-limit',
  'process-limit',
  'javascript',
  'guardian',
  'fork',
  'user-namespaces',
] as const
export type PromiseName = (typeof promiseNames)[number]

/** Whether a means is here, as it was tried out; null where it could not be tried. `version` is Landlock's. */
export const machinePromiseSchema = z.object({
  name: z.enum(promiseNames),
  isHere: z.boolean().nullable(),
  version: z.string().nullable(),
})
export type MachinePromise = z.infer<typeof machinePromiseSchema>
