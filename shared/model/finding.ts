import { z } from 'zod'
import { problemSchema } from './problem'
import { outputTypes, variableTypes } from './variableTypes'

const line = z.number().int().positive()

/** An edit of the code, in the editor's lines and columns from 1, these in UTF-16 units; the end is behind the last character. */
export const codeEditSchema = z.object({
  line,
  column: line,
  endLine: line,
  endColumn: line,
  text: z.string(),
})
export type CodeEdit = Readonly<z.infer<typeof codeEditSchema>>

/** A change of the node's fields that mends what a rule found. */
export const nodeFixSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-input'), name: z.string() }),
  /** A name that the code reads and nothing binds: the input, and with it the parameter of `main`. */
  z.object({ kind: z.literal('make-input'), name: z.string(), type: z.enum(variableTypes) }),
  z.object({ kind: z.literal('rename-input'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('add-output'), name: z.string(), type: z.enum(outputTypes) }),
  z.object({ kind: z.literal('rename-output'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('retype-output'), name: z.string(), type: z.enum(outputTypes) }),
  /** A line of python-requirements.txt, as it is written there. */
  z.object({ kind: z.literal('require'), name: z.string() }),
])
export type NodeFix = Readonly<z.infer<typeof nodeFixSchema>>

/** A place where a rule of preflight fired. Its sentences are those of its problem. */
export const findingSchema = z.object({
  /** The id of its rule, by which it is silenced. */
  rule: z.string(),
  problem: problemSchema,
  endLine: line.nullable(),
  endColumn: line.nullable(),
  /** The edits that mend it; empty where there are none. */
  edits: z.array(codeEditSchema).readonly(),
  /** Changes of the node that mend it, the likeliest first. */
  fixes: z.array(nodeFixSchema).readonly(),
})
export type Finding = Readonly<z.infer<typeof findingSchema>>
