import type { Environment } from '../../shared/model/environment'
import {
  type Fingerprint,
  interpreterPath,
  markOf,
  readFingerprint,
  takeFingerprint,
  writeFingerprint,
} from './fingerprint'
import { type Damage, type Inspected, lookAtFiles, lookAtFolders } from './inspect'
import type { Store } from './store'
import { sitePackages } from './verify'

/** An environment as it is now: whole, damaged, or (both null) not there. */
export interface Condition {
  readonly environment: Environment | null
  readonly damage: Damage | null
}

/** What is known of an environment since it was looked at first. */
interface Known {
  readonly inspected: Inspected
  /** What the last look at its files found; it goes on behind the runs. */
  damage: Damage | null
  looking: Promise<void> | null
  /** When all its files were looked at last, in `performance.now()` milliseconds. */
  lookedAt: number
}

/** Behind what is only shown, files are looked at after this pause, in milliseconds, and so often at most. */
const hastyPause = 50
const hastyEvery = 5000

/**
 * Before a run all files are waited for, for so long at most, in milliseconds: ten thousand take some 60. What was looked at so lately is taken as it
 * was but for the first turn, so that runs that follow each other do not each pay for it.
 */
const patience = 250
const freshFor = 1000

/** A file that differs again after so many rebuilds of one session is let be. */
const mostRebuilds = 2

/** What stands for an interpreter that is gone or is another one, among files that are. */
export const interpreterDamage = 'python'

/** Damage that one thing shows. */
export const damaged = (what: string): Damage => ({ what: [what], rewritten: [], spoilt: [] })

/**
 * Whether environments are still as they were built, without any process: before a run it takes some milliseconds, in a large one some tens.
 * Folders are looked at every time; files before a run, and behind what is only shown.
 */
export function createConditions(store: Store) {
  const known = new Map<string, Known>()
  const fingerprinting = new Map<string, Promise<void>>()
  /** How often an environment was built anew for a file: a package that writes into itself must not keep it from running. */
  const rebuiltFor = new Map<string, number>()
  let isClosed = false

  async function knownOf(key: string): Promise<Known | null> {
    const before = known.get(key)
    if (before !== undefined) return before
    const folder = store.folderOf(key)
    const fingerprint = await readFingerprint(folder)
    if (fingerprint === null) return null
    const one: Known = {
      inspected: { root: await sitePackages(folder), fingerprint },
      damage: null,
      looking: null,
      lookedAt: -hastyEvery,
    }
    known.set(key, one)
    return one
  }

  function isOther(environment: Environment, { interpreter: [size, changed] }: Fingerprint): boolean {
    const now = markOf(interpreterPath(environment))
    return now === null || now[0] !== size || now[1] !== changed
  }

  /** Begins to look at all files, and waits for it: until it gives way for the first time, or where that is long ago until its end. */
  async function lookOn(key: string, one: Known): Promise<void> {
    const first = new Promise<void>((givesWay) => {
      one.looking ??= lookAtFiles(one.inspected, () => isClosed || known.get(key) !== one, givesWay)
        .then((damage) => {
          one.damage = damage
          one.lookedAt = performance.now()
        })
        .catch(() => undefined)
        .finally(() => {
          one.looking = null
          givesWay()
        })
    })
    const isFresh = performance.now() - one.lookedAt < freshFor
    if (one.looking === null) return
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)))
    await Promise.race([one.looking, isFresh ? first : late])
    clearTimeout(timer)
  }

  function settled(key: string, damage: Damage): Damage | null {
    const isRestless = (path: string): boolean => (rebuiltFor.get(`${key} ${path}`) ?? 0) >= mostRebuilds
    const restless = new Set(damage.rewritten.filter(isRestless))
    const what = damage.what.filter((path) => !restless.has(path))
    return what.length === 0 ? null : { ...damage, what }
  }

  async function damageOf(key: string, environment: Environment, isHasty: boolean): Promise<Damage | null> {
    const one = await knownOf(key)
    if (one === null) return null
    if (isOther(environment, one.inspected.fingerprint)) return damaged(interpreterDamage)
    const damage = (await lookAtFolders(one.inspected)) ?? one.damage
    if (damage !== null) return settled(key, damage)
    if (isHasty) {
      if (performance.now() - one.lookedAt > hastyEvery) setTimeout(() => void lookOn(key, one), hastyPause).unref()
      return null
    }
    await lookOn(key, one)
    return one.damage === null ? null : settled(key, one.damage)
  }

  async function take(key: string): Promise<void> {
    const folder = store.folderOf(key)
    const environment = await store.read(key)
    if (environment === null || (await readFingerprint(folder)) !== null) return
    await writeFingerprint(folder, await takeFingerprint(folder, environment))
  }

  return {
    /** How an environment is now. Who only shows it is hasty: its files are looked at behind that. */
    async look(key: string, isHasty = false): Promise<Condition> {
      const environment = await store.read(key)
      if (environment === null) {
        const marked = await store.readMarker(key)
        return { environment: null, damage: marked === null ? null : damaged(interpreterDamage) }
      }
      // A folder that can't be looked at is no longer what it was.
      const damage = await damageOf(key, environment, isHasty).catch(() => damaged('site-packages'))
      return { environment, damage }
    },

    /** Remembers an environment as it is now, behind all else; one that is remembered stays so. */
    remember(key: string): void {
      if (isClosed || fingerprinting.has(key) || known.has(key)) return
      // Where a file vanishes meanwhile the next start tries again.
      const taking = take(key).catch(() => undefined)
      fingerprinting.set(
        key,
        taking.finally(() => fingerprinting.delete(key)),
      )
    },

    /** Forgets an environment that is built anew, or removed. */
    forget(key: string, damage: Damage | null = null): void {
      known.delete(key)
      for (const path of damage?.rewritten ?? []) {
        const name = `${key} ${path}`
        rebuiltFor.set(name, (rebuiltFor.get(name) ?? 0) + 1)
      }
    },

    async close(): Promise<void> {
      isClosed = true
      await Promise.all([...fingerprinting.values(), ...[...known.values()].map(({ looking }) => looking)])
    },
  }
}

export type Conditions = ReturnType<typeof createConditions>
