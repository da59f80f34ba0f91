import { create } from 'zustand'
import type { Language, Problem } from '../../../shared/model/problem'
import type { Settings } from '../../../shared/model/settings'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import { problem, ProblemError } from '../../../shared/problems'
import { call, on } from '../client'
import { isNarrow } from '../windowSize'
import type { AppState } from './storeTypes'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

function themeOf(settings: Settings): 'light' | 'dark' {
  if (settings.theme !== 'system') return settings.theme
  return dark.matches ? 'dark' : 'light'
}

/** The language that main has named in the page's address, before it can be asked; elsewhere the system's. */
export function lastLanguage(): Language {
  const named = window.location.hash.slice(1)
  if (named === 'en' || named === 'zh-CN') return named
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** Puts language and theme on the root, where the styles look for them. */
function dress(language: Language, theme: 'light' | 'dark', platform: string): void {
  const root = document.documentElement
  root.lang = language
  // A page that is loaded anew speaks what this one speaks last.
  window.history.replaceState(null, '', `#${language}`)
  root.dataset['theme'] = theme
  root.dataset['platform'] = platform === 'windows' ? 'win' : platform
}

/** The program itself: facts, settings, which page and panes are seen, problems that belong to no node. */
export const useApp = create<AppState>()((set, get) => {
  function take(settings: Settings): void {
    const { info } = get()
    const language = settings.language ?? info?.systemLanguage ?? 'en'
    const theme = themeOf(settings)
    dress(language, theme, info?.platform ?? 'linux')
    set({ settings, language, theme })
  }

  return {
    info: null,
    uv: null,
    settings: defaultSettings,
    language: 'en',
    theme: dark.matches ? 'dark' : 'light',
    page: 'library',
    panelTab: 'result',
    sidebarOpen: true,
    sidebarOver: false,
    panelOpen: true,
    problems: [],
    async start() {
      on('settings.changed', take)
      on('app.problem', get().report)
      on('workspace.changed', (workspace) => {
        const { info } = get()
        if (info?.workspace.path === workspace.path) set({ info: { ...info, workspace } })
      })
      const info = await call('app.info', null)
      set({ info })
      take(info.settings)
      dark.addEventListener('change', () => take(get().settings))
    },
    async learnUv() {
      if (get().uv === null) set({ uv: (await call('app.uv', null)).version })
    },
    async updateSettings(change) {
      take(Object.assign({ ...get().settings }, change))
      take(await call('settings.update', change))
    },
    showPage: (page) => set({ page }),
    showPanel: (panelTab) => set({ panelTab, panelOpen: true }),
    toggleSidebar: () => set(isNarrow() ? { sidebarOver: !get().sidebarOver } : { sidebarOpen: !get().sidebarOpen }),
    togglePanel: () => set({ panelOpen: !get().panelOpen }),
    report(told) {
      const same = get().problems.some((other) => JSON.stringify(other) === JSON.stringify(told))
      if (!same) set({ problems: [...get().problems, told] })
    },
    dismiss(told) {
      set({ problems: get().problems.filter((other) => other !== told) })
      // Else it would be told again to the page that is loaded next.
      call('app.dismiss', told).catch(reportError)
    },
  }
})

/** What went wrong, in words. */
export function problemOf(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return error instanceof ProblemError ? error.problem : problem('unexpected', 'workspace', { params: { reason } })
}

/** Tells the author of a failure that nobody waits for. */
export function reportError(error: unknown): void {
  useApp.getState().report(problemOf(error))
}
