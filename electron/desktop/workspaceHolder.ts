import type { WorkspaceInfo } from '../../shared/model/workspace'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import type { Engine } from '../engine'
import { firstWorkspace } from '../workspace/firstWorkspace'
import type { Workspace } from '../workspace/workspace'
import type { Send } from './sender'

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

  /** Does what goes into the settings. Where they can't be written it counts for now, and the author is told. */
  async function settle(task: Promise<void>): Promise<void> {
    try {
      await task
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      options.tell(error.problem)
    }
  }

  async function open(path: string, isVisit = false): Promise<Workspace> {
    if (!isVisit) await settle(settings.rememberWorkspace(path))
    return engine.openWorkspace(path, {
      library: (entries) => send('library.changed', { workspace: path, entries }),
      node: (file) => send('node.changed', { workspace: path, file }),
      apps: (files, gone) => send('appFile.changed', { workspace: path, files, gone }),
      lock: () => send('lock.changed', { workspace: path }),
      beside: () => send('beside.changed', { workspace: path }),
      requirements: (file) => send('requirements.changed', { workspace: path, file }),
      server: (file) => send('server.changed', { workspace: path, file }),
      info: (info) => send('workspace.changed', info),
      history: (id) => send('history.changed', { workspace: path, id }),
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

  async function changeNow(path: string, isVisit: boolean): Promise<WorkspaceInfo> {
    const before = await get()
    if (before.path === path) return before.retry()
    const next = await open(path, isVisit)
    current = Promise.resolve(next)
    await before.close()
    return next.info()
  }

  function inTurn(path: string, isVisit: boolean): Promise<WorkspaceInfo> {
    const turn = queue.then(() => changeNow(path, isVisit))
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    get,
    /** The workspace of this path, where it is the one that is open: what is meant for another must not happen in it. */
    async of(path: string): Promise<Workspace> {
      const workspace = await get()
      if (workspace.path === path) return workspace
      throw new ProblemError(problem('workspace-other', 'workspace', { params: { path, open: workspace.path } }))
    },
    /** Opens another folder in place of this one. Where it can't be opened, this one stays. */
    change: (path: string): Promise<WorkspaceInfo> => inTurn(path, false),
    /** Opens a folder that is no workspace of the author's, such as a lesson's: it is not remembered, and a start does not come back to it. */
    visit: (path: string): Promise<WorkspaceInfo> => inTurn(path, true),
    /** Goes back to the workspace that was open before a visit. */
    async goHome(): Promise<WorkspaceInfo> {
      const [last] = settings.recentWorkspaces()
      return inTurn(last ?? (await firstWorkspace(engine, options.wanted, options.tell)), false)
    },
    async close(): Promise<void> {
      await queue
      await (await current)?.close()
    },
  }
}

export type WorkspaceHolder = ReturnType<typeof createWorkspaceHolder>
