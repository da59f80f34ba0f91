import type { Target } from '../../../shared/dify/targets/target'
import type { Build } from '../../../shared/model/environment'
import type { Dependency } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { problem, ProblemError } from '../../../shared/problems'
import { normalDependencies } from '../../../shared/packages/nodeDependencies'
import type { Environments, EnvironmentWish, Requirements, RunLimits, Sandbox } from '../../engineTypes'
import type { LocalSandbox } from '../localSandbox'

export interface PlacesOptions {
  readonly target: Target
  readonly limits: RunLimits
  readonly environments: Environments
  readonly sandboxFor: (
    target: Target,
    limits: RunLimits,
    python: string | null,
    node: string | null,
    importsAhead?: boolean,
  ) => LocalSandbox
  /** Has workers stand by for what is served. */
  readonly standBy: (sandbox: LocalSandbox, language: 'python3' | 'nodejs') => void
  /** Reads what python-requirements.txt says now. */
  readonly requirements: () => Promise<Requirements>
}

/** What runs a script, for one use: `end` gives it back, and `isBroken` says that it could not begin. */
export interface Place {
  readonly sandbox: Sandbox
  end(isBroken: boolean): void
}

/** Where the scripts of a server run: an environment for python-requirements.txt, some for what requests ask beside it, and a Node. */
export interface Places {
  /** A place that is there already; null where one must be built first, or looked for. */
  ready(language: 'python3' | 'nodejs', dependencies: readonly Dependency[]): Place | null
  /** Builds or finds the place. Rejects with a ProblemError where it can't be had, and with the reason of `signal` where that aborts. */
  get(language: 'python3' | 'nodejs', dependencies: readonly Dependency[], signal: AbortSignal): Promise<Place>
  /** The text of the requirements in force; empty until they were built once. */
  readonly requirements: () => string
  /** Builds what the requirements in force ask for, anew where that had failed. Rejects with a ProblemError. */
  refresh(): Promise<void>
  /** Reads python-requirements.txt again and goes over to it once it is built; what was in force stays where it can't be. */
  update(): Promise<void>
  /** Gives up what is being built, for good: those who wait for it are rejected. */
  abort(): void
  close(): Promise<void>
}

/** Environments for what requests ask beside the requirements that are kept at hand; one more ends the use of the oldest. */
const mostExtra = 16

/** How long a place is taken to be as it was, in milliseconds. Then the next request has it looked at, and does not wait for that. */
const trusted = 10_000

interface Opened {
  readonly sandbox: LocalSandbox
  readonly release: () => void
  /** Names the environment or the Node: another one is another place. */
  readonly name: string
  users: number
  dropped: boolean
}

interface Slot {
  readonly wish: EnvironmentWish
  opened: Opened | null
  /** The build that all who want this place wait for. */
  building: Promise<Opened> | null
  lookedAt: number
}

function notBuilt({ problems, notices, status }: Build): ProblemError {
  const told: Problem | undefined = [...problems, ...notices][0]
  if (status === 'held' && told !== undefined) {
    const what = told.params['name'] ?? told.params['text'] ?? ''
    return new ProblemError(problem('serve-held', 'environment', { params: { what } }))
  }
  return new ProblemError(told ?? problem('serve-no-environment', 'environment', { params: { status } }))
}

/** Rejects as soon as the signal aborts, and leaves the promise to others. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason as Error)
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', give, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

/** Makes the places of one server. Nothing is built before it is asked for; `update` or a first `get` reads the requirements. */
export function createPlaces(options: PlacesOptions): Places {
  const { target, limits, environments, sandboxFor, standBy } = options
  const abort = new AbortController()
  const slots = new Map<string, Slot>()
  let current: Promise<Requirements> | null = null
  let text = ''

  function drop(slot: Slot): void {
    const { opened } = slot
    slot.opened = null
    if (opened === null) return
    opened.dropped = true
    if (opened.users === 0) retire(opened)
  }
  function retire({ sandbox, release }: Opened): void {
    sandbox
      .close()
      .finally(release)
      .catch(() => undefined)
  }

  async function open(slot: Slot): Promise<Opened> {
    const { wish } = slot
    // What python-requirements.txt asks for is the author's word; what a request asks for beside it is that of whoever has the key.
    const allowed = wish.dependencies.length === 0
    const build = await environments.wait(wish, abort.signal, { allowed })
    const isNode = wish.interpreter === 'node'
    const path = isNode ? build.node?.found?.path : build.environment?.python.path
    if (build.status !== 'ready' || path === undefined) throw notBuilt(build)
    const key = build.environment?.key ?? null
    const name = key ?? path
    slot.lookedAt = performance.now()
    if (!isNode && wish.dependencies.length === 0) text = wish.requirements
    // A look that finds what is in use leaves it so.
    if (slot.opened?.name === name && !slot.opened.dropped) {
      standBy(slot.opened.sandbox, isNode ? 'nodejs' : 'python3')
      return slot.opened
    }
    drop(slot)
    const release = key === null ? () => undefined : environments.hold(key)
    const sandbox = isNode ? sandboxFor(target, limits, null, path) : sandboxFor(target, limits, path, null, allowed)
    standBy(sandbox, isNode ? 'nodejs' : 'python3')
    slot.opened = { sandbox, release, name, users: 0, dropped: false }
    return slot.opened
  }

  function build(slot: Slot): Promise<Opened> {
    slot.building ??= open(slot).finally(() => {
      slot.building = null
    })
    return slot.building
  }

  function lookBehind(slot: Slot): void {
    if (slot.building !== null || performance.now() - slot.lookedAt < trusted) return
    build(slot).catch(() => drop(slot))
  }

  function lend(opened: Opened, slot: Slot): Place {
    opened.users += 1
    let ended = false
    return {
      sandbox: opened.sandbox,
      end(isBroken) {
        if (ended) return
        ended = true
        opened.users -= 1
        if (isBroken && slot.opened === opened) drop(slot)
        else if (opened.dropped && opened.users === 0) retire(opened)
      },
    }
  }

  const keyOf = (language: string, dependencies: readonly Dependency[]): string =>
    language === 'nodejs' ? language : JSON.stringify(normalDependencies(dependencies))
  const base = keyOf('python3', [])

  /** Ends the use of a place. One that is still being built goes once those who wait for it have used it. */
  function forget(key: string): void {
    const slot = slots.get(key)
    slots.delete(key)
    if (slot === undefined) return
    drop(slot)
    const later = (): void => void setImmediate(() => drop(slot))
    slot.building?.then(later, later)
  }

  function slotFor(key: string, wish: EnvironmentWish): Slot {
    const slot = slots.get(key) ?? { wish, opened: null, building: null, lookedAt: 0 }
    // The newest use is the last in the map.
    slots.delete(key)
    slots.set(key, slot)
    const extra = [...slots.keys()].filter((one) => one !== base && one !== 'nodejs')
    for (const old of extra.slice(0, -mostExtra)) forget(old)
    return slot
  }

  function wishOf(
    { text: requirements, folder, lock = '' }: Requirements,
    dependencies: readonly Dependency[],
  ): EnvironmentWish {
    return { target, requirements, lock, dependencies, ...(folder === null ? {} : { folder }) }
  }

  async function inForce(): Promise<Requirements> {
    current ??= options.requirements().catch((error: unknown) => {
      // What can't be read is looked at again by the next request.
      current = null
      throw error
    })
    return current
  }

  async function slotOf(language: 'python3' | 'nodejs', dependencies: readonly Dependency[]): Promise<Slot> {
    const key = keyOf(language, dependencies)
    if (language === 'nodejs') {
      return slotFor(key, { target, interpreter: 'node', requirements: '', dependencies: [] })
    }
    return slotFor(key, wishOf(await inForce(), normalDependencies(dependencies)))
  }

  return {
    ready(language, dependencies) {
      const slot = slots.get(keyOf(language, dependencies))
      if (slot === undefined || slot.opened === null) return null
      lookBehind(slot)
      return lend(slot.opened, slot)
    },
    async get(language, dependencies, signal) {
      const slot = await slotOf(language, dependencies)
      return lend(await unlessAborted(build(slot), signal), slot)
    },
    requirements: () => text,
    async refresh() {
      await build(await slotOf('python3', []))
    },
    async update() {
      const next = await options.requirements()
      const fresh: Slot = { wish: wishOf(next, []), opened: null, building: null, lookedAt: 0 }
      await build(fresh)
      for (const key of slots.keys()) if (key !== 'nodejs') forget(key)
      current = Promise.resolve(next)
      slots.set(base, fresh)
    },
    abort: () => abort.abort(new Error('closed')),
    async close() {
      abort.abort(new Error('closed'))
      const all = [...slots.values()]
      await Promise.allSettled(all.flatMap(({ building }) => (building === null ? [] : [building])))
      slots.clear()
      await Promise.all(all.map(async ({ opened }) => opened?.sandbox.close()))
      for (const { opened } of all) opened?.release()
    },
  }
}
