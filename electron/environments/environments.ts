import type { Build } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { isProgram } from '../files/look'
import { createBytecode } from './bytecode'
import { isHeld } from './held'
import { wishId } from './lock'
import { createMaker, type EnvironmentsOptions } from './maker'
import { createNodeMaker } from './nodeMaker'
import { aborted } from './sharedBuilds'
import { createStore, folderBytes } from './store'
import { uvProblem } from './uvProblem'
import { createTools } from './tools'
import { createWorks, type InUse, type Made, type Manner, type Work } from './works'

export type { EnvironmentsOptions } from './maker'

/** What is in use of a work: the environment that is ready, or the one that stays in use while it is made anew. */
function inUseOf({ environment, node, notices }: Build): InUse | null {
  if (environment === null && (node?.found ?? null) === null) return null
  return { environment, node, notices: notices.filter(({ code }) => code !== 'environment-kept') }
}

/** Builds and keeps environments with uv. See `Environments` for the promises it keeps. */
export function createEnvironments(options: EnvironmentsOptions): Environments {
  const store = createStore(options.folders.environments)
  const bytecode = createBytecode(options.env)
  const works = createWorks()
  const tools = options.tools ?? createTools(options)
  const makers = {
    python: createMaker(options, tools, store, works, bytecode),
    node: createNodeMaker(options, tools, store, works),
  }
  const makerOf = ({ wish }: Work) => makers[wish.interpreter ?? 'python']
  // A folder that can't be removed now is no hindrance to any build: the next start tries again.
  const swept = store.sweepAside().catch(() => undefined)

  /** Whether what was made is still there: another hand may have swept or removed it since. */
  async function isThere({ environment, node }: Made): Promise<boolean> {
    if (node !== null) return node.found !== null && isProgram(node.found.path)
    return environment !== null && (await store.read(environment.key)) !== null
  }

  function ready(work: Work, made: Made): void {
    const { environment, node } = made
    const stages = work.stages
    stages.begin('ready')
    const count = node === null ? (environment?.packages.length ?? null) : null
    stages.note('ready', { count, total: count })
    stages.done('ready')
    works.tell(work, { status: 'ready', ...made })
    // Only the sweeping by last use needs it.
    if (environment !== null) store.touch(environment.key).catch(() => undefined)
  }

  /** Tells what is nearest to a name or version that the index lacks, once that is known. */
  async function nearestTo(work: Work, told: Problem): Promise<void> {
    try {
      const near = await options.nearest?.(told, work.wish, work.abort.signal)
      if (near === undefined || near === told) return
      const change = (one: Problem): Problem => (one.code === told.code ? { ...near, severity: one.severity } : one)
      works.tell(work, { problems: work.build.problems.map(change), notices: work.build.notices.map(change) })
    } catch (error) {
      // Nobody waits for it any more.
      if (!work.abort.signal.aborted) throw error
    }
  }

  /** A build that made no environment. The one of before stays in use, if its folder is still there. */
  async function ended(work: Work, error: unknown): Promise<void> {
    const { before, stages } = work
    const told = error instanceof ProblemError ? error.problem : uvProblem(String(error), work.wish)
    const cancelled = work.abort.signal.aborted
    const held = !cancelled && isHeld(told)
    if (held) stages.hold()
    else stages.fail()
    if (before !== null && (await isThere(before))) {
      const kept = problem('environment-kept', 'environment', { severity: 'warning' })
      const why = cancelled ? [] : [kept, { ...told, severity: 'warning' as const }]
      works.tell(work, { ...before, status: 'ready', notices: [...before.notices, ...why] })
      if (!cancelled) await nearestTo(work, told)
      return
    }
    const status = cancelled ? 'cancelled' : held ? 'held' : 'failed'
    const node = work.build.node === null ? null : { ...work.build.node, found: null }
    works.tell(work, { status, environment: null, node, problems: [told] })
    if (status === 'failed') await nearestTo(work, told)
  }

  async function run(work: Work, hasLooked: () => void): Promise<void> {
    try {
      const maker = makerOf(work)
      const known = await maker.atOnce(work)
      if (known === null) hasLooked()
      const made = known ?? (await maker.make(work))
      ready(work, made)
      if (known === null && made.node === null && made.environment !== null) bytecode.compile(made.environment)
    } catch (error) {
      await ended(work, error)
    } finally {
      hasLooked()
    }
  }

  function start(wish: EnvironmentWish, manner: Partial<Manner>): Work {
    const work = works.add(wish, { allowed: false, anew: false, before: null, ...manner })
    work.looked = new Promise((hasLooked) => {
      work.done = run(work, hasLooked)
    })
    return work
  }

  /** The work of a wish. A finished environment may have been swept by another hand since: then it is built again. */
  async function current(wish: EnvironmentWish, allowed: boolean): Promise<Work> {
    const id = wishId(wish)
    const work = works.get(id) ?? start(wish, { allowed })
    if (work.build.status !== 'ready' || (await isThere(work.build))) return work
    // Another caller may have seen the same meanwhile.
    const now = works.get(id)
    return now === undefined || now === work ? start(wish, { allowed }) : now
  }

  async function waitFor(wish: EnvironmentWish, signal: AbortSignal | undefined): Promise<Build> {
    let work = await current(wish, true)
    if (work.build.status !== 'building' && work.build.status !== 'ready') work = start(wish, { allowed: true })
    for (;;) {
      await (signal === undefined ? work.done : Promise.race([work.done, aborted(signal)]))
      signal?.throwIfAborted()
      if (work.build.status !== 'held') return work.build
      // Begun without the author's word, which this is; another run may have given it meanwhile.
      const now = works.get(work.build.id)
      work = now === undefined || now === work ? start(wish, { allowed: true }) : now
    }
  }

  return {
    async ensure(wish) {
      works.supersede(wish)
      const work = await current(wish, false)
      await work.looked
      return work.build
    },

    wait: (wish, signal) => works.waitedFor(wish, () => waitFor(wish, signal)),

    async retry(id, anew) {
      const work = works.get(id)
      if (work === undefined) throw new ProblemError(problem('uv-failed', 'environment', { raw: `No build ${id}` }))
      if (work.build.status === 'building') return work.build
      await makerOf(work).forget()
      return start(work.wish, { allowed: true, anew, before: inUseOf(work.build) }).build
    },

    async cancel(id) {
      const work = works.get(id)
      work?.abort.abort()
      await work?.done
    },

    onChange: works.onChange,

    async find(key) {
      const seen = works.all().findLast(({ build }) => build.environment?.key === key)
      return (await store.read(key)) === null ? null : (seen?.build.environment ?? store.read(key))
    },

    async list() {
      const found = await store.list()
      return Promise.all(
        found.map(async (entry) => ({ ...entry, bytes: await folderBytes(store.folderOf(entry.environment.key)) })),
      )
    },

    async sweep(before) {
      const inUse = new Set(works.all().map(({ build }) => build.environment?.key))
      const old = (await store.list()).filter(
        ({ environment, lastUsed }) => lastUsed < before && !inUse.has(environment.key),
      )
      for (const { environment } of old) {
        await bytecode.stop(environment.key)
        await store.remove(environment.key)
      }
      return old.length
    },

    async close() {
      await bytecode.stop()
      await Promise.all([swept, works.close()])
    },
  }
}
