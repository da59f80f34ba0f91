import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { type Problem } from '../../shared/model/problem'
import {
  defaultSettings,
  type Session,
  sessionSchema,
  type Settings,
  settingsSchema,
} from '../../shared/model/settings'
import { problem } from '../../shared/problems'
import type { DataFolders, SettingsStore } from '../engineTypes'
import { writeAtomic } from '../workspace/atomicFile'

/** What the file holds: the settings, the workspaces of late, and what was open in each. */
const fileSchema = z.object({
  settings: settingsSchema.catch(defaultSettings),
  workspaces: z.array(z.string()).default([]).catch([]),
  sessions: z.record(z.string(), sessionSchema).default({}).catch({}),
})
type Content = z.infer<typeof fileSchema>

/** How many workspaces are remembered. */
const remembered = 10

function read(path: string): { content: Content; damaged: Problem | null } {
  const empty = fileSchema.parse({})
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // The first start: there is no file yet.
    return { content: empty, damaged: null }
  }
  try {
    return { content: fileSchema.parse(JSON.parse(text)), damaged: null }
  } catch {
    const aside = path.replace(/\.json$/, `.damaged-${Date.now()}.json`)
    renameSync(path, aside)
    const damaged = problem('settings-damaged', 'workspace', { severity: 'warning', params: { path: aside } })
    return { content: empty, damaged }
  }
}

/** Settings, recent workspaces and sessions in one JSON file. A damaged file is kept aside and told once by `damaged`. */
export function createSettingsStore(folders: DataFolders): SettingsStore & { readonly damaged: Problem | null } {
  const first = read(folders.settingsFile)
  let content = first.content
  let writing: Promise<void> = Promise.resolve()
  const listeners = new Set<(settings: Settings) => void>()

  /** Writes go one after another, each with the newest content. */
  function save(): Promise<void> {
    const write = (): Promise<void> => writeAtomic(folders.settingsFile, JSON.stringify(content, null, 2))
    writing = writing.then(write, write)
    return writing
  }

  return {
    damaged: first.damaged,
    get: () => content.settings,
    async update(change) {
      content = { ...content, settings: settingsSchema.parse({ ...content.settings, ...change }) }
      for (const listener of listeners) listener(content.settings)
      await save()
      return content.settings
    },
    session: (workspacePath): Session => content.sessions[workspacePath] ?? sessionSchema.parse({}),
    async updateSession(workspacePath, session) {
      content = { ...content, sessions: { ...content.sessions, [workspacePath]: session } }
      await save()
    },
    recentWorkspaces: () => content.workspaces,
    async rememberWorkspace(path) {
      const workspaces = [path, ...content.workspaces.filter((other) => other !== path)].slice(0, remembered)
      if (workspaces.join('\0') === content.workspaces.join('\0')) return
      content = { ...content, workspaces }
      await save()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
