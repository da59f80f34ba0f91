import { create } from 'zustand'
import type { RemoteReport, RemoteSandbox, RemoteSandboxChange } from '../../../shared/model/remoteSandbox'
import { call } from '../../app/client'

interface RemoteState {
  /** The servers that the author has named, in their order; empty until they are read. */
  list: readonly RemoteSandbox[]
  /** What the last test of each told, by its id. */
  reports: Readonly<Record<string, RemoteReport>>
  /** Those that are being tested. */
  testing: readonly string[]
  load(): Promise<void>
  /** Rejects with a problem where a name or an address is refused. */
  save(change: RemoteSandboxChange): Promise<void>
  remove(id: string): Promise<void>
  restore(id: string): Promise<void>
  test(id: string): Promise<void>
  cancelTest(id: string): Promise<void>
}

/** The servers elsewhere as the window knows them: without their keys. */
export const useRemotes = create<RemoteState>()((set, get) => {
  /** What was told of a server that has another address now is told no more. */
  function take(list: readonly RemoteSandbox[]): void {
    const reports = Object.fromEntries(
      Object.entries(get().reports).filter(([id, { address }]) =>
        list.some((one) => one.id === id && one.address === address),
      ),
    )
    set({ list, reports })
  }

  return {
    list: [],
    reports: {},
    testing: [],
    load: async () => take(await call('remote.list', null)),
    save: async (change) => take(await call('remote.save', change)),
    remove: async (id) => take(await call('remote.remove', { id })),
    restore: async (id) => take(await call('remote.restore', { id })),
    cancelTest: (id) => call('remote.cancelTest', { id }),
    async test(id) {
      if (get().testing.includes(id)) return
      set({ testing: [...get().testing, id] })
      try {
        const report = await call('remote.test', { id })
        if (report !== null) set({ reports: { ...get().reports, [id]: report } })
      } finally {
        set({ testing: get().testing.filter((one) => one !== id) })
      }
    },
  }
})
