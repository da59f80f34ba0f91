import { z } from 'zod'
import { nodeIdSchema, nodeLanguages } from './node'
import { problemSchema } from './problem'

/**
 * A Dify app file (DSL) of the workspace, opened in place. Its id is its path in the workspace, `/` between folders, with its ending
 * (`apps/triage.yml`). A code or template node in it is a document like a node file, whose id is `apps/triage.yml#1718000000002`
 * (see `shared/dify/appNodeId.ts`): `node.read`, `node.save`, `node.rename` and `node.discardDraft` take it. What is saved so is kept as
 * an edit, safe from a crash, and goes into the file by `appFile.save` alone, with all other edits of that file at once.
 */
export const appFileIdSchema = nodeIdSchema.refine((id) => /[^/]\.ya?ml$/i.test(id))

/** One node on the way to another: Dify's word for its type and its title, e.g. `iteration` and `Each ticket`. */
export const wayStepSchema = z.object({
  nodeId: z.string(),
  type: z.string(),
  title: z.string(),
  /** The way goes on inside of it: an iteration or a loop. */
  enters: z.boolean(),
})
export type WayStep = z.infer<typeof wayStepSchema>

/** A code or template node of an app file. */
export const appNodeSchema = z.object({
  /** The document's id, for the commands of nodes. */
  id: z.string(),
  nodeId: z.string(),
  /** With the author's edit of it, where there is one. */
  title: z.string(),
  /** Null where the node can't be read. */
  code_language: z.enum(nodeLanguages).nullable(),
  /** The nodes that lead to it, from the start; the node itself is not among them. Empty where nothing does. */
  way: z.array(wayStepSchema),
  /** The line of the file where its data begins, from 1. */
  line: z.number().int().positive(),
  /** It has an edit that is not in the file. */
  edited: z.boolean(),
  problem: problemSchema.nullable(),
})
export type AppNode = z.infer<typeof appNodeSchema>

/** One app file. One that can't be read is listed with its problems, and no nodes. */
export const appFileSchema = z.object({
  id: z.string(),
  /** A hash of its bytes. */
  revision: z.string(),
  /** The app's name in the file; "" where it has none. */
  appName: z.string(),
  /** Dify's word: `workflow`, `advanced-chat`, …; null where the file says none. */
  mode: z.string().nullable(),
  /** `0.6.0`; null where the file says none. */
  dslVersion: z.string().nullable(),
  /** Errors where it can't be edited; else what is worth knowing, e.g. a DSL version that is newer than any known target's. */
  problems: z.array(problemSchema),
  nodes: z.array(appNodeSchema),
})
export type AppFile = z.infer<typeof appFileSchema>

/**
 * A row of a preview. `old` and `new` are line numbers from 1, null where the line is not in that text. `marks` are the parts of the text
 * that differ from its counterpart, as [start, end) in UTF-16 units; empty where the whole line is another.
 */
export const diffRowSchema = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  old: z.number().int().positive().nullable(),
  new: z.number().int().positive().nullable(),
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
})
export type DiffRow = z.infer<typeof diffRowSchema>

/** Lines that change, with some around them; `skipped` lines before them stay as they are. */
export const hunkSchema = z.object({ skipped: z.number().int(), rows: z.array(diffRowSchema) })
export type Hunk = z.infer<typeof hunkSchema>

/** How one node's code changes, line by line as in a preview; `skipped` lines are behind the last hunk. */
export const codeChangesSchema = z.object({
  hunks: z.array(hunkSchema),
  skipped: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
})
export type CodeChanges = z.infer<typeof codeChangesSchema>

/** A place that refers to an output of a node: which node, in which of its fields, e.g. `variables[0].value_selector`. */
export const outputReferenceSchema = z.object({
  nodeId: z.string(),
  type: z.string(),
  title: z.string(),
  field: z.string(),
  line: z.number().int().positive(),
})
export type OutputReference = z.infer<typeof outputReferenceSchema>

/** An output that edits took away or renamed, and that other nodes still refer to. */
export const lostOutputSchema = z.object({
  id: z.string(),
  output: z.string(),
  references: z.array(outputReferenceSchema),
})
export type LostOutput = z.infer<typeof lostOutputSchema>

/**
 * The file changed on disk in a node that is edited here. Whole texts: `base`, which the edits were made of, `mine` with the edits, and
 * `theirs`, which is on disk. `nodes` are the documents whose values collide.
 */
export const appConflictSchema = z.object({
  base: z.string(),
  mine: z.string(),
  theirs: z.string(),
  nodes: z.array(z.string()),
})
export type AppConflict = z.infer<typeof appConflictSchema>

/** What a save would do to the file. */
export const appPreviewSchema = z.object({
  id: z.string(),
  /** The revision on disk that this is a preview for: a save names it. */
  revision: z.string(),
  /** Documents with edits; a save writes them all. */
  nodes: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Nodes that are no code, whose references to a renamed output change with it. */
  alsoChanged: z.array(z.object({ nodeId: z.string(), type: z.string(), title: z.string() })),
  hunks: z.array(hunkSchema),
  /** Lines behind the last hunk. */
  skipped: z.number().int(),
  /** Lines that are not as they were (removed or written anew, the larger of both in each place), and lines that stay to the byte. */
  changed: z.number().int(),
  unchanged: z.number().int(),
  lineEnds: z.enum(['lf', 'crlf', 'mixed']),
  bom: z.boolean(),
  lostOutputs: z.array(lostOutputSchema),
  conflict: appConflictSchema.nullable(),
  /** Why it can't be saved as it is; nothing is lost by that. */
  problem: problemSchema.nullable(),
})
export type AppPreview = z.infer<typeof appPreviewSchema>

export const appSaveResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: z.string() }),
  /** The file is another one than that of the preview; the new preview says whether the edits collide with it. */
  z.object({ kind: z.literal('conflict'), preview: appPreviewSchema }),
  z.object({ kind: z.literal('failed'), problem: problemSchema }),
])
export type AppSaveResult = z.infer<typeof appSaveResultSchema>

/** Where a variable of a node gets its value from in its app. */
export const inputSourceSchema = z.object({
  variable: z.string(),
  value_selector: z.array(z.string()),
  kind: z.enum(['start', 'constant', 'environment', 'conversation', 'system', 'output', 'item', 'other', 'nowhere']),
  /** The title of the node that it comes from; "" where it is none. */
  title: z.string(),
  /** JSON text; null where the app does not tell. */
  value: z.string().nullable(),
  /** The document (a code or template node before this one) whose run gives the value; null where there is none. */
  run: z.string().nullable(),
  /** Why the run of that node gave no value. */
  problem: problemSchema.nullable(),
})
export type InputSource = z.infer<typeof inputSourceSchema>
