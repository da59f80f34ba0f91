import { create } from 'zustand'
import type { Build } from '../../../shared/model/environment'
import { call, on } from '../client'
import { reportError, useApp } from './appStore'
import type { EnvironmentState } from './storeTypes'

/** Environments by the id of their wish, and which one the open node uses. */
export const useEnvironment = create<EnvironmentState>()((set, get) => {
  const put = (build: Build): void => set({ builds: { ...get().builds, [build.id]: build } })
  /** The newest request: an answer to an older one must not become the current environment. */
  let asked = 0

  return {
    builds: {},
    current: null,
    asked: 0,
    async ensure(target, code_language, dependencies, requirements = get().asked) {
      asked += 1
      const mine = asked
      const build = await call('environment.ensure', { target, code_language, dependencies })
      // An event that came meanwhile knows more than the answer.
      const known = get().builds[build.id]
      if (known === undefined || known.startedAt < build.startedAt || build.status !== 'building') put(build)
      if (mine === asked) set({ current: build.id, asked: requirements })
    },
    cancel: (id) => call('environment.cancel', { id }),
    async learnBuilds() {
      const known = await call('environments.builds', null)
      // What was told by an event is as new as this, or newer.
      set({ builds: { ...Object.fromEntries(known.map((build) => [build.id, build])), ...get().builds } })
    },
    async retry(id, anew) {
      put(await call('environment.retry', { id, anew }))
    },
  }
})

/** Follows the builds of the engine for the life of the page. */
export function followBuilds(): void {
  on('environment.changed', (build) => {
    useEnvironment.setState(({ builds }) => ({ builds: { ...builds, [build.id]: build } }))
    // The first build may have brought uv.
    if (build.status === 'ready') useApp.getState().learnUv().catch(reportError)
  })
}
