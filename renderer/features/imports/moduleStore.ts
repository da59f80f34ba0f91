import { create } from 'zustand'
import { type ModuleSet, moduleSet } from '../../../shared/packages/imports/missingImports'
import { call } from '../../app/client'

interface ModuleState {
  /** What can be imported of an environment's packages, by its key: an environment never changes. */
  readonly sets: Readonly<Record<string, ModuleSet>>
  /** Reads the modules of an environment, once. */
  learn(key: string): Promise<void>
}

const asked = new Set<string>()

/** The modules of environments, as their packages' own metadata has them. */
export const useModules = create<ModuleState>()((set, get) => ({
  sets: {},
  async learn(key) {
    if (asked.has(key)) return
    asked.add(key)
    try {
      const facts = await call('packages.facts', { key })
      set({ sets: { ...get().sets, [key]: moduleSet(facts.flatMap(({ modules }) => modules)) } })
    } catch {
      // It was removed or altered meanwhile, which the next run notices and tells; until then nothing is said of imports.
      asked.delete(key)
    }
  },
}))
