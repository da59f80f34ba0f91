import { create } from 'zustand'
import type { Serving } from '../../../shared/model/serving'
import { call, on } from '../client'
import { useWorkspace } from './workspaceStore'

export interface ServingState {
  /** Null until it is known. */
  readonly serving: Serving | null
  /** Follows the server from now on. */
  follow(): Promise<void>
  switch(on: boolean): Promise<void>
  newKey(): Promise<void>
}

/** The window's server of the sandbox API. */
export const useServing = create<ServingState>()((set) => {
  let follows = false
  return {
    serving: null,
    async follow() {
      if (!follows) on('serving.changed', (serving) => set({ serving }))
      follows = true
      set({ serving: await call('serving.state', null) })
    },
    async switch(isOn) {
      // It takes requirements and settings from their files: what was typed last is to be in them.
      if (isOn) await useWorkspace.getState().flush()
      set({ serving: await call(isOn ? 'serving.start' : 'serving.stop', null) })
    },
    newKey: () => call('serving.newKey', null),
  }
})
