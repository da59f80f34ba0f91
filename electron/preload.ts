import * as electron from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { Bridge, droppedCommand, EventName, PageCommand, Reply } from '../shared/contract'

/** The contract's names, written in when this file is built: see `vite.preload.config.ts`. */
declare const __COMMAND_NAMES__: readonly PageCommand[]
declare const __EVENT_NAMES__: readonly EventName[]

const { contextBridge, ipcRenderer } = electron
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

/** As much of the page's own types as is needed here, where there is no other page. */
interface DroppedFile {
  /** Its path, in an Electron before 32. */
  readonly path?: string
}
interface DropEvent {
  readonly isTrusted: boolean
  readonly dataTransfer: { readonly files: Iterable<DroppedFile> } | null
}
declare const window: { addEventListener(name: 'drop', listener: (event: DropEvent) => void): void }

/** Where a dropped file lies; "" for one that lies nowhere, such as one that the page made. */
function pathOf(file: DroppedFile): string {
  const { webUtils } = electron as Partial<typeof electron>
  return (
    (webUtils === undefined
      ? file.path
      : webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])) ?? ''
  )
}

const dropped: typeof droppedCommand = 'import.dropped'

// The page shows where files may be dropped; where they lie it is not told. Only a drop by hand is one.
window.addEventListener('drop', ({ isTrusted, dataTransfer }) => {
  const paths = isTrusted ? [...(dataTransfer?.files ?? [])].map(pathOf).filter((path) => path !== '') : []
  if (paths.length > 0) void ipcRenderer.invoke('nodelab', dropped, { paths: paths.slice(0, 1000) })
})
