import { call } from '../client'
import type { Autosave } from './autosave'
import { serverId, type WorkspaceState } from './storeTypes'
import { createTextPart } from './textPart'

interface Store {
  get(): WorkspaceState
  set(part: Partial<WorkspaceState>): void
  /** The workspace that commands are meant for. */
  here(): { readonly workspace: string }
}

/** The settings of the author's server (`dify.env`) as they are edited. */
export function createServerPart({ get, set, here }: Store, autosave: Autosave) {
  const { edit, resolve, ...part } = createTextPart(
    {
      id: serverId,
      get: () => get().server,
      set: (server) => set({ server }),
      changed: () => undefined,
      save: (wish) => call('server.save', { ...here(), ...wish }),
      discardDraft: () => call('server.discardDraft', here()),
    },
    autosave,
  )
  return { ...part, editServer: edit, resolveServer: resolve }
}
