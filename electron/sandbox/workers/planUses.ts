/** What is remembered of plans that are not kept. */
export interface PlanUses {
  /** Notes that a run asked for a plan; tells whether one did before, not long ago. */
  isAgain(key: string): boolean
  /** Notes that a plan can have nothing imported in advance, in an interpreter of this look. */
  isBare(key: string, look: string): void
  knowsBare(key: string, look: string): boolean
}

/** More plans than this are not remembered. */
const most = 200

function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}

/** Remembers plans for so many milliseconds: a command that runs once makes nothing ready for a second time. */
export function createPlanUses(forMs: number): PlanUses {
  const asked = new Map<string, number>()
  const bare = new Map<string, string>()
  return {
    isAgain(key) {
      const before = asked.get(key)
      const now = performance.now()
      put(asked, key, now)
      return before !== undefined && now - before < forMs
    },
    isBare: (key, look) => put(bare, key, look),
    knowsBare: (key, look) => bare.get(key) === look,
  }
}
