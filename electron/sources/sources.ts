import type { Bundle, SourceAnswer } from '../../shared/model/packageSource'
import { createKeptBundles, type KeptBundles, type KnownFolder } from '../bundles/keptBundles'
import { type OpenedBundle, openBundle, type OpenHooks } from '../bundles/openBundle'
import { type BundleHooks, saveBundle } from '../bundles/saveBundle'
import type { EnvironmentWish } from '../engineTypes'
import type { Tools } from '../environments/tools'
import { checkSources } from './checkSources'
import { createLocks, type Locks } from './locks'

export interface SourcesOptions {
  readonly tools: Tools
  /** Nodelab's data folder. */
  readonly dataRoot: string
  /** The workspaces that are known on this machine. */
  readonly workspaces: () => readonly KnownFolder[]
}

/** Where packages come from: the index, the lock beside the requirements, bundles. */
export interface Sources {
  /** Asks all that the settings or the machine name; see `checkSources`. Rejects only where `signal` aborts. */
  check(signal?: AbortSignal): Promise<SourceAnswer[]>
  readonly locks: Locks
  /** Writes the packages of a wish into one file. Throws a ProblemError. */
  saveBundle(path: string, wish: EnvironmentWish, hooks?: BundleHooks): Promise<Bundle>
  /** Takes the packages of such a file in. Throws a ProblemError. */
  openBundle(path: string, hooks?: OpenHooks): Promise<OpenedBundle>
  /** The bundles that were opened here. */
  readonly bundles: KeptBundles
}

/** Makes them with the tools that build environments. */
export function createSources({ tools, dataRoot, workspaces }: SourcesOptions): Sources {
  const locks = createLocks(tools)
  const given = { tools, locks, dataRoot }
  return {
    check: (signal) => checkSources(tools, signal),
    locks,
    saveBundle: (path, wish, hooks) => saveBundle(path, wish, given, hooks),
    openBundle: (path, hooks) => openBundle(path, given, hooks),
    bundles: createKeptBundles(dataRoot, workspaces),
  }
}
