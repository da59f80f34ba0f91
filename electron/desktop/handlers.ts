import { app, type BrowserWindow, clipboard, dialog, nativeTheme, shell } from 'electron'
import { findTarget } from '../../shared/dify/targets'
import type { AppInfo } from '../../shared/contract'
import type { Dependency } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import type { Engine } from '../engine'
import type { EnvironmentWish } from '../engineTypes'
import type { Handlers, Send } from './ipc'
import { externalLink } from './policies'
import { createRuns } from './runs'
import type { WorkspaceHolder } from './workspaceHolder'

export interface HandlerOptions {
  readonly engine: Engine
  readonly workspaces: WorkspaceHolder
  readonly window: () => BrowserWindow | null
  readonly send: Send
  /** Called once the page has written its edits. */
  readonly onFlushed: () => void
  readonly reportError: (error: unknown) => void
}

const platforms: Readonly<Record<string, AppInfo['platform']>> = { darwin: 'mac', win32: 'windows' }

function systemLanguage(): 'en' | 'zh-CN' {
  return app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en'
}

/** The handlers of every command. The page gives ids; paths and processes stay here. */
export function createHandlers(options: HandlerOptions): Handlers & { readonly stopRuns: () => void } {
  const { engine, workspaces, send } = options
  const { settings, environments } = engine
  const requirements = async (): Promise<string> => (await (await workspaces.get()).readRequirements()).text
  const runs = createRuns(engine, send, requirements)

  async function wishFor(name: string, dependencies: readonly Dependency[]): Promise<EnvironmentWish> {
    const target = findTarget(name)
    if (target === null) throw new ProblemError(problem('target-unknown', 'run', { params: { target: name } }))
    return { target, requirements: await requirements(), dependencies }
  }

  async function appInfo(): Promise<AppInfo> {
    const workspace = await workspaces.get()
    const examples = (await engine.examples()).map(({ id, title, desc }) => ({ id, title, desc }))
    return {
      platform: platforms[process.platform] ?? 'linux',
      versions: { nodelab: app.getVersion(), electron: process.versions.electron ?? '', uv: null },
      systemLanguage: systemLanguage(),
      settings: settings.get(),
      session: settings.session(workspace.path),
      workspace: workspace.info(),
      examples,
    }
  }

  return {
    stopRuns: () => runs.cancelAll(),
    'app.info': appInfo,
    'settings.update': async (change) => {
      const updated = await settings.update(change)
      nativeTheme.themeSource = updated.theme
      return updated
    },
    'session.update': async (session) => settings.updateSession((await workspaces.get()).path, session),

    'workspace.choose': async () => {
      const window = options.window()
      const asked = { properties: ['openDirectory' as const, 'createDirectory' as const] }
      const chosen = window === null ? await dialog.showOpenDialog(asked) : await dialog.showOpenDialog(window, asked)
      const [path] = chosen.filePaths
      return chosen.canceled || path === undefined ? null : workspaces.change(path)
    },
    'workspace.openRecent': async ({ index }) => {
      const workspace = await workspaces.get()
      const entry = workspace.info().recent[index]
      return entry === undefined ? workspace.info() : workspaces.change(entry.path)
    },
    'workspace.retry': async () => (await workspaces.get()).retry(),
    'workspace.reveal': async (node) => {
      const workspace = await workspaces.get()
      shell.showItemInFolder(node === null ? workspace.requirementsPath : await workspace.pathOf(node.id))
    },

    'library.list': async () => (await workspaces.get()).list(),
    'node.read': async ({ id }) => (await workspaces.get()).read(id),
    'node.save': async ({ id, node, revision, force }) => (await workspaces.get()).save(id, node, revision, force),
    'node.saveText': async ({ id, text, revision }) => (await workspaces.get()).saveText(id, text, revision),
    'node.discardDraft': async ({ id }) => (await workspaces.get()).discardDraft(id),
    'node.create': async ({ title, code_language, example }) => {
      const text = (await engine.examples()).find(({ id }) => id === example)?.text ?? null
      return (await workspaces.get()).create(title, code_language, text)
    },
    'node.rename': async ({ id, title }) => (await workspaces.get()).rename(id, title),
    'node.duplicate': async ({ id }) => (await workspaces.get()).duplicate(id),
    'node.remove': async ({ id }) => (await workspaces.get()).remove(id),
    'node.restore': async ({ token }) => (await workspaces.get()).restore(token),

    'requirements.read': async () => (await workspaces.get()).readRequirements(),
    'requirements.save': async ({ text, revision, force }) =>
      (await workspaces.get()).saveRequirements(text, revision, force),

    'environment.ensure': async ({ target, dependencies }) => environments.ensure(await wishFor(target, dependencies)),
    'environment.cancel': ({ id }) => environments.cancel(id),
    'environment.retry': ({ id }) => environments.retry(id),

    'run.start': (request) => runs.start(request, options.reportError),
    'run.cancel': ({ runId }) => runs.cancel(runId),

    'clipboard.write': ({ text }) => clipboard.writeText(text),
    'link.open': async ({ url }) => {
      const link = externalLink(url)
      if (link === null) {
        throw new ProblemError(problem('request-refused', 'workspace', { params: { reason: 'only https links leave' } }))
      }
      await shell.openExternal(link)
    },
    'window.control': ({ action }) => {
      const window = options.window()
      if (action === 'minimize') window?.minimize()
      else if (action === 'close') window?.close()
      else if (window?.isMaximized() === true) window.unmaximize()
      else window?.maximize()
    },
    'window.flushed': () => options.onFlushed(),
  }
}
