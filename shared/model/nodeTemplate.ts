import { z } from 'zod'
import { codeNodeSchema } from './node'
import { templateGroups } from './templateGroups'

const inBoth = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) })

/** A worked node to begin with, which brings its cases. `targets` are the ids of those on which all its cases have passed. */
export const nodeTemplateSchema = z.object({
  id: z.string(),
  group: z.enum(templateGroups),
  names: inBoth,
  descs: inBoth,
  targets: z.array(z.string()).min(1),
  node: codeNodeSchema,
})
export type NodeTemplate = z.infer<typeof nodeTemplateSchema>
