import { z } from 'zod'
import { errorStrategies } from './variableTypes'
import { problemSchema } from './problem'

/** What there is to watch when a node goes to Dify; `node` is the title of the one that it is about. */
export const watchSchema = z.discriminatedUnion('kind', [
  /** What the target lacks or ignores, as a problem. */
  z.object({ kind: z.literal('lacks'), node: z.string(), problem: problemSchema }),
  /** Inputs for which a variable has to be chosen in Dify's panel: they point nowhere, or at a node whose copy gets another id. */
  z.object({ kind: z.literal('unmapped'), node: z.string(), names: z.array(z.string()) }),
  /** An input that points at a node of an app: there it stays so. */
  z.object({ kind: z.literal('mapped'), node: z.string(), name: z.string(), place: z.string() }),
  /** Packages that the server needs, as lines for its python-requirements.txt. */
  z.object({ kind: z.literal('packages'), lines: z.array(z.string()) }),
  /** Modules of which it is not known which package brings them. */
  z.object({ kind: z.literal('modules'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('no-packages') }),
  /** Settings that are not Dify's own: how it goes on after a failure, how often it tries again. */
  z.object({ kind: z.literal('strategy'), node: z.string(), strategy: z.enum(errorStrategies) }),
  z.object({ kind: z.literal('retry'), node: z.string(), times: z.number(), ms: z.number() }),
])
export type Watch = z.infer<typeof watchSchema>

/** What a node can be saved as beside its own file. */
export const exportForms = ['app', 'node', 'code'] as const
export type ExportForm = (typeof exportForms)[number]
