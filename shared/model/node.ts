import { z } from 'zod'
import { nodeCaseSchema } from './nodeCase'
import {
  type ErrorStrategy,
  errorStrategies,
  type OutputType,
  outputTypes,
  type VariableType,
  variableTypes,
} from './variableTypes'

export { type ErrorStrategy, errorStrategies, type OutputType, outputTypes, type VariableType, variableTypes }

export const codeLanguages = ['python3', 'javascript'] as const
export type CodeLanguage = (typeof codeLanguages)[number]

/** What a node is written in: Dify's template node is one in Jinja2, whose code is the template. */
export const nodeLanguages = [...codeLanguages, 'jinja2'] as const
export type NodeLanguage = (typeof nodeLanguages)[number]

/** `{type, children}` as in Dify's node data; children nest. */
export interface OutputSpec {
  type: OutputType
  /**
   * The declared members of an Object, in their order; null means that any member is accepted. A list, since an object of JavaScript would
   * move those named by whole numbers to its front, and Dify checks members in the order in which they are declared.
   */
  children: Output[] | null
}

/** An output or a member of one. */
export interface Output {
  name: string
  spec: OutputSpec
}

export const outputSpecSchema: z.ZodType<OutputSpec> = z.object({
  type: z.enum(outputTypes),
  children: z.lazy(() => z.array(outputSchema).nullable()),
})
export const outputSchema: z.ZodType<Output> = z.object({ name: z.string(), spec: outputSpecSchema })

export const variableSchema = z.object({
  variable: z.string(),
  value_type: z.enum(variableTypes),
  value_selector: z.array(z.string()),
})
export type Variable = z.infer<typeof variableSchema>

/** Dify's own field of a code node: a package by name and version; an empty version means the latest. */
export const dependencySchema = z.object({ name: z.string(), version: z.string() })
export type Dependency = z.infer<typeof dependencySchema>

/** One of Dify's `default_value`: `value` is JSON text, so that numbers keep their digits; `type` is what the file says. */
export const defaultValueSchema = z.object({ key: z.string(), type: z.string(), value: z.string() })
export type DefaultValue = z.infer<typeof defaultValueSchema>

/** Dify's `retry_config`: how often a failed node is tried again, and the milliseconds between. */
export const retryConfigSchema = z.object({
  retry_enabled: z.boolean(),
  max_retries: z.number().int().min(0),
  retry_interval: z.number().int().min(0),
})
export type RetryConfig = z.infer<typeof retryConfigSchema>

/**
 * A code node in memory: Dify's own field names, with outputs as a list (their order matters to the
 * check) and Nodelab's `target` (null: the workspace's) and `samples` (JSON text by variable name, so that
 * numbers keep their digits).
 */
export const codeNodeSchema = z.object({
  title: z.string(),
  desc: z.string(),
  code_language: z.enum(nodeLanguages),
  code: z.string(),
  variables: z.array(variableSchema),
  outputs: z.array(outputSchema),
  dependencies: z.array(dependencySchema),
  target: z.string().nullable(),
  samples: z.record(z.string(), z.string()),
  /** Left out: the workflow ends where the node fails. */
  error_strategy: z.enum(errorStrategies).optional(),
  default_value: z.array(defaultValueSchema).optional(),
  retry_config: retryConfigSchema.optional(),
  /** Left out: there are none, or those of its file can't be read and stay as they stand. */
  cases: z.array(nodeCaseSchema).optional(),
})
export type CodeNode = z.infer<typeof codeNodeSchema>

/**
 * A node's id: its file's path inside the workspace, `/` between folders, without `.node.yml`.
 * Never absolute, no `.` or `..` part: an id from the page can't leave the workspace.
 */
export const nodeIdSchema = z
  .string()
  .min(1)
  .max(240)
  .refine((id) => id.split('/').every((part) => part !== '' && !/^\.+$/.test(part) && !/[\\:\0]/.test(part)))
