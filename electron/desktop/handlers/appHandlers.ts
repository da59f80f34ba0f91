import { app, clipboard, nativeTheme, shell } from 'electron'
import type { AppInfo } from '../../../shared/contract'
import { emptySession } from '../../../shared/model/settings'
import { problem, ProblemError } from '../../../shared/problems'
import type { HandlersOf } from '../answer'
import { systemLanguage } from '../language'
import { externalLink } from '../policies'
import type { HandlerContext } from './context'

const platforms: Readonly<Partial<Record<NodeJS.Platform, AppInfo['platform']>>> = { darwin: 'mac', win32: 'windows' }

type AppHandlers = HandlersOf<'app'> & HandlersOf<'settings'> & HandlersOf<'session'> & HandlersOf<'clipboard'>

/** The program itself: what it is, what the author chose, and the two ways out of its window. */
export function appHandlers(context: HandlerContext): AppHandlers & HandlersOf<'link'> {
  const { engine, workspaces } = context
  const { settings } = engine
  return {
    'app.info': async () => {
      const workspace = await workspaces.get()
      // After the reply is on its way: the page listens before it asks.
      setImmediate(context.onPageReady)
      return {
        platform: platforms[process.platform] ?? 'linux',
        versions: { nodelab: app.getVersion(), electron: process.versions.electron ?? '' },
        systemLanguage: systemLanguage(),
        settings: settings.get(),
        session: context.isSafe ? emptySession : settings.session(workspace.path),
        recentActions: settings.recentActions(),
        workspace: workspace.info(),
      }
    },
    'app.uv': async () => ({ version: await context.uvVersion() }),
    'app.dismiss': (told) => context.onDismiss(told),
    'app.noteAction': ({ action }) => settings.noteAction(action),
    'settings.update': async (change) => {
      const updated = await settings.update(change)
      nativeTheme.themeSource = updated.theme
      return updated
    },
    'session.update': async ({ workspace, ...session }) => {
      // What was open before safe mode is to come back after it.
      if (!context.isSafe) await settings.updateSession((await workspaces.of(workspace)).path, session)
    },
    'clipboard.write': ({ text }) => clipboard.writeText(text),
    'link.open': async ({ url }) => {
      const link = externalLink(url)
      if (link === null) throw new ProblemError(problem('link-refused', 'workspace', { params: { url } }))
      await shell.openExternal(link)
    },
  }
}
