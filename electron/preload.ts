import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge, CommandName, EventName, Reply } from '../shared/contract'

/** The contract's names, written in when this file is built: see `vite.preload.config.ts`. */
declare const __COMMAND_NAMES__: readonly CommandName[]
declare const __EVENT_NAMES__: readonly EventName[]

const commands = new Set<string>(__COMMAND_NAMES__)
const events = new Set<string>(__EVENT_NAMES__)

/** All that the page can reach: calls and events by the names of the contract. Their content is checked in main. */
const bridge: Bridge = {
  call(name, input) {
    if (!commands.has(name)) return Promise.reject(new Error(`Nodelab has no command ${String(name)}`))
    return ipcRenderer.invoke('nodelab', name, input) as Promise<Reply<unknown>>
  },
  on(name, listener) {
    if (!events.has(name)) throw new Error(`Nodelab has no event ${String(name)}`)
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
    ipcRenderer.on(name, forward)
    return () => {
      ipcRenderer.off(name, forward)
    }
  },
}

contextBridge.exposeInMainWorld('nodelab', bridge)
