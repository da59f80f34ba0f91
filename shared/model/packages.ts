import { z } from 'zod'
import { packageSchema } from './environment'
import { problemSchema } from './problem'

/** What an installed package tells of itself, read from its own metadata; "" and null where it tells nothing. */
export const packageFactsSchema = packageSchema.extend({
  /** The packages of this environment that need it, by name. */
  neededBy: z.array(z.string()),
  /** The packages of this environment that it needs, by name. */
  requires: z.array(z.string()),
  /** Bytes on disk of its files. */
  bytes: z.number().nullable(),
  summary: z.string(),
  licence: z.string(),
  homepage: z.string(),
  /** The Python versions that it says it supports, e.g. `>=3.9`. */
  requiresPython: z.string(),
  /** What a node can import of it: top-level names, or `google.cloud.storage` in a shared namespace. */
  modules: z.array(z.string()),
  /** Its name as it spells itself, e.g. `PySocks`. */
  spelling: z.string().optional(),
  /** What a node that lists packages says of it: `name==version`, by `pkg_resources` where the environment has it, else by `importlib.metadata`. */
  listedAs: z.string().optional(),
})
export type PackageFacts = z.infer<typeof packageFactsSchema>

/** A version that the index has. `fits` tells whether a file of it suits this Python and machine. */
export const packageVersionSchema = z.object({
  version: z.string(),
  /** Bytes of the file that would be fetched; null where the index does not tell. */
  bytes: z.number().nullable(),
  /** ISO time of upload; null where the index does not tell. */
  uploaded: z.string().nullable(),
  requiresPython: z.string(),
  isPrerelease: z.boolean(),
  isYanked: z.boolean(),
  fits: z.boolean(),
  /** Whether no wheel fits, so that the package's own build script would run. */
  isSource: z.boolean(),
})
export type PackageVersion = z.infer<typeof packageVersionSchema>

/** What a change of the requirements would do to the environment that is there: null is "not there". */
export const packageChangeSchema = z.object({
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Whether it is a package of the target's base. */
  isBase: z.boolean(),
  /** The requirements and packages that ask for it now, as uv names them, e.g. `anyio>=4.9`. */
  because: z.array(z.string()),
})
export type PackageChange = z.infer<typeof packageChangeSchema>

/** A change tried without making it: what would be different, or why it can't be. */
export const rehearsalSchema = z.object({
  changes: z.array(packageChangeSchema),
  problems: z.array(problemSchema),
})
export type Rehearsal = z.infer<typeof rehearsalSchema>
