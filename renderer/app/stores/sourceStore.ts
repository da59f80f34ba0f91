import { create } from 'zustand'
import type { Bundle, LockState, SourceAnswer, SourceProgress } from '../../../shared/model/packageSource'
import type { Settings } from '../../../shared/model/settings'
import { problem, ProblemError } from '../../../shared/problems'
import { call, on } from '../client'
import { problemOf, useApp } from './appStore'
import { activeNode, useWorkspace } from './workspaceStore'

/** What a bundle is being done with, and how far it is; `progress` is null until that is known. */
export interface Bundling {
  readonly kind: 'save' | 'open'
  readonly progress: SourceProgress | null
}

export interface SourceState {
  /** What the indexes and the mirror answered the last time they were asked; null where they were not since they were chosen. */
  readonly answers: readonly SourceAnswer[] | null
  readonly checking: boolean
  /** The lock of what is shown; null until it is known. */
  readonly lock: LockState | null
  readonly locking: boolean
  /** How far the lock that is being written is; null until that is known. */
  readonly lockProgress: SourceProgress | null
  readonly bundling: Bundling | null
  /** What the last bundle came to. */
  readonly bundled: { readonly kind: Bundling['kind']; readonly bundle: Bundle } | null
  check(): Promise<void>
  readLock(): Promise<void>
  writeLock(): Promise<void>
  saveBundle(): Promise<void>
  cancelLock(): Promise<void>
  /** Takes a bundle in and answers with its requirements; null where the author cancelled. Rejects where another workspace is open by then. */
  openBundle(): Promise<string | null>
  cancelBundle(): Promise<void>
}

interface Place {
  readonly workspace: string
  readonly target: string
}

/** The workspace and the target that packages are shown for: the open node's, else that of the settings. */
function shown(): Place | null {
  const { workspace, ...rest } = useWorkspace.getState()
  if (workspace === null) return null
  const node = activeNode({ workspace, ...rest })
  return { workspace: workspace.path, target: node?.target ?? useApp.getState().settings.target }
}

function isShown({ workspace, target }: Place): boolean {
  const now = shown()
  return now?.workspace === workspace && now.target === target
}

/** Null where the author cancelled it, who needs not be told. */
async function unlessCancelled<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (/^(?:lock|bundle)-cancelled$/.test(problemOf(error).code)) return null
    throw error
  }
}

/** What of the settings the answers of the indexes and the mirror hang on. */
export function sourceKey(settings: Settings): string {
  const { indexUrl, extraIndexUrls, pythonMirror, proxyUrl, systemCertificates, caFile, offline } = settings
  return JSON.stringify([indexUrl, extraIndexUrls, pythonMirror, proxyUrl, systemCertificates, caFile, offline])
}

/** Where packages come from, the lock beside the requirements, and bundles. */
export const useSources = create<SourceState>()((set) => {
  let checks = 0
  let reads = 0

  /** Shows the lock that a command answers with, unless another one is asked for or shown by then. */
  async function showLock(place: Place, answer: () => Promise<LockState>): Promise<void> {
    reads += 1
    const mine = reads
    const lock = await answer()
    if (mine === reads && isShown(place)) set({ lock })
  }

  async function bundle<T>(kind: Bundling['kind'], act: () => Promise<T>): Promise<T | null> {
    set({ bundling: { kind, progress: null }, bundled: null })
    try {
      return await unlessCancelled(act())
    } finally {
      set({ bundling: null })
    }
  }

  return {
    answers: null,
    checking: false,
    lock: null,
    locking: false,
    lockProgress: null,
    bundling: null,
    bundled: null,
    async check() {
      checks += 1
      const mine = checks
      set({ checking: true, answers: null })
      try {
        const answers = await call('sources.check', null)
        if (mine === checks) set({ answers })
      } finally {
        if (mine === checks) set({ checking: false })
      }
    },
    async readLock() {
      const place = shown()
      if (place !== null) return showLock(place, () => call('lock.read', place))
      reads += 1
      set({ lock: null })
    },
    async writeLock() {
      const place = shown()
      if (place === null) return
      set({ locking: true, lockProgress: null })
      try {
        await useWorkspace.getState().flush()
        await unlessCancelled(showLock(place, () => call('lock.write', place)))
      } finally {
        set({ locking: false })
      }
    },
    cancelLock: () => call('lock.cancel', null),
    async saveBundle() {
      const place = shown()
      if (place === null) return
      await useWorkspace.getState().flush()
      const made = await bundle('save', () => call('bundle.save', place))
      if (made !== null) set({ bundled: { kind: 'save', bundle: made } })
    },
    async openBundle() {
      const place = shown()
      if (place === null) return null
      await useWorkspace.getState().flush()
      const opened = await bundle('open', () => call('bundle.open', place))
      if (opened === null) return null
      if (useWorkspace.getState().workspace?.path !== place.workspace) {
        const params = { path: opened.path }
        throw new ProblemError(problem('bundle-workspace-left', 'requirements', { severity: 'warning', params }))
      }
      set({ bundled: { kind: 'open', bundle: opened } })
      return opened.requirements
    },
    cancelBundle: () => call('bundle.cancel', null),
  }
})

/** Follows bundles for as long as something shows them. Returns the way to stop. */
export function followBundles(): () => void {
  return on('bundle.progress', (progress) => {
    const { bundling } = useSources.getState()
    if (bundling !== null) useSources.setState({ bundling: { ...bundling, progress } })
  })
}

/** Follows the lock that is being written, as `followBundles` does. */
export function followLocks(): () => void {
  return on('lock.progress', (lockProgress) => {
    if (useSources.getState().locking) useSources.setState({ lockProgress })
  })
}
