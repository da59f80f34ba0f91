import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ZipPart } from '../bundles/zipWriter'
import { isMissing } from '../files/fileErrors'
import { ownLocks } from '../files/ownLocks'
import { nodeWithoutSecretSamples, withoutSecretSamples } from './withoutSecretSamples'

/** The form of a backup; one of a later form is not read. */
export const backupFormat = 1

/** The file of a backup that says what it is. */
export const manifestName = 'nodelab-backup.json'
export const manifestSchema = z.object({
  format: z.number().int(),
  nodelab: z.string().max(100),
  at: z.string().max(40),
})
export type Manifest = z.infer<typeof manifestSchema>

/**
 * What of the data folder a backup holds, and a restore puts back: settings, versions of nodes, kept runs, edits in no file yet, lessons with what the author wrote in them. Not what can be
 * had again (environments, caches, bundles) and not what is a secret (`secrets`, servers with their keys). Workspaces are folders of the author's own.
 */
export const backupNames = [
  'settings.json',
  'history',
  'run-history',
  'drafts',
  'app-edits',
  'app-nodes',
  'lessons',
] as const

/** What of those is made anew or belongs to a process, and the settings of a server, which hold its keys. */
const left = /^lessons\/\.|^lessons\/work\/.*\/\.nodelab$|\.env$|(?:^|\/)\.[^/]*\.nodelab$|\.gz\.[0-9a-f]{8}$/

const settingsSchema = z.looseObject({ settings: z.looseObject({}).optional() })

/** An address without its name and password. */
const withoutLogin = (text: string): string => text.replace(/(:\/\/)[^\s/]*@/g, '$1')

/** The settings without the key of the sandbox server and without logins of addresses; null for a file that can't be read. */
export function plainSettings(text: string): string | null {
  try {
    const content = settingsSchema.parse(JSON.parse(text))
    const settings = Object.fromEntries(
      Object.entries(content.settings ?? {}).map(([name, value]) => {
        if (typeof value === 'string') return [name, withoutLogin(value)]
        return [
          name,
          Array.isArray(value)
            ? value.map((one: unknown) => (typeof one === 'string' ? withoutLogin(one) : one))
            : value,
        ]
      }),
    )
    return JSON.stringify({ ...content, settings: { ...settings, serveKey: '' } }, null, 2)
  } catch {
    // Damaged: the next start keeps it aside and says so.
    return null
  }
}

/** What a file of the author's own code of lessons looks like in a backup; null where it goes as it is. */
function plainOfLesson(name: string): ((text: string) => string | null) | null {
  if (!name.startsWith('lessons/work/')) return null
  if (/\.ya?ml$/.test(name)) return nodeWithoutSecretSamples
  if (name.endsWith('.json')) return withoutSecretSamples
  return name.endsWith('.txt') ? withoutLogin : null
}

/** How a file is changed on its way into a backup; null where it goes as it is. */
function plainOf(name: string): ((text: string) => string | null) | null {
  if (name === 'settings.json') return plainSettings
  return withSamples.test(name) ? withoutSecretSamples : plainOfLesson(name)
}

/** Folders of nodes as the author left them, whose samples may be secrets: elsewhere those are kept apart. */
const withSamples = /^(?:drafts|app-edits|app-nodes)\/.*\.json$/

async function filesUnder(root: string, name: string): Promise<string[]> {
  if (left.test(name) || ownLocks.has(name)) return []
  const found = await stat(join(root, name)).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (found === null) return []
  if (found.isFile()) return [name]
  if (!found.isDirectory()) return []
  const inside = await readdir(join(root, name))
  return (await Promise.all(inside.sort().map((one) => filesUnder(root, `${name}/${one}`)))).flat()
}

/** The parts of a backup of a data folder, in its order. */
export async function backupParts(root: string, manifest: Manifest): Promise<ZipPart[]> {
  const names = (await Promise.all(backupNames.map((name) => filesUnder(root, name)))).flat()
  const parts: ZipPart[] = [{ name: manifestName, from: { text: JSON.stringify(manifest) } }]
  for (const name of names) {
    const plain = plainOf(name)
    if (plain === null) parts.push({ name, from: { path: join(root, name) } })
    else {
      const text = plain(await readFile(join(root, name), 'utf8'))
      if (text !== null) parts.push({ name, from: { text } })
    }
  }
  return parts
}
