import { z } from 'zod'
import { confinementModes } from './confinement'
import { codeNodeSchema } from './node'
import { keptRowsSchema, rowCountsSchema } from './keptRows'
import { caseStatuses } from './nodeCase'
import { problemSchema } from './problem'
import { runResultSchema } from './run'

export const runStatuses = ['succeeded', 'failed', 'cancelled'] as const
export type RunStatus = (typeof runStatuses)[number]

/** Where a run was asked for: in the window, by the command line, of a case or over the rows of a file in either, or by a client of the sandbox API. */
export const runOrigins = ['window', 'command-line', 'case', 'rows', 'served'] as const
export type RunOrigin = (typeof runOrigins)[number]

/** A kept run as a list shows it. */
export const keptRunSchema = z.object({
  /** Names the run among those of its workspace; a later run has a higher one. */
  key: z.number().int(),
  /** When it began, in milliseconds since 1970. */
  at: z.number(),
  /** The id of its node, which may have gone since. */
  node: z.string(),
  target: z.string(),
  status: z.enum(runStatuses),
  /** Milliseconds of all its attempts and the waits between them. */
  ms: z.number(),
  /** How it was asked to be held; null: as its target's sandbox would. */
  mode: z.enum(confinementModes).nullable(),
  /** `Python 3.12.1`; empty where none ran. */
  runtime: z.string(),
  environment: z.string().nullable(),
  /** The name of the server that ran it; null: this machine. */
  sandbox: z.string().nullable(),
  origin: z.enum(runOrigins),
  /** The case that it was of, and how that ended; null: of none, or kept before that was noted. */
  ofCase: z.object({ name: z.string(), status: z.enum(caseStatuses) }).nullable(),
  /** How it went over the rows of a file; null: it was over none. */
  rows: rowCountsSchema.nullable(),
  /** The beginning of what it gave, or of Dify's words for its failure. */
  summary: z.string(),
  isPinned: z.boolean(),
})
export type KeptRun = z.infer<typeof keptRunSchema>

/** Parts of a run of which only the beginning is kept, since they were too large. */
export const cutParts = ['code', 'inputs', 'outputs', 'returned', 'prints', 'stderr', 'error', 'details'] as const
export type CutPart = (typeof cutParts)[number]

/** A kept run, whole. */
export const wholeRunSchema = keptRunSchema.extend({
  /** The node as it was run, without samples. */
  ranNode: codeNodeSchema,
  /** By variable the JSON text of each input that it was given, but for those that are secret; of a run over rows those that its rows did not give. */
  inputs: z.record(z.string(), z.string()),
  /** The inputs whose values are not kept, since they are secret. */
  secret: z.array(z.string()),
  /** The other inputs in which the value of a secret one stood, whose place ••• has taken: they are not as they were given. */
  hiddenIn: z.array(z.string()),
  /** Whether nothing is kept of what it gave and printed, since a secret input was too short to be told from it. */
  isHidden: z.boolean(),
  /** Whether it was to have the network; null: as its target has it. */
  network: z.boolean().nullable(),
  result: runResultSchema,
  /** Of a run over rows, what its columns were and which rows failed. */
  keptRows: keptRowsSchema.nullable(),
  cut: z.array(z.enum(cutParts)),
})
export type WholeRun = z.infer<typeof wholeRunSchema>

/** Which runs are asked for; null and empty ask for all. */
export const runQuerySchema = z.object({
  /** Words that stand in the code, the inputs, the outputs, the prints, stderr or the error; a word may be the beginning of one. */
  text: z.string().max(500),
  node: z.string().nullable(),
  target: z.string().nullable(),
  status: z.enum(runStatuses).nullable(),
  origin: z.enum(runOrigins).nullable(),
  /** Those that began at this moment or later, in milliseconds since 1970. */
  since: z.number().nullable(),
  isPinned: z.boolean(),
})
export type RunQuery = z.infer<typeof runQuerySchema>

/** What there is to choose from, and how much of it. */
export const runFactsSchema = z.object({
  count: z.number().int(),
  /** How many of them are pinned. */
  pinned: z.number().int(),
  /** Bytes of the file. */
  bytes: z.number(),
  nodes: z.array(z.object({ id: z.string(), count: z.number().int() })),
  targets: z.array(z.object({ id: z.string(), count: z.number().int() })),
})
export type RunFacts = z.infer<typeof runFactsSchema>

/** `facts` is null where there is no run history: `problem` says why. */
export const runHistoryStateSchema = z.object({ facts: runFactsSchema.nullable(), problem: problemSchema.nullable() })
export type RunHistoryState = z.infer<typeof runHistoryStateSchema>
