import { z } from 'zod'
import { problemSchema } from './problem'

/** The stages of a build in their order; `python` and `node` cover finding (or downloading) the interpreter, `writing` is of a lock or a bundle. */
export const stageNames = [
  'python',
  'node',
  'resolving',
  'downloading',
  'building',
  'installing',
  'ready',
  'writing',
] as const
export type StageName = (typeof stageNames)[number]

/** Counts are packages, bytes are of downloads; null where uv does not tell. */
export const stageSchema = z.object({
  name: z.enum(stageNames),
  status: z.enum(['waiting', 'running', 'done', 'skipped', 'failed']),
  count: z.number().nullable(),
  total: z.number().nullable(),
  bytes: z.number().nullable(),
  detail: z.string(),
  elapsedMs: z.number().nullable(),
})
export type Stage = z.infer<typeof stageSchema>

/** Where a package comes from: the target's base, the author's own request, or needed by one of those. */
export const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  origin: z.enum(['base', 'own', 'needed']),
})
export type Package = z.infer<typeof packageSchema>

/** A base package that the author's requirements changed; `to` is null where it was removed. */
export const baseChangeSchema = z.object({ name: z.string(), from: z.string(), to: z.string().nullable() })
export type BaseChange = z.infer<typeof baseChangeSchema>

/**
 * A finished environment. `key` is its folder's name; `python.asked` is the target's version. `node` is the Node in it, where it was made
 * for one.
 */
export const environmentSchema = z.object({
  key: z.string(),
  target: z.string(),
  python: z.object({ version: z.string(), asked: z.string(), path: z.string(), exact: z.boolean() }),
  packages: z.array(packageSchema),
  baseChanges: z.array(baseChangeSchema),
  node: z.object({ version: z.string(), path: z.string() }).optional(),
})
export type Environment = z.infer<typeof environmentSchema>

/** The environment that was built last for the same place and target, with what must be said of it. */
export const lastGoodSchema = z.object({ environment: environmentSchema, notices: z.array(problemSchema) })
export type LastGood = z.infer<typeof lastGoodSchema>

/**
 * What a person sees of an environment that is wanted: its stages while it builds, its log, and either the
 * environment or the problems. `held` waits for the author's word, since going on may run code that came with a
 * package. While one is made anew, the `environment` of before stays in use. `id` names the wish (target + requirements + dependencies), not the folder.
 */
export const buildSchema = z.object({
  id: z.string(),
  target: z.string(),
  status: z.enum(['building', 'ready', 'held', 'failed', 'cancelled']),
  stages: z.array(stageSchema),
  log: z.string(),
  problems: z.array(problemSchema),
  /** Kept in view while the environment is used: e.g. another Python than the target's. */
  notices: z.array(problemSchema),
  environment: environmentSchema.nullable(),
  /** Null for Python. Else the target's version of Node, and the one that was found; that has an `environment` only where uv brought it. */
  node: z
    .object({ asked: z.string(), found: z.object({ version: z.string(), path: z.string() }).nullable() })
    .nullable(),
  /**
   * What stays in use where this build ended without an environment: never of another target or another Python, and whole when it was looked at.
   * Null for any other build, and where there is none.
   */
  lastGood: lastGoodSchema.nullable(),
  /** Of a build that is finished but for its name: whose run goes on in the environment that it replaces, of this Nodelab or of another. */
  waitsFor: z.enum(['run', 'run-elsewhere']).nullable(),
  startedAt: z.number(),
})
export type Build = z.infer<typeof buildSchema>
