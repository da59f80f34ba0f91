import { z } from 'zod'
import { nodeLanguages, codeNodeSchema } from './node'
import { problemSchema } from './problem'

/** The folder that holds the author's node files and requirements. */
export const workspaceInfoSchema = z.object({
  path: z.string(),
  name: z.string(),
  writable: z.boolean(),
  problems: z.array(problemSchema),
  recent: z.array(z.object({ path: z.string(), name: z.string() })),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>

/** One row of the library. A broken file is listed with its first problem. */
export const nodeEntrySchema = z.object({
  id: z.string(),
  title: z.string(),
  code_language: z.enum(nodeLanguages).nullable(),
  problem: problemSchema.nullable(),
})
export type NodeEntry = z.infer<typeof nodeEntrySchema>

/**
 * A node file as read. `revision` is a hash of its bytes; a save names the revision that it was based on.
 * A file that is no node is `broken`: its text is shown with the problems, and is never overwritten.
 */
export const nodeFileSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('node'),
    id: z.string(),
    node: codeNodeSchema,
    revision: z.string(),
    /** Things worth saying that do not stop the work, e.g. a name that Dify's panel refuses. */
    problems: z.array(problemSchema),
    /** An edit that was kept aside since the file had changed on disk meanwhile; null where there is none. */
    draft: codeNodeSchema.nullable(),
  }),
  z.object({
    kind: z.literal('broken'),
    id: z.string(),
    text: z.string(),
    revision: z.string(),
    problems: z.array(problemSchema),
    /** The author's text on its way, which is not in the file yet; null where there is none. */
    draft: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('missing'),
    id: z.string(),
    problems: z.array(problemSchema),
    /** The author's edit, where one was kept aside. */
    draft: z.union([codeNodeSchema, z.string()]).nullable(),
  }),
])
export type NodeFile = z.infer<typeof nodeFileSchema>

/** The end of a save: done, or the disk had changed (the edit is then kept as a draft), or it failed (kept too, if it can be). */
export const saveResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: z.string() }),
  z.object({ kind: z.literal('conflict'), disk: nodeFileSchema }),
  z.object({ kind: z.literal('failed'), problem: problemSchema }),
])
export type SaveResult = z.infer<typeof saveResultSchema>

/** A text file of the workspace with a meaning of its own; an absent file reads as empty text. */
export const textFileSchema = z.object({
  text: z.string(),
  revision: z.string(),
  /** Why it can't be read as text; then it is not written over either. */
  problem: problemSchema.nullable(),
  /** The author's edit that is not in the file; null where there is none. */
  draft: z.string().nullable(),
})
export type TextFile = z.infer<typeof textFileSchema>

export const textSaveSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: z.string() }),
  z.object({ kind: z.literal('conflict'), disk: textFileSchema }),
  z.object({ kind: z.literal('failed'), problem: problemSchema }),
])
export type TextSave = z.infer<typeof textSaveSchema>

/** Where `python-requirements.txt` lies. Its path is shown, and never comes back from the page. */
export const requirementsPlaceSchema = z.object({
  /** In the workspace; in the folder of a Dify's sandbox, whose server reads it; or elsewhere, where the author pointed to. */
  place: z.enum(['workspace', 'dify-sandbox', 'elsewhere']),
  /** From the workspace's folder where it lies in it, else the whole path. */
  path: z.string(),
  /** Whether the author pointed this workspace at it: then there is a way back to the workspace's own file. */
  isPointed: z.boolean(),
})
export type RequirementsPlace = z.infer<typeof requirementsPlaceSchema>

/** The python-requirements.txt that counts for the workspace, with its place. */
export const requirementsFileSchema = textFileSchema.extend(requirementsPlaceSchema.shape)
export type RequirementsFile = z.infer<typeof requirementsFileSchema>
export const requirementsSaveSchema = textSaveSchema
export type RequirementsSave = TextSave
