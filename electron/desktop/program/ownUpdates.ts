import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { UpdateState } from '../../../shared/model/program'
import { createUpdates, type Updater, type Updates } from './updates'

/** electron-updater, loaded with the first look: no start pays for it, and nobody is asked before. */
async function loadUpdater(): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater')
  // A look by hand says what is wrong; only here does electron-updater speak to a network.
  autoUpdater.disableWebInstaller = true
  return autoUpdater
}

/** Why this program has no updates; null where it has. electron-builder writes the file where a release was packed with a place for them. */
function whyNone(): 'checkout' | 'no-place' | null {
  if (!app.isPackaged) return 'checkout'
  return existsSync(join(process.resourcesPath, 'app-update.yml')) ? null : 'no-place'
}

/** The updates of this program. */
export function ownUpdates(
  onChange: (state: UpdateState) => void,
  ending: { readonly install: (install: () => void) => void; readonly failed: () => void },
  log: (text: string) => void,
): Updates {
  return createUpdates({
    load: loadUpdater,
    unavailable: whyNone(),
    onChange,
    end: ending.install,
    failed: ending.failed,
    log,
  })
}
