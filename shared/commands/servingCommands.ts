import { z } from 'zod'
import { servingSchema } from '../model/serving'
import { command } from './command'

const nothing = z.null()

/** The server of the sandbox API: where it listens, under which key and for which target stands in the settings. */
export const servingCommands = {
  'serving.state': command(nothing, servingSchema),
  /** Why it could not start is told in the answer. Beyond this machine it listens only because the settings say so, which the author was asked. */
  'serving.start': command(nothing, servingSchema),
  'serving.stop': command(nothing, servingSchema),
  /** Makes another key, which counts at once; it goes into the settings. */
  'serving.newKey': command(nothing, z.void()),
}

export const servingEvents = {
  /** At most some times a second, however many requests come. */
  'serving.changed': servingSchema,
}
