import type { Build } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import type { EnvironmentWish } from '../engineTypes'
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
  readonly before: InUse | null
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

/** The builds of this process by their wish, and who listens to them. */
export function createWorks() {
  const works = new Map<string, Work>()
  /** How many runs wait for a wish. */
  const waits = new Map<string, number>()
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
      for (const work of works.values()) {
        if (work.build.id === id || work.build.status !== 'building' || work.allowed || waits.has(work.build.id))
          continue
        giveUp(work)
      }
    },

    /** Does something for a run that waits for a wish: meanwhile its build is not given up. */
    async waitedFor<T>(wish: EnvironmentWish, act: () => Promise<T>): Promise<T> {
      const id = wishId(wish)
      waits.set(id, (waits.get(id) ?? 0) + 1)
      try {
        return await act()
      } finally {
        const left = (waits.get(id) ?? 1) - 1
        if (left > 0) waits.set(id, left)
        else waits.delete(id)
      }
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
