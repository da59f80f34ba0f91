import { join } from 'node:path'
import { dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { findTarget } from '../../../shared/dify/targets'
import { problem, ProblemError } from '../../../shared/problems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import { bundleEnding } from '../../bundles/manifest'
import type { EnvironmentWish } from '../../engineTypes'
import { putBundle } from '../../sources/putBundle'
import { createStages, type Stages } from '../../environments/stages'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

interface Place {
  readonly workspace: string
  readonly target: string
}

/** Where packages come from, the lock beside the requirements, and bundles. A path comes from the system's dialog, never from the page. */
export function sourceHandlers(
  context: HandlerContext,
): HandlersOf<'sources'> & HandlersOf<'lock'> & HandlersOf<'bundle'> {
  const { engine, workspaces, window, texts, send } = context
  const { sources } = engine
  /** The bundle under way: one at a time. */
  let bundling: AbortController | null = null
  /** The lock that is being written: a newer wish ends an earlier one. */
  let locking: AbortController | null = null
  /** The way back from the lock of the last opened bundle, by workspace. */
  const lockUndo = new Map<string, () => Promise<void>>()

  async function wishOf({
    workspace,
    target: id,
  }: Place): Promise<{ folder: string; workspace: string; wish: EnvironmentWish }> {
    const target = findTarget(id)
    if (target === null) throw new ProblemError(unknownTarget(id))
    const here = await workspaces.of(workspace)
    const { text: requirements, folder, lock = '' } = await here.requirements()
    const wish = { target, requirements, lock, dependencies: [], ...(folder === null ? {} : { folder }) }
    return { folder: folder ?? here.path, workspace: here.path, wish }
  }

  async function chooseFile(options: OpenDialogOptions): Promise<string | null> {
    const parent = window()
    const chosen = parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
  }

  async function choosePlace(options: SaveDialogOptions): Promise<string | null> {
    const parent = window()
    const chosen = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  }

  /** Stages that the page is told of as they go on. */
  function staged(of: Parameters<typeof createStages>[0], event: 'lock.progress' | 'bundle.progress'): Stages {
    const startedAt = Date.now()
    const stages: Stages = createStages(of, () => send(event, { stages: stages.list(), startedAt }))
    return stages
  }

  /** Does one thing with a bundle, told and cancelled as the page asks. */
  async function bundle<T>(
    kind: 'bundle' | 'bundle-open',
    act: (hooks: Parameters<typeof sources.openBundle>[1]) => Promise<T>,
  ): Promise<T> {
    if (bundling !== null) throw new ProblemError(problem('bundle-busy', 'environment'))
    bundling = new AbortController()
    try {
      return await act({ signal: bundling.signal, stages: staged(kind, 'bundle.progress') })
    } finally {
      bundling = null
    }
  }

  return {
    'sources.check': () => sources.check(),
    'sources.chooseCertificates': async () => {
      const filters = [{ name: 'PEM', extensions: ['pem', 'crt', 'cer'] }]
      const path = await chooseFile({ properties: ['openFile'], filters })
      return path === null ? null : { path }
    },
    'lock.read': async (place) => sources.locks.read((await wishOf(place)).wish),
    'lock.write': async (place) => {
      const { folder, workspace, wish } = await wishOf(place)
      locking?.abort()
      const mine = new AbortController()
      locking = mine
      try {
        const state = await sources.locks.write(folder, wish, {
          signal: mine.signal,
          stages: staged('lock', 'lock.progress'),
        })
        send('lock.changed', { workspace })
        return state
      } catch (error) {
        if (mine.signal.aborted) throw new ProblemError(problem('lock-cancelled', 'environment', { severity: 'info' }))
        throw error
      } finally {
        if (locking === mine) locking = null
      }
    },
    'lock.cancel': () => locking?.abort(),
    'bundle.save': async (place) => {
      const { folder, wish } = await wishOf(place)
      const name = `${wish.target.id}${bundleEnding}`
      const filters = [{ name: texts().bundle, extensions: ['zip'] }]
      const path = await choosePlace({ defaultPath: join(folder, name), filters })
      return path === null ? null : bundle('bundle', (hooks) => sources.saveBundle(path, wish, hooks))
    },
    'bundle.cancel': () => bundling?.abort(),
    'bundle.open': async (place) => {
      const { folder, workspace, wish } = await wishOf(place)
      const filters = [{ name: texts().bundle, extensions: ['zip'] }]
      const path = await chooseFile({ defaultPath: folder, properties: ['openFile'], filters })
      if (path === null) return null
      const opened = await bundle('bundle-open', (hooks) => sources.openBundle(path, { ...hooks, target: wish.target }))
      lockUndo.set(workspace, await putBundle(folder, opened))
      send('lock.changed', { workspace })
      const { packages, bytes, requirements } = opened
      return { path, packages, bytes, requirements }
    },
    'bundle.sweep': () => sources.bundles.sweep(new Date()),
    'bundle.undoLock': async ({ workspace: wanted }) => {
      const { path: workspace } = await workspaces.of(wanted)
      const undo = lockUndo.get(workspace)
      lockUndo.delete(workspace)
      await undo?.()
      send('lock.changed', { workspace })
    },
  }
}
