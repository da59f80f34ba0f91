import { z } from 'zod'
import { codeNodeSchema } from './node'
import { templateGroups } from './templateGroups'

const inBoth = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) })

/** A case of a template as it is shown: values as JSON text, and the outputs or the words of the error that must come of them. */
const templateCaseSchema = z.object({
  name: z.string(),
  inputs: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), z.string()).nullable(),
  error: z.string().nullable(),
})

/** A worked node to begin with. `targets` are the ids of those on which all its cases have passed. */
export const nodeTemplateSchema = z.object({
  id: z.string(),
  group: z.enum(templateGroups),
  names: inBoth,
  descs: inBoth,
  targets: z.array(z.string()).min(1),
  node: codeNodeSchema,
  cases: z.array(templateCaseSchema),
})
export type NodeTemplate = z.infer<typeof nodeTemplateSchema>
