import { z } from 'zod'
import { type ConfinementMode, confinementModes } from '../dify/confinementModes'

export { confinementModes, type ConfinementMode }

/**
 * What was really in force. `full`: the kernel itself stopped or reported every call, and held the files. `calls`: it looked at calls, but holds no
 * files (no Landlock). `approximate`: Python functions were watched, which sees a part of the calls. `limits`: nothing looked at calls.
 */
export const confinementLevels = ['full', 'calls', 'approximate', 'limits'] as const
export type ConfinementLevel = (typeof confinementLevels)[number]

/**
 * A mean of confinement that was in force, as the worker itself told it. `limits` alone says that some of its limits hold; `landlock`, that its files are
 * held; `network-off`, that the kernel gives it no network.
 */
export const confinementMeans = [
  'limits',
  'limits-memory',
  'limits-processes',
  'no-new-privileges',
  'landlock',
  'landlock-network',
  'landlock-scopes',
  'seccomp',
  'listener',
  'network-off',
  'audit-hook',
] as const
export type ConfinementMean = (typeof confinementMeans)[number]

/** A call that Dify's sandbox would not let through, at one line of the node. */
export const refusedCallSchema = z.object({
  /** The kernel's name of the call, such as `getcwd`. */
  call: z.string(),
  /** Its number on this machine's processor; null where only a Python function was seen. */
  number: z.number().int().nullable(),
  /** The editor's line, from 1; null where none of the node's lines is known for it. */
  line: z.number().int().positive().nullable(),
  /** The library function that the line called it through, such as `os.path.abspath`; null where the line did it itself. */
  through: z.string().nullable(),
  count: z.number().int().positive(),
  /** What Dify does at it: end the run, or answer that all went well and do nothing. */
  inDify: z.enum(['ends', 'does-nothing']),
  /** Whether Dify would end the run right here: the first of those that end it. */
  isFirst: z.boolean(),
  /** Whether a process that the node started made it. */
  isOfChild: z.boolean(),
})
export type RefusedCall = z.infer<typeof refusedCallSchema>

/** How a run was held, and what was refused, in the order in which it came up. */
export const confinementSchema = z.object({
  mode: z.enum(confinementModes),
  level: z.enum(confinementLevels),
  means: z.array(z.enum(confinementMeans)),
  /** Whether it had a network: also where that was to be off, and nothing could take it away. */
  network: z.boolean(),
  /** Whose numbers the calls have; null where none are known. */
  processor: z.enum(['x64', 'arm64']).nullable(),
  refused: z.array(refusedCallSchema),
  /** What the operator of a Dify server would have to allow, ready to paste; null where nothing was refused, or it can't be told. */
  operator: z
    .object({
      allowedSyscalls: z.string(),
      found: z.array(z.number().int()),
      /** What the node asks for itself, as lines of python-requirements.txt. */
      requirements: z.array(z.string()),
    })
    .nullable(),
})
export type Confinement = z.infer<typeof confinementSchema>
