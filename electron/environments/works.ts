import type { Build } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import type { EnvironmentWish } from '../engineTypes'
import type { Damage } from './inspect'
import { wishId } from './lock'
import { redact } from './redact'
import { createStages, type Stages } from './stages'

/** The most of uv's text that is kept: enough for any message, not for a debug log. */
const logLimit = 200_000

/** So many wishes are remembered; of more, the oldest that have ended are forgotten. */
const mostWorks = 40

/** What a work makes: an environment with packages, or a Node, which has an environment only where uv brought it. */
export type Made = Pick<Build, 'environment' | 'node'>

/** What is in use, with what must be said of it. */
export interface InUse extends Made {
  readonly notices: readonly Problem[]
}

/** What is known of a Node before it is found. */
function unfound({ target, interpreter }: EnvironmentWish): Build['node'] {
  return interpreter === 'node' ? { asked: target.node, found: null } : null
}

/** How a wish is worked on. */
export interface Manner {
  /** Whether the author has given his word, so that packages may be built from source. */
  readonly allowed: boolean
  /** Ask the index again, though a lock is known. */
  readonly anew: boolean
  /** What stays in use until there is something better. */
  before: InUse | null
  /** For what the environment that is there must be built anew. */
  repairs: Damage | null
}

/** One build of a wish, under way or ended. */
export interface Work extends Manner {
  readonly wish: EnvironmentWish
  build: Build
  stages: Stages
  readonly abort: AbortController
  /** Resolves when this build has ended in any way. */
  done: Promise<void>
  /** Resolves when it is known whether the environment is there already. */
  looked: Promise<void>
}

/** Counts one more of a name. Returns the way to count it no longer. */
function countIn(counts: Map<string, number>, name: string): () => void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    const left = (counts.get(name) ?? 1) - 1
    if (left > 0) counts.set(name, left)
    else counts.delete(name)
  }
}

/** The builds of this process by their wish, and who listens to them. */
export function createWorks() {
  const works = new Map<string, Work>()
  /** How many runs wait for a wish. */
  const waits = new Map<string, number>()
  /** The wishes that were looked at last and that a run waited for last, by interpreter: what is open refers to them. */
  const latest = new Map<string, string>()
  /** How many runs go on in an environment, by its key. */
  const holds = new Map<string, number>()
  /** Builds that were given up and still end. */
  const ending = new Set<Promise<void>>()
  const listeners = new Set<(build: Build) => void>()

  function tell(work: Work, change: Partial<Build>): void {
    work.build = { ...work.build, ...change }
    if (works.get(work.build.id) !== work) return
    for (const listener of listeners) listener(work.build)
  }

  function giveUp(work: Work): void {
    works.delete(work.build.id)
    work.abort.abort()
    ending.add(work.done)
    void work.done.finally(() => ending.delete(work.done))
  }

  function forgetOldest(): void {
    for (const [id, { build }] of works) {
      if (works.size <= mostWorks) return
      if (build.status !== 'building' && !waits.has(id)) works.delete(id)
    }
  }

  return {
    tell,

    get: (id: string): Work | undefined => works.get(id),
    all: (): Work[] => [...works.values()],

    /** Keeps a line of uv's text and reads its stage. */
    log(work: Work, line: string): void {
      work.stages.readLine(line)
      tell(work, { log: `${work.build.log}${redact(line)}\n`.slice(-logLimit) })
    },

    /** A new build of a wish, in the place of the one before it. */
    add(wish: EnvironmentWish, manner: Manner): Work {
      const id = wishId(wish)
      const work: Work = {
        ...manner,
        wish,
        abort: new AbortController(),
        stages: createStages(wish.interpreter ?? 'python', () => tell(work, { stages: work.stages.list() })),
        done: Promise.resolve(),
        looked: Promise.resolve(),
        build: {
          id,
          target: wish.target.id,
          status: 'building',
          stages: [],
          log: '',
          problems: [],
          notices: [...(manner.before?.notices ?? [])],
          environment: manner.before?.environment ?? null,
          node: manner.before?.node ?? unfound(wish),
          lastGood: null,
          waitsFor: null,
          startedAt: Date.now(),
        },
      }
      work.build.stages = work.stages.list()
      // Put at the end: the map's order is that of their age.
      works.delete(id)
      works.set(id, work)
      forgetOldest()
      return work
    },

    /** Gives up what is being built for earlier wishes, unless the author has asked for it or a run waits for it. */
    supersede(wish: EnvironmentWish): void {
      const id = wishId(wish)
      latest.set(`looked ${wish.interpreter ?? 'python'}`, id)
      for (const work of works.values()) {
        if (work.build.id === id || work.build.status !== 'building' || work.allowed || waits.has(work.build.id))
          continue
        giveUp(work)
      }
    },

    /** Does something for a run that waits for a wish: meanwhile its build is not given up. */
    async waitedFor<T>(wish: EnvironmentWish, act: () => Promise<T>): Promise<T> {
      const id = wishId(wish)
      latest.set(`waited ${wish.interpreter ?? 'python'}`, id)
      const done = countIn(waits, id)
      try {
        return await act()
      } finally {
        done()
      }
    },

    /** Counts a run that goes on in an environment. Returns the way to end it. */
    hold: (key: string): (() => void) => countIn(holds, key),
    isHeld: (key: string): boolean => holds.has(key),
    held: (): Set<string> => new Set(holds.keys()),

    /** The keys of the environments that a run, a build or what was looked at last refers to. */
    keysInUse(): Set<string> {
      const open = new Set(latest.values())
      const keys = new Set(holds.keys())
      for (const [id, { build }] of works) {
        const isOpen = open.has(id) || waits.has(id) || build.status === 'building'
        const environment = build.environment ?? build.lastGood?.environment ?? null
        if (isOpen && environment !== null) keys.add(environment.key)
      }
      return keys
    },

    onChange(listener: (build: Build) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Cancels what is being built, or asked about it, and waits until all of it has ended. */
    async close(): Promise<void> {
      for (const work of works.values()) work.abort.abort()
      await Promise.all([...ending, ...[...works.values()].map(({ done }) => done)])
    },
  }
}

export type Works = ReturnType<typeof createWorks>
