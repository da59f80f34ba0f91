import { create } from 'zustand'
import type { Problem } from '../../../shared/model/problem'
import type { PackageFacts } from '../../../shared/model/packages'
import { normalName } from '../../../shared/packages/packageName'
import { call } from '../client'
import { problemOf } from './appStore'

/** The views of the Packages page. */
export type PackageView = 'installed' | 'compare' | 'disk'

/** What the index said of newer versions, by normalised name. */
export interface NewerVersions {
  readonly status: 'asking' | 'known' | 'failed'
  readonly latest: ReadonlyMap<string, string>
  readonly problem: Problem | null
}

/** A change that is looked at before it is made. */
export type ChangeWish =
  /** `typed`: what stands in the field. */
  | { readonly kind: 'add'; readonly typed: string }
  /** Another version of what is there. */
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'upgrade'; readonly to: readonly { readonly name: string; readonly version: string }[] }
  | { readonly kind: 'remove'; readonly name: string }
  /** The lines of a preset. */
  | { readonly kind: 'preset'; readonly name: string; readonly lines: readonly string[] }
  /** A target by itself, without packages of the author's: `name` is the target's. */
  | { readonly kind: 'plain'; readonly name: string; readonly target: string }

interface PackageState {
  view: PackageView
  /** Whether the requirements are shown beside the table. */
  sideOpen: boolean
  wish: ChangeWish | null
  /** Whether the name of a package is being typed: half of one is no mistake. */
  isTyping: boolean
  /** Facts by the environment's key: an environment never changes. */
  facts: Readonly<Record<string, readonly PackageFacts[]>>
  factsProblem: Problem | null
  newer: Readonly<Record<string, NewerVersions>>
  show(view: PackageView): void
  setSide(open: boolean): void
  propose(wish: ChangeWish | null): void
  setTyping(isTyping: boolean): void
  /** Reads what the packages of an environment tell of themselves. */
  readFacts(key: string): Promise<void>
  /** Asks the index for newer versions, once for an environment unless `again`. */
  askNewer(key: string, again?: boolean): Promise<void>
}

const none: ReadonlyMap<string, string> = new Map()

/** The Packages page: what is known of packages, what is looked at, and the change that is being considered. */
export const usePackages = create<PackageState>()((set, get) => {
  const reading = new Set<string>()
  const putNewer = (key: string, newer: NewerVersions): void => set({ newer: { ...get().newer, [key]: newer } })

  return {
    view: 'installed',
    sideOpen: true,
    wish: null,
    isTyping: false,
    facts: {},
    factsProblem: null,
    newer: {},
    show: (view) => set({ view }),
    setSide: (sideOpen) => set({ sideOpen }),
    propose: (wish) => set(wish === null ? { wish } : { wish, view: 'installed' }),
    setTyping: (isTyping) => set({ isTyping }),
    async readFacts(key) {
      if (get().facts[key] !== undefined || reading.has(key)) return
      reading.add(key)
      try {
        const facts = await call('packages.facts', { key })
        set({ facts: { ...get().facts, [key]: facts }, factsProblem: null })
      } catch (error) {
        set({ factsProblem: problemOf(error) })
      } finally {
        reading.delete(key)
      }
    },
    async askNewer(key, again = false) {
      const known = get().newer[key]
      if (known?.status === 'asking' || (known !== undefined && !again)) return
      putNewer(key, { status: 'asking', latest: known?.latest ?? none, problem: null })
      try {
        const found = await call('packages.newer', { key })
        const latest = new Map(found.map((one) => [normalName(one.name), one.latest]))
        putNewer(key, { status: 'known', latest, problem: null })
      } catch (error) {
        putNewer(key, { status: 'failed', latest: known?.latest ?? none, problem: problemOf(error) })
      }
    },
  }
})
