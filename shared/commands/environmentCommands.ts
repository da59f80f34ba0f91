import { z } from 'zod'
import { buildSchema } from '../model/environment'
import { environmentListSchema } from '../model/keptEnvironment'
import { command } from './command'

/** The environments on this machine and the builds of this session. */
export const environmentCommands = {
  'environments.list': command(z.null(), environmentListSchema),
  /** Removes environments that nothing open refers to; answers with the keys of those that are gone. */
  'environments.remove': command(z.object({ keys: z.array(z.string()) }), z.array(z.string())),
  /** Empties uv's cache of what no environment needs; answers with the bytes that are free now, null where it was cancelled. */
  'environments.cleanCache': command(z.null(), z.object({ freed: z.number().nullable() })),
  /** Ends a cleaning that is under way; what is gone by then stays gone. */
  'environments.cancelClean': command(z.null(), z.void()),
  /** All builds that are remembered, newest last. */
  'environments.builds': command(z.null(), z.array(buildSchema)),
}
