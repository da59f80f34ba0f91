import { basename } from 'node:path'
import type { WorkspaceInfo } from '../../shared/model/workspace'
import type { Engine } from '../engine'
import { firstExample, prepareWorkspace } from '../workspace/exampleNodes'
import type { Workspace } from '../workspace/workspace'
import type { Send } from './ipc'

/** Holds the one workspace that the window shows, and changes it. */
export function createWorkspaceHolder(engine: Engine, send: Send, wanted: string | null) {
  let current: Promise<Workspace> | null = null

  async function first(): Promise<Workspace> {
    const path = wanted ?? engine.settings.recentWorkspaces()[0] ?? engine.defaultWorkspace
    const isNew = await prepareWorkspace(path, await engine.examples()).catch(() => false)
    if (isNew) await engine.settings.updateSession(path, { open: [firstExample], active: firstExample, layout: {} })
    return open(path)
  }

  async function open(path: string): Promise<Workspace> {
    await engine.settings.rememberWorkspace(path)
    return engine.openWorkspace(path, {
      library: (entries) => send('library.changed', entries),
      node: (file) => send('node.changed', file),
      requirements: (file) => send('requirements.changed', file),
      info: (info) => send('workspace.changed', info),
    })
  }

  const get = (): Promise<Workspace> => (current ??= first())

  return {
    get,
    async change(path: string): Promise<WorkspaceInfo> {
      const before = await get()
      if (before.path === path) return before.retry()
      current = open(path)
      const next = await current
      await before.close()
      return next.info()
    },
    name: async (): Promise<string> => basename((await get()).path),
    async close(): Promise<void> {
      await (await current)?.close()
    },
  }
}

export type WorkspaceHolder = ReturnType<typeof createWorkspaceHolder>
