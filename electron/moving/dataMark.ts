import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { isFile } from '../files/look'

/** The file by which a data folder is known, also by uninstallers (`scripts/installer`), which remove nothing beside it. */
export const dataMark = 'nodelab-data.json'

/** The form of the data folder; a folder of a later form can not be chosen. */
export const dataFormat = 1

const markSchema = z.object({ nodelab: z.literal('data folder'), format: z.number().int() })

/** Settings as every Nodelab wrote them. */
const settingsSchema = z.object({ settings: z.object({}), workspaces: z.array(z.string()) })

async function readAs<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')))
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** Marks a data folder, where it is not marked yet. */
export async function markData(root: string): Promise<void> {
  const path = join(root, dataMark)
  if ((await readAs(path, markSchema)) !== null) return
  await writeAtomic(path, `${JSON.stringify({ nodelab: 'data folder', format: dataFormat })}\n`, ownerOnly)
}

/** The form of the data that lies in a folder; null where it is no data folder. Nodelabs before the mark left settings and a log. */
export async function dataFormatOf(folder: string): Promise<number | null> {
  const mark = await readAs(join(folder, dataMark), markSchema)
  if (mark !== null) return mark.format
  const hasSettings = (await readAs(join(folder, 'settings.json'), settingsSchema)) !== null
  return hasSettings && (await isFile(join(folder, 'logs', 'nodelab.log'))) ? dataFormat : null
}
