import type { z } from 'zod'

/** A command between the window and the engine: what it is given and what it answers, as schemas. */
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })
