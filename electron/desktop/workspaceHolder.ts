import type { WorkspaceInfo } from '../../shared/model/workspace'
import type { Problem } from '../../shared/model/problem'
import type { Engine } from '../engine'
import { firstWorkspace } from '../workspace/firstWorkspace'
import type { Workspace } from '../workspace/workspace'
import type { Send } from './ipc'

export interface WorkspaceHolderOptions {
  readonly engine: Pick<Engine, 'settings' | 'examples' | 'openWorkspace' | 'defaultWorkspace'>
  readonly send: Send
  /** The folder to open instead of the one of last time; null for that one. */
  readonly wanted: string | null
  /** Tells the author of something that does not stop the start. */
  readonly tell: (told: Problem) => void
}

/** Holds the one workspace that the window shows, and changes it. */
export function createWorkspaceHolder(options: WorkspaceHolderOptions) {
  const { engine, send } = options
  const { settings } = engine
  let current: Promise<Workspace> | null = null
  /** Changes go one after another, so that two can't leave a workspace open that nobody holds. */
  let queue: Promise<unknown> = Promise.resolve()

  async function open(path: string): Promise<Workspace> {
    await settings.rememberWorkspace(path)
    return engine.openWorkspace(path, {
      library: (entries) => send('library.changed', entries),
      node: (file) => send('node.changed', file),
      requirements: (file) => send('requirements.changed', file),
      info: (info) => send('workspace.changed', info),
    })
  }

  async function first(): Promise<Workspace> {
    return open(await firstWorkspace(engine, options.wanted, options.tell))
  }

  function get(): Promise<Workspace> {
    current ??= first().catch((error: unknown) => {
      // The next question tries again.
      current = null
      throw error
    })
    return current
  }

  async function changeNow(path: string): Promise<WorkspaceInfo> {
    const before = await get()
    if (before.path === path) return before.retry()
    const next = await open(path)
    current = Promise.resolve(next)
    await before.close()
    return next.info()
  }

  return {
    get,
    /** Opens another folder in place of this one. Where it can't be opened, this one stays. */
    change(path: string): Promise<WorkspaceInfo> {
      const turn = queue.then(() => changeNow(path))
      queue = turn.catch(() => undefined)
      return turn
    },
    async close(): Promise<void> {
      await queue
      await (await current)?.close()
    },
  }
}

export type WorkspaceHolder = ReturnType<typeof createWorkspaceHolder>
