import { join } from 'node:path'
import type { Build, LastGood } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { isProgram } from '../files/look'
import { createBytecode } from './bytecode'
import { createCare } from './care'
import { type Condition, createConditions } from './conditions'
import { isHeld } from './held'
import { createLastGoods } from './lastGoods'
import { withLocalFiles } from './localFiles'
import { wishId } from './lock'
import { createMaker, type EnvironmentsOptions } from './maker'
import { createNodeMaker } from './nodeMaker'
import { createReading } from './reading'
import { toRepair } from './repair'
import { createReplacing } from './replacing'
import { orAborted } from './sharedBuilds'
import { createStore } from './store'
import { createTools } from './tools'
import { createUseMarks } from './useMarks'
import { uvProblem } from './uvProblem'
import { createWorks, type InUse, type Made, type Manner, type Work } from './works'

export type { EnvironmentsOptions } from './maker'

/** What is in use of a work: the environment that is ready, or the one that stays in use while it is made anew. */
function inUseOf({ environment, node, notices }: Build): InUse | null {
  if (environment === null && (node?.found ?? null) === null) return null
  return { environment, node, notices: notices.filter(({ code }) => code !== 'environment-kept') }
}

/** Builds and keeps environments with uv. See `Environments` for the promises it keeps. */
export function createEnvironments(options: EnvironmentsOptions): Environments {
  const { folders } = options
  const store = createStore(folders.environments)
  const marks = createUseMarks(join(folders.root, 'in-use'))
  const bytecode = createBytecode(options.env)
  const conditions = createConditions(store)
  const works = createWorks()
  const lastGoods = createLastGoods(join(folders.root, 'last-environments.json'))
  const tools = options.tools ?? createTools(options)
  const given = { tools, store, works, bytecode, conditions, replacing: createReplacing(works, marks) }
  const makers = { python: createMaker(options, given), node: createNodeMaker(options, given) }
  const care = createCare({ folders, store, works, marks, bytecode, tools })
  const makerOf = ({ wish }: Work) => makers[wish.interpreter ?? 'python']
  // A folder that can't be removed now is no hindrance to any build: the next start tries again.
  const swept = store.sweepAside().catch(() => undefined)

  /** Tells other Nodelabs what is in use here, this key too. */
  const tellUse = (key?: string): Promise<void> =>
    marks.set(key === undefined ? works.keysInUse() : works.keysInUse().add(key), works.held())

  /** How what was made is now: another hand may have altered or removed it since. */
  async function conditionOf({ environment, node }: Made, isHasty = false): Promise<Condition | 'whole' | 'gone'> {
    if (environment === null) return node?.found && (await isProgram(node.found.path)) ? 'whole' : 'gone'
    const now = await conditions.look(environment.key, isHasty)
    if (now.damage !== null) return now
    return now.environment === null ? 'gone' : 'whole'
  }

  /**
   * What stays in use for a wish that gave no environment: what was built last for the same place and target, as long as it is whole and of the
   * Python that would run the wish now.
   */
  async function lastGoodOf({ target, ...wish }: EnvironmentWish, isHasty: boolean): Promise<LastGood | null> {
    const chosen = await tools.pythons.known(target.python, tools.env())
    for (const good of await lastGoods.of({ target, ...wish })) {
      const { key, python } = good.environment
      const isSamePython = chosen === null || chosen.python.version === python.version
      if (python.asked !== target.python || !isSamePython) continue
      await tellUse(key)
      if ((await conditionOf({ environment: good.environment, node: null }, isHasty)) === 'whole') return good
    }
    return null
  }

  /** Looks again at what stays in use: it may have been altered since, another may have been built, or another workspace may ask. */
  async function lookAgain(work: Work, wish: EnvironmentWish, isHasty: boolean): Promise<void> {
    const lastGood = await lastGoodOf(wish, isHasty)
    if (lastGood?.environment.key !== work.build.lastGood?.environment.key) works.tell(work, { lastGood })
  }

  async function ready(work: Work, made: Made, isNew: boolean): Promise<void> {
    const { environment, node } = made
    const stages = work.stages
    stages.begin('ready')
    const count = node === null ? (environment?.packages.length ?? null) : null
    stages.note('ready', { count, total: count })
    stages.done('ready')
    if (environment !== null) await tellUse(environment.key)
    works.tell(work, { status: 'ready', ...made })
    if (environment === null) return
    // What happened to it on the way here is told once.
    const notices = work.build.notices.filter(({ code }) => !code.startsWith('environment-'))
    lastGoods.note(work.wish, { environment, notices })
    // Only the sweeping by last use needs it.
    store.touch(environment.key).catch(() => undefined)
    const compiled = isNew && node === null ? bytecode.compile(environment) : Promise.resolve()
    void compiled.then(() => conditions.remember(environment.key))
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
    if (before !== null && (await conditionOf(before)) !== 'gone') {
      const kept = problem('environment-kept', 'environment', { severity: 'warning' })
      const why = cancelled ? [] : [kept, { ...told, severity: 'warning' as const }]
      const { environment, node, notices } = before
      works.tell(work, { environment, node, status: 'ready', notices: [...notices, ...why] })
      if (!cancelled) await nearestTo(work, told)
      return
    }
    const status = cancelled ? 'cancelled' : held ? 'held' : 'failed'
    const node = work.build.node === null ? null : { ...work.build.node, found: null }
    const lastGood = await lastGoodOf(work.wish, true)
    works.tell(work, { status, environment: null, node, problems: [told], lastGood })
    if (status === 'failed') await nearestTo(work, told)
  }

  async function run(work: Work, hasLooked: () => void): Promise<void> {
    try {
      const maker = makerOf(work)
      const known = await maker.atOnce(work)
      if (known === null) hasLooked()
      const made = known ?? (await maker.make(work))
      await ready(work, made, known === null)
    } catch (error) {
      await ended(work, error)
    } finally {
      hasLooked()
    }
  }

  function start(wish: EnvironmentWish, manner: Partial<Manner>): Work {
    const work = works.add(wish, { allowed: false, anew: false, before: null, repairs: null, ...manner })
    work.looked = new Promise((hasLooked) => {
      work.done = run(work, hasLooked)
    })
    return work
  }

  /** The work of a wish. A finished environment may have been altered or removed by another hand since: then it is built again. */
  async function current(wish: EnvironmentWish, allowed: boolean, isHasty = false): Promise<Work> {
    const id = wishId(wish)
    const work = works.get(id) ?? start(wish, { allowed })
    if (work.build.status === 'building') return work
    if (work.build.status !== 'ready') {
      await lookAgain(work, wish, isHasty)
      return work
    }
    // Told before it is looked at: from now on nobody removes it.
    await tellUse(work.build.environment?.key)
    const condition = await conditionOf(work.build, isHasty)
    if (condition === 'whole') return work
    // Another caller may have seen the same meanwhile.
    const now = works.get(id)
    if (now !== undefined && now !== work) return now
    const { environment } = work.build
    const before = condition === 'gone' || condition.environment === null ? null : inUseOf(work.build)
    const again = start(wish, { allowed, before })
    if (condition !== 'gone' && condition.damage !== null) toRepair(again, condition.damage, environment, [])
    return again
  }

  /** Whether a run that keeps to what was built last need not wait for its wish to be tried again. */
  const isKept = ({ status, lastGood }: Build): boolean =>
    lastGood !== null && (status === 'failed' || status === 'cancelled')

  async function waitFor(
    wish: EnvironmentWish,
    signal: AbortSignal | undefined,
    keeps: boolean,
    allowed: boolean,
  ): Promise<Build> {
    let work = await current(wish, allowed)
    const { status } = work.build
    if (status !== 'building' && status !== 'ready' && !(keeps && isKept(work.build))) work = start(wish, { allowed })
    for (;;) {
      await (signal === undefined ? work.done : orAborted(work.done, signal))
      signal?.throwIfAborted()
      if (work.build.status !== 'held' || !allowed) {
        // A look for the window may have begun this build, and then does not look at files.
        if (keeps && isKept(work.build)) await lookAgain(work, wish, false)
        return work.build
      }
      // Begun without the author's word, which this is; another run may have given it meanwhile.
      const now = works.get(work.build.id)
      work = now === undefined || now === work ? start(wish, { allowed: true }) : now
    }
  }

  return {
    ...care,

    async ensure(asked) {
      const wish = await withLocalFiles(asked)
      works.supersede(wish)
      const work = await current(wish, false, true)
      await work.looked
      return work.build
    },

    async wait(asked, signal, { keepsLastGood = false, allowed = true } = {}) {
      const wish = await withLocalFiles(asked)
      return works.waitedFor(wish, () => waitFor(wish, signal, keepsLastGood, allowed))
    },

    async retry(id, { anew, allowed }) {
      const work = works.get(id)
      if (work === undefined) throw new ProblemError(problem('uv-failed', 'environment', { raw: `No build ${id}` }))
      if (work.build.status === 'building') return work.build
      await makerOf(work).forget()
      return start(work.wish, { allowed: allowed || work.allowed, anew, before: inUseOf(work.build) }).build
    },

    async cancel(id) {
      const work = works.get(id)
      work?.abort.abort()
      await work?.done
    },

    reading: createReading({ tools, store, works, lastGoods }),
    onChange: works.onChange,
    onRemoving: store.onRemoving,
    builds: () => works.all().map(({ build }) => build),

    async find(key) {
      const seen = works.all().findLast(({ build }) => build.environment?.key === key)
      return (await store.read(key)) === null ? null : (seen?.build.environment ?? store.read(key))
    },

    hold(key) {
      const release = works.hold(key)
      void tellUse()
      return () => {
        release()
        void tellUse()
      }
    },

    async close() {
      await bytecode.stop()
      await Promise.all([swept, works.close(), conditions.close()])
      await lastGoods.settled()
      await marks.leave()
    },
  }
}
