import { z } from 'zod'
import { problemSchema } from './problem'
import { serveDialects } from './servingText'

/** One request that was answered, or whose client went away. What was sent and what came back is in none. */
export const servedRequestSchema = z.object({
  /** Counts the requests of one server from 1. */
  id: z.number().int(),
  /** When it came, in milliseconds since 1970. */
  at: z.number(),
  method: z.string(),
  path: z.string(),
  /** `python3`, `nodejs`, or what else was asked for; null where no run was. */
  language: z.string().nullable(),
  /** `ran`: a run without an error; `failed`: one with; `answered`: no run was asked for. */
  outcome: z.enum(['ran', 'failed', 'refused', 'cancelled', 'answered']),
  /** HTTP; 0 where nothing was answered. */
  status: z.number().int(),
  /** The `code` of the reply; null where it has none. */
  code: z.number().int().nullable(),
  ms: z.number(),
  bytesIn: z.number().int(),
  bytesOut: z.number().int(),
})
export type ServedRequest = Readonly<z.infer<typeof servedRequestSchema>>

/** The server of the window. */
export const servingSchema = z.object({
  status: z.enum(['off', 'starting', 'on']),
  /** Where it listens; null while it is off. */
  address: z.object({ host: z.string(), port: z.number().int() }).nullable(),
  /** By what other machines and containers reach it, as it stands in a URL; empty where none do. */
  others: z.array(z.string()),
  /** The name of the folder whose packages it serves: that of the workspace that was open when it started. Null while it is off. */
  workspace: z.string().nullable(),
  target: z.string(),
  dialect: z.enum(serveDialects),
  /** The newest requests, the newest first. */
  requests: z.array(servedRequestSchema),
  /** Why it could not start, or has nothing to run scripts with. */
  problem: problemSchema.nullable(),
})
export type Serving = Readonly<z.infer<typeof servingSchema>>
