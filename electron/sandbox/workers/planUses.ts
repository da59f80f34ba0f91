/** What is remembered of plans that are not kept. */
export interface PlanUses {
  /** Notes that a run asked for a plan; tells whether one did before, not long ago. */
  isAgain(key: string): boolean
  /** Notes that a plan can have nothing imported in advance, in an interpreter of this look. */
  isBare(key: string, look: string): void
  knowsBare(key: string, look: string): boolean
  /** Notes that a run asked for modules of an interpreter, by which their packages' code has its author's consent. */
  asksFor(interpreter: string, modules: readonly string[]): void
  /** Whether runs have asked for all of these, at whatever time. */
  haveAskedFor(interpreter: string, modules: readonly string[]): boolean
  /** Notes that a plan is to be kept once a run has asked for it; `takeWish` tells so once. */
  wishes(key: string, count: number): void
  takeWish(key: string): number | null
}

/** More plans than this are not remembered. */
const most = 200

/** Nor are more modules. */
const mostModules = 5000

function put<T>(map: Map<string, T>, key: string, value: T, limit = most): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > limit && oldest !== undefined) map.delete(oldest)
}

/** Remembers plans for so many milliseconds: a command that runs once makes nothing ready for a second time. */
export function createPlanUses(forMs: number): PlanUses {
  const asked = new Map<string, number>()
  const bare = new Map<string, string>()
  const modulesAsked = new Map<string, true>()
  const wished = new Map<string, number>()
  return {
    isAgain(key) {
      const before = asked.get(key)
      const now = performance.now()
      put(asked, key, now)
      return before !== undefined && now - before < forMs
    },
    isBare: (key, look) => put(bare, key, look),
    knowsBare: (key, look) => bare.get(key) === look,
    asksFor(interpreter, modules) {
      for (const module of modules) put(modulesAsked, `${interpreter}\0${module}`, true, mostModules)
    },
    haveAskedFor: (interpreter, modules) => modules.every((module) => modulesAsked.has(`${interpreter}\0${module}`)),
    wishes: (key, count) => put(wished, key, count),
    takeWish(key) {
      const count = wished.get(key) ?? null
      wished.delete(key)
      return count
    },
  }
}
