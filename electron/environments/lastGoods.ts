import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type LastGood, lastGoodSchema } from '../../shared/model/environment'
import { normalDependencies } from '../../shared/packages/nodeDependencies'
import type { EnvironmentWish } from '../engineTypes'
import { writeAtomic } from '../files/atomicFile'

/** Of one place and target so many are remembered, each for other dependencies of a node. */
const mostOfPlace = 20

/** So many places are kept for the next start, each with the newest. */
const mostKept = 50

const placeOf = ({ place = '', target }: EnvironmentWish): string => JSON.stringify([place, target.id])
const askedBy = ({ dependencies }: EnvironmentWish): string => JSON.stringify(normalDependencies(dependencies))

const keptSchema = z.array(z.tuple([z.string(), lastGoodSchema]))

/**
 * Remembers what was built last, by the folder of the requirements and the target: that is what stays in use. `file` keeps the newest of each for
 * the next start. Whether it is still there and whole is for the caller to look.
 */
export function createLastGoods(file: string) {
  /** By place and then by what the node asks for itself; the newest stands last. */
  const places = new Map<string, Map<string, LastGood>>()
  let writing: Promise<unknown> = Promise.resolve()

  async function readKept(): Promise<Map<string, LastGood>> {
    try {
      return new Map(keptSchema.parse(JSON.parse(await readFile(file, 'utf8'))))
    } catch {
      // None yet, or one of another version of Nodelab: the next build writes it anew.
      return new Map()
    }
  }

  async function keep(place: string, good: LastGood): Promise<void> {
    const kept = await readKept()
    if (JSON.stringify(kept.get(place)) === JSON.stringify(good)) return
    kept.delete(place)
    kept.set(place, good)
    await mkdir(dirname(file), { recursive: true })
    await writeAtomic(file, JSON.stringify([...kept].slice(-mostKept)))
  }

  return {
    /** Notes an environment that is ready. The Node of JavaScript nodes is none: it has no requirements that could change. */
    note(wish: EnvironmentWish, good: LastGood): void {
      if (wish.interpreter === 'node') return
      const place = placeOf(wish)
      const ofPlace = places.get(place) ?? new Map<string, LastGood>()
      places.set(place, ofPlace)
      const asked = askedBy(wish)
      ofPlace.delete(asked)
      ofPlace.set(asked, good)
      const [oldest] = ofPlace.keys()
      if (ofPlace.size > mostOfPlace && oldest !== undefined) ofPlace.delete(oldest)
      // Only the next start needs it: on a full disk this one goes on without.
      writing = writing.then(() => keep(place, good)).catch(() => undefined)
    },

    /** What may stay in use for a wish, the best first: what was built for the same dependencies, then the newest, then that of an earlier start. */
    async of(wish: EnvironmentWish): Promise<LastGood[]> {
      if (wish.interpreter === 'node') return []
      const place = placeOf(wish)
      const ofPlace = places.get(place) ?? new Map<string, LastGood>()
      const same = ofPlace.get(askedBy(wish))
      const others = [...ofPlace.values()].reverse().filter((one) => one !== same)
      const here = same === undefined ? others : [same, ...others]
      const before = here.length > 0 ? undefined : (await readKept()).get(place)
      return before === undefined ? here : [before]
    },

    /** Resolves when all that was noted is written. */
    settled: async (): Promise<void> => {
      await writing
    },
  }
}

export type LastGoods = ReturnType<typeof createLastGoods>
