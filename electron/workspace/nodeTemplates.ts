import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type NodeTemplate, nodeTemplateSchema } from '../../shared/model/nodeTemplate'
import type { Language } from '../../shared/model/problem'
import { readFields } from './nodeFields'
import { nodeEnding } from './nodePaths'
import { editedNodeText } from './nodeText'

/** A template with the text of its file. */
export interface TemplateFile extends NodeTemplate {
  readonly text: string
}

/** Its name in the folder of the templates. */
const catalogueName = 'catalogue.yml'

const { id, group, names, targets } = nodeTemplateSchema.shape
const catalogueSchema = z.object({
  templates: z.array(z.strictObject({ id, group, names, targets, desc: z.string().min(1) })),
})

/**
 * Reads the templates that come with Nodelab: node files, and the catalogue that says what they are called and on which targets they were tried. Throws
 * where one is no node: the files are Nodelab's own.
 */
export async function readTemplates(folder: string): Promise<TemplateFile[]> {
  const { templates } = catalogueSchema.parse(parse(await readFile(join(folder, catalogueName), 'utf8')))
  return Promise.all(
    templates.map(async ({ desc, ...listed }) => {
      const text = await readFile(join(folder, `${listed.id}${nodeEnding}`), 'utf8')
      const { node } = readFields(text)
      if (node === null) throw new Error(`the template ${listed.id} is no node`)
      return { ...listed, descs: { en: node.desc, 'zh-CN': desc }, node, text }
    }),
  )
}

/** The text of a new node that is made of a template: its file, cases included, described in the author's language. */
export function nodeTextOf({ node, text, descs }: TemplateFile, language: Language): string {
  return editedNodeText(text, { ...node, desc: descs[language] })
}
