import { toast } from 'sonner'
import { create } from 'zustand'
import type { DataFolder } from '../../../shared/model/dataFolder'
import { call, on } from '../../app/client'
import { useApp } from '../../app/stores/appStore'
import { textNow } from '../../i18n/useText'

/** The id of the row on the settings page. */
export const dataFolderRowId = 'data-folder'

interface DataFolderState {
  /** Null until main has told. */
  readonly folder: DataFolder | null
  /** Asks main once, and listens from then on. */
  learn(): Promise<void>
  choose(): Promise<void>
  /** Looks at the data folder before this one. */
  back(): Promise<void>
  begin(): Promise<void>
  cancel(): Promise<void>
  restart(): Promise<void>
}

let isListening = false

export const useDataFolder = create<DataFolderState>()((set) => ({
  folder: null,
  async learn() {
    if (!isListening) on('dataFolder.changed', (folder) => set({ folder }))
    isListening = true
    set({ folder: await call('dataFolder.state', null) })
  },
  async choose() {
    set({ folder: await call('dataFolder.choose', null) })
  },
  async back() {
    set({ folder: await call('dataFolder.back', null) })
  },
  async begin() {
    const folder = await call('dataFolder.begin', null)
    set({ folder })
    // It takes a while for some, who have gone on with their work.
    if (folder.move.kind === 'ready' && useApp.getState().page !== 'settings') toast(textNow().care.moveDone)
  },
  async cancel() {
    set({ folder: await call('dataFolder.cancel', null) })
  },
  restart: () => call('dataFolder.restart', null),
}))

/** Opens the settings where they tell of the data folder, and asks where it is to go. */
export async function showAndChoose(): Promise<void> {
  useApp.getState().showPage('settings')
  // The page is drawn when the store's change has been told.
  requestAnimationFrame(() => document.getElementById(dataFolderRowId)?.scrollIntoView({ block: 'center' }))
  await useDataFolder.getState().choose()
}
