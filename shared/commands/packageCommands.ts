import { z } from 'zod'
import { packageFactsSchema, packageVersionSchema, rehearsalSchema } from '../model/packages'
import { codeNodeSchema } from '../model/node'
import { command } from './command'

const ofEnvironment = z.object({ key: z.string() })

/** What is known of packages: of those in an environment, of those on the index, and of a change before it is made. */
export const packageCommands = {
  'packages.facts': command(ofEnvironment, z.array(packageFactsSchema)),
  /** The newest versions on the index that suit the environment's Python, of those packages alone that have a newer one. */
  'packages.newer': command(ofEnvironment, z.array(z.object({ name: z.string(), latest: z.string() }))),
  /** All versions of a package on the index, newest first; `name` comes back as the index spells it. */
  'packages.versions': command(
    z.object({ name: z.string().max(200), target: z.string() }),
    z.object({ name: z.string(), summary: z.string(), versions: z.array(packageVersionSchema) }),
  ),
  /** What another text of the requirements would do beside the open node's dependencies, without doing it. A later one of the same workspace ends the earlier. */
  'packages.rehearse': command(
    z.object({
      workspace: z.string(),
      target: z.string(),
      text: z.string().max(1_000_000),
      dependencies: codeNodeSchema.shape.dependencies,
    }),
    rehearsalSchema,
  ),
}
