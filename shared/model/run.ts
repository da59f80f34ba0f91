import { z } from 'zod'
import { confinementModes, confinementSchema } from './confinement'
import { localsSchema } from './locals'
import { codeNodeSchema } from './node'
import { problemSchema } from './problem'
import { ranOnSchema } from './remoteSandbox'
import { serverSettingsSchema } from './server'

/** What to run: the node as it stands in the editor and, by variable name, the JSON text of each input. */
export const runRequestSchema = z.object({
  node: codeNodeSchema,
  inputs: z.record(z.string(), z.string()),
  target: z.string(),
  /** Lines of the server's own .env (see `serverSettings.ts`); main takes them from the workspace. */
  serverEnv: z.string().optional(),
  /** How it is held; left out, as its target's sandbox would. */
  mode: z.enum(confinementModes).optional(),
  /** Whether it may use the network; left out, as its target has it. */
  network: z.boolean().optional(),
  /** Whether its interpreter is started for this run alone, with nothing imported in advance: what tests of record use. */
  isCold: z.boolean().optional(),
})
export type RunRequest = z.infer<typeof runRequestSchema>

/** A run of the window: on this machine, or on the server of an id. */
export const runStartSchema = runRequestSchema.extend({
  sandbox: z.string().optional(),
  /** The node's id, by which the run history names it; left out, the run is not kept. */
  id: z.string().max(500).optional(),
  /** Whether Nodelab ran it by itself as the author paused: one that typing overtook is not kept. */
  byItself: z.boolean().optional(),
})
export type RunStart = z.infer<typeof runStartSchema>

/** One frame of a traceback. `own` frames are the node's: `line` is the editor's line, 1-based. */
export const frameSchema = z.object({
  own: z.boolean(),
  line: z.number().int(),
  function: z.string(),
  text: z.string(),
  file: z.string(),
  /** Its variables as the error was raised; left out where they were not asked for, or can't be had. */
  locals: localsSchema.optional(),
})
export type Frame = z.infer<typeof frameSchema>

/** `summary` is the last line (`ValueError: x`), `errorClass` its class; `raw` is the text as written. */
export const tracebackSchema = z.object({
  frames: z.array(frameSchema),
  summary: z.string(),
  errorClass: z.string(),
  raw: z.string(),
})
export type Traceback = z.infer<typeof tracebackSchema>

/** One attempt of a node that is tried again, in Dify's own words; `ms` is how long it took. */
export const attemptSchema = z.object({
  status: z.enum(['succeeded', 'failed']),
  error: z.string().nullable(),
  errorType: z.string().nullable(),
  prints: z.string(),
  ms: z.number(),
})
export type Attempt = z.infer<typeof attemptSchema>

/** How the workflow goes on after the last failure, by the node's error strategy; `outputs` is JSON text. */
export const afterFailureSchema = z.object({ branch: z.enum(['source', 'fail-branch']), outputs: z.string() })

/**
 * The end of a run. `outputs` is JSON text with numbers as Python wrote them, null unless it succeeded;
 * `returned` is what `main()` gave as the script wrote it, where Dify refused it;
 * `error` and `errorType` are Dify's own words; `prints` is stdout without the result; times in ms,
 * those of the last attempt but for `total`, which is that of all attempts and the waits between them.
 */
export const runResultSchema = z.object({
  status: z.enum(['succeeded', 'failed', 'cancelled']),
  outputs: z.string().nullable(),
  returned: z.string().nullable(),
  error: z.string().nullable(),
  errorType: z.string().nullable(),
  keepsInputs: z.boolean(),
  prints: z.string(),
  stderr: z.string(),
  truncated: z.boolean(),
  traceback: tracebackSchema.nullable(),
  problems: z.array(problemSchema),
  times: z.object({ worker: z.number(), main: z.number(), check: z.number(), total: z.number() }),
  target: z.string(),
  /** What the server's own settings changed of the target; left out where they named nothing. */
  server: serverSettingsSchema.optional(),
  /** The interpreter that ran it: `Python 3.10.13` or `Node 20.11.1`. */
  runtime: z.string(),
  /** Whether its worker stood ready; left out where none ran. */
  isWarm: z.boolean().optional(),
  environment: z.string().nullable(),
  /** The server that ran it instead of this machine; left out where this machine did. */
  ranOn: ranOnSchema.optional(),
  /** How the last attempt was held, and what was refused; left out where no script ran. */
  confinement: confinementSchema.optional(),
  /** Every attempt, the last included, of a node that was tried again; empty where once was enough. */
  attempts: z.array(attemptSchema),
  /** Null where the node succeeded, or its failure ends the workflow. */
  after: afterFailureSchema.nullable(),
})
export type RunResult = z.infer<typeof runResultSchema>
