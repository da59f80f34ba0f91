import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { mostRecentActions } from '../../shared/actions/recentActions'
import type { Problem } from '../../shared/model/problem'
import { emptySession, type Session, type Settings, settingsSchema } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import type { DataFolders, SettingsStore } from '../engineTypes'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { withLock } from '../workspace/fileLock'
import { reasonOf } from '../files/fileErrors'
import { asKept, asUsed } from './ownPlaces'
import { emptyContent, readSettingsFile, type SettingsContent } from './settingsFile'

/** How many workspaces are remembered, with what was open in them. */
const remembered = 10

type Change = (content: SettingsContent) => SettingsContent

/** Sessions of workspaces that are not remembered (any more) are forgotten, but for the latest few. */
function swept(content: SettingsContent): SettingsContent {
  const sessions = Object.entries(content.sessions)
  const others = sessions.filter(([path]) => !content.workspaces.includes(path)).slice(0, -remembered)
  const forgotten = new Set(others.map(([path]) => path))
  return { ...content, sessions: Object.fromEntries(sessions.filter(([path]) => !forgotten.has(path))) }
}

/**
 * Settings, recent workspaces and sessions in one JSON file. A damaged file is kept aside and told once by `damaged`. A change is made to
 * what the file says at that moment, so that two Nodelabs do not undo each other's; only what was changed here is told to listeners.
 */
export function createSettingsStore(
  folders: Pick<DataFolders, 'settingsFile'>,
): SettingsStore & { readonly damaged: Problem | null } {
  const path = folders.settingsFile
  const first = readSettingsFile(path)
  const dataRoot = dirname(path)
  let content = first.content === null ? emptyContent() : asUsed(dataRoot, first.content)
  let writing: Promise<void> = Promise.resolve()
  const listeners = new Set<(settings: Settings) => void>()

  async function write(change: Change): Promise<void> {
    try {
      await mkdir(dirname(path), { recursive: true })
      await withLock(`${path}.lock`, async () => {
        const read = readSettingsFile(path).content
        const disk = read === null ? null : asUsed(dataRoot, read)
        // Where the file is gone, what this Nodelab knows counts.
        const next = swept(disk === null ? content : change(disk))
        // The address of an index may hold a login.
        await writeAtomic(path, `${JSON.stringify(asKept(dataRoot, next), null, 2)}\n`, ownerOnly)
      })
    } catch (error) {
      const params = { path, reason: reasonOf(error) }
      throw new ProblemError(problem('settings-not-saved', 'workspace', { severity: 'warning', params }))
    }
  }

  /** Changes count here at once, and are written one after another. */
  function apply(change: Change): Promise<void> {
    content = change(content)
    const turn = (): Promise<void> => write(change)
    const next = writing.then(turn, turn)
    // Whoever made the change is told of a failure; the next change is tried all the same.
    writing = next.catch(() => undefined)
    return next
  }

  return {
    damaged: first.damaged,
    get: () => content.settings,
    async update(changed) {
      const saved = apply((now) => ({ ...now, settings: settingsSchema.parse({ ...now.settings, ...changed }) }))
      for (const listener of listeners) listener(content.settings)
      await saved
      return content.settings
    },
    session: (workspacePath): Session => content.sessions[workspacePath] ?? emptySession,
    updateSession: (workspacePath, session) =>
      apply((now) => ({ ...now, sessions: { ...now.sessions, [workspacePath]: session } })),
    recentWorkspaces: () => content.workspaces,
    requirementsOf: (workspacePath) => content.requirements[workspacePath] ?? null,
    pointRequirements: (workspacePath, file) =>
      apply((now) => {
        const { [workspacePath]: _, ...others } = now.requirements
        return { ...now, requirements: file === null ? others : { ...others, [workspacePath]: file } }
      }),
    async rememberWorkspace(workspacePath) {
      if (content.workspaces[0] === workspacePath) return
      await apply((now) => ({
        ...now,
        workspaces: [workspacePath, ...now.workspaces.filter((other) => other !== workspacePath)].slice(0, remembered),
      }))
    },
    recentActions: () => content.recentActions,
    noteAction: (action) =>
      apply((now) => ({
        ...now,
        recentActions: [action, ...now.recentActions.filter((other) => other !== action)].slice(0, mostRecentActions),
      })),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
