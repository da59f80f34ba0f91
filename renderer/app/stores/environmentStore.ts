import { create } from 'zustand'
import type { Build } from '../../../shared/model/environment'
import type { Settings } from '../../../shared/model/settings'
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
      put(await call('environment.retry', { id, anew, allowed: true }))
    },
    async goOn(id) {
      put(await call('environment.retry', { id, anew: false, allowed: false }))
    },
  }
})

/** What of the settings may mend a build that failed: where uv and packages come from, and the way to there. */
function sourcesOf(settings: Settings): string {
  const { uvPath, indexUrl, extraIndexUrls, pythonMirror, proxyUrl, systemCertificates, caFile, offline } = settings
  return JSON.stringify([uvPath, indexUrl, extraIndexUrls, pythonMirror, proxyUrl, systemCertificates, caFile, offline])
}

/** Follows the builds of the engine for the life of the page, and tries a failed one again once packages come from elsewhere. */
export function followBuilds(): void {
  let known: string | null = null
  let begun: string | null = null
  // Main tells of settings once they count; the page shows them before.
  on('settings.changed', (settings) => {
    const before = known ?? sourcesOf(useApp.getState().info?.settings ?? settings)
    known = sourcesOf(settings)
    const { builds, current, goOn } = useEnvironment.getState()
    const build = current === null ? undefined : builds[current]
    if (known === before || build === undefined) return
    if (build.status === 'failed') goOn(build.id).catch(reportError)
    // It began with the settings of before, and may fail for what they were.
    begun = build.status === 'building' ? build.id : null
  })
  on('environment.changed', (build) => {
    useEnvironment.setState(({ builds }) => ({ builds: { ...builds, [build.id]: build } }))
    if (build.id === begun && build.status !== 'building') {
      begun = null
      if (build.status === 'failed') useEnvironment.getState().goOn(build.id).catch(reportError)
    }
    // The first build may have brought uv.
    if (build.status === 'ready') useApp.getState().learnUv().catch(reportError)
  })
}
