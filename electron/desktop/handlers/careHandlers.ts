import { homedir } from 'node:os'
import { app, shell } from 'electron'
import { diagnostics } from '../../diagnostics/diagnostics'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** What is there for when something is wrong. */
export function careHandlers({ engine, logPath }: HandlerContext): HandlersOf<'care'> {
  return {
    'care.diagnostics': async () => {
      const { electron, chrome, node } = process.versions
      const versions = {
        Nodelab: app.isPackaged ? app.getVersion() : `${app.getVersion()} (a checkout)`,
        Electron: electron,
        Chromium: chrome,
        Node: node,
      }
      return { text: await diagnostics({ engine, versions, logPath, home: homedir(), notes: [] }) }
    },
    'care.showLogs': () => shell.showItemInFolder(logPath),
  }
}
