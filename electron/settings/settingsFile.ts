import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { type ActionId, actionTable } from '../../shared/actions/actionTable'
import type { Problem } from '../../shared/model/problem'
import { defaultSettings, settingsSchema, storedSessionSchema } from '../../shared/model/settings'
import { problem } from '../../shared/problems'
import { closeToOthers } from '../files/closeToOthers'
import { isMissing, reasonOf } from '../files/fileErrors'

const isAction = (id: unknown): id is ActionId => typeof id === 'string' && Object.hasOwn(actionTable, id)

/** What the file holds: the settings, the workspaces of late, what was open in each, and which requirements count for it. */
const contentSchema = z.object({
  settings: settingsSchema.catch(defaultSettings),
  workspaces: z.array(z.string()).default([]).catch([]),
  sessions: z.record(z.string(), storedSessionSchema).default({}).catch({}),
  /** The file of requirements of workspaces that do not use their own, by the workspace's path. */
  requirements: z.record(z.string(), z.string()).default({}).catch({}),
  /** The actions that were last chosen by name. One that this version does not know is left out. */
  recentActions: z
    .array(z.unknown())
    .default([])
    .catch([])
    .transform((kept) => kept.filter(isAction)),
})
export type SettingsContent = z.infer<typeof contentSchema>

/** The content of a file that is not there yet. */
export function emptyContent(): SettingsContent {
  return contentSchema.parse({})
}

/** What was read; `content` is null where there is none. `damaged` tells of a file that can't be read, or was kept aside. */
export interface ReadSettings {
  readonly content: SettingsContent | null
  readonly damaged: Problem | null
}

/** `settings.damaged-2026-02-27T10-20-30-123Z.json` */
function asideOf(path: string): string {
  const stem = path.replace(/\.json$/, '')
  return `${stem}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.json`
}

function damagedAt(path: string): Problem {
  const aside = asideOf(path)
  try {
    renameSync(path, aside)
    return problem('settings-damaged', 'workspace', { severity: 'warning', params: { path: aside } })
  } catch (error) {
    // It stays where it is, and is written over by the next change: then the author must know now.
    const params = { path, reason: reasonOf(error) }
    return problem('settings-unreadable', 'workspace', { severity: 'warning', params })
  }
}

/** Reads the settings file; at once, since the first window waits for it. A damaged one is kept aside under the name of the moment. */
export function readSettingsFile(path: string): ReadSettings {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
    closeToOthers(path)
  } catch (error) {
    if (isMissing(error)) return { content: null, damaged: null }
    const params = { path, reason: reasonOf(error) }
    return { content: null, damaged: problem('settings-unreadable', 'workspace', { severity: 'warning', params }) }
  }
  try {
    // Editors of some systems put a BOM before it.
    return { content: contentSchema.parse(JSON.parse(text.replace(/^\uFEFF/, ''))), damaged: null }
  } catch {
    // Not JSON, or no object: whatever it says, the author is told where it is kept.
    return { content: null, damaged: damagedAt(path) }
  }
}
