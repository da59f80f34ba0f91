import { z } from 'zod'
import { codeNodeSchema } from './node'

/** What made a version: a save here, another hand (an editor, git), or an older version that was brought back. */
export const versionCauses = ['edit', 'disk', 'restored'] as const
export type VersionCause = (typeof versionCauses)[number]

/** One kept version of a node file. */
export const versionSchema = z.object({
  /** Names the version among those of its node. */
  key: z.string(),
  /** When it was kept, in milliseconds since 1970. */
  at: z.number(),
  cause: z.enum(versionCauses),
  /** Bytes of the file. */
  bytes: z.number(),
})
export type Version = z.infer<typeof versionSchema>

/** A kept version as it was. */
export const versionTextSchema = z.object({
  text: z.string(),
  /** The node that the text holds; null where it was no node at that time. */
  node: codeNodeSchema.nullable(),
})
export type VersionText = z.infer<typeof versionTextSchema>

/** A node with kept versions; its file may be gone. */
export const keptNodeSchema = z.object({
  id: z.string(),
  /** When its last version was kept, in milliseconds since 1970. */
  at: z.number(),
  isThere: z.boolean(),
})
export type KeptNode = z.infer<typeof keptNodeSchema>
