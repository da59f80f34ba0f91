import fc from 'fast-check'
import { type Case, requestOf } from './case'
import { anyCase } from './cases'
import type { GraphonProcess } from './graphonProcess'
import { type Outcome, ourOutcome } from './outcome'

/** A case that ends differently, in its smallest form. */
export interface Difference {
  readonly seed: number
  readonly path: string
  readonly smallest: Case
  readonly ours: string
  readonly theirs: string
}

export interface Comparison {
  readonly cases: number
  /** How many cases ended differently. */
  readonly differences: number
  /** One of each sort, shrunk; a sort is a pair of outcomes with the names and numbers left out. */
  readonly shown: readonly Difference[]
  /** How often each sort of outcome was met. */
  readonly met: ReadonlyMap<string, number>
}

/** Cases that are drawn, put to both and forgotten together. */
const batchSize = 500
/** Sorts of differences that are shrunk: it takes a while each. */
const mostShown = 20

function ours(one: Case): Outcome | { readonly crash: string } {
  try {
    return ourOutcome(one)
  } catch (error) {
    return { crash: String(error) }
  }
}

const told = (outcome: object): string => JSON.stringify(outcome)

/** An outcome without what differs from case to case: how often the sorts are met tells whether the cases reach them. */
export function sortOf(outcome: Outcome | { readonly crash: string }): string {
  if ('ok' in outcome) return 'ok'
  if ('crash' in outcome) return outcome.crash
  const words = outcome.message
    .replace(/Response: [\s\S]*/, 'Response: …')
    .replace(/`[^`]*`/g, '`…`')
    .replace(/^Output .*? (is|must)\b/s, 'Output … $1')
    .replace(/\d+/g, '0')
  return `${outcome.type}: ${words}`
}

/** Draws the cases of a batch; the same seed draws the same. */
const draw = (seed: number, count: number): Case[] => fc.sample(anyCase, { seed, numRuns: count })

/** Finds the smallest case of a difference, by the steps in which fast-check makes the values of a case smaller. */
async function shrink(seed: number, path: string, graphon: GraphonProcess): Promise<Difference> {
  const differs = async (one: Case): Promise<readonly [string, string] | null> => {
    const [theirs] = await graphon.ask([requestOf(one)])
    const pair = [told(ours(one)), told(theirs ?? {})] as const
    return pair[0] === pair[1] ? null : pair
  }
  const end = await fc.check(
    fc.asyncProperty(anyCase, async (one) => (await differs(one)) === null),
    { seed, path, numRuns: 1, endOnFailure: false },
  )
  const [smallest] = end.counterexample ?? []
  const pair = smallest === undefined ? null : await differs(smallest)
  if (smallest === undefined || pair === null) throw new Error(`The difference of seed ${seed}, path ${path}, is gone.`)
  return { seed, path: end.counterexamplePath ?? path, smallest, ours: pair[0], theirs: pair[1] }
}

/** Puts cases to both engines and tells where they differ. The same seed and number give the same cases. */
export async function compare(count: number, seed: number, graphon: GraphonProcess): Promise<Comparison> {
  const met = new Map<string, number>()
  const sorts = new Map<string, { seed: number; path: string }>()
  let differences = 0

  async function put(batchSeed: number, size: number): Promise<void> {
    const cases = draw(batchSeed, size)
    const answers = graphon.ask(cases.map(requestOf))
    // While Python works on them, so do we.
    const own = cases.map(ours)
    const theirs = await answers
    if (theirs.length !== size) throw new Error(`graphon answered ${theirs.length} of ${size} cases.`)
    own.forEach((mine, i) => {
      const yours = theirs[i] ?? { crash: 'no answer' }
      const sort = sortOf(yours)
      met.set(sort, (met.get(sort) ?? 0) + 1)
      if (told(mine) === told(yours)) return
      differences += 1
      const kind = `${sortOf(mine)} | ${sort}`
      if (!sorts.has(kind)) sorts.set(kind, { seed: batchSeed, path: String(i) })
    })
  }

  // Two batches are under way: the next is drawn while Python has the last one.
  const running = new Set<Promise<void>>()
  for (let done = 0; done < count; done += batchSize) {
    const batch = put(seed + done / batchSize, Math.min(batchSize, count - done))
    const tracked: Promise<void> = batch.finally(() => running.delete(tracked))
    running.add(tracked)
    if (running.size > 1) await Promise.race(running)
  }
  await Promise.all(running)
  const shown: Difference[] = []
  for (const { seed: at, path } of [...sorts.values()].slice(0, mostShown)) shown.push(await shrink(at, path, graphon))
  return { cases: count, differences, shown, met }
}
