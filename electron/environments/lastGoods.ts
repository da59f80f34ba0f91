import type { LastGood } from '../../shared/model/environment'
import { normalDependencies } from '../../shared/packages/nodeDependencies'
import type { EnvironmentWish } from '../engineTypes'

/** Of one place and target so many are remembered, each for other dependencies of a node. */
const mostOfPlace = 20

const placeOf = ({ place = '', target }: EnvironmentWish): string => JSON.stringify([place, target.id])
const askedBy = ({ dependencies }: EnvironmentWish): string => JSON.stringify(normalDependencies(dependencies))

/** Remembers for this process what was built last, by the folder of the requirements and the target: that is what stays in use. */
export function createLastGoods() {
  /** By place and then by what the node asks for itself; the newest stands last. */
  const places = new Map<string, Map<string, LastGood>>()

  return {
    /** Notes an environment that is ready. The Node of JavaScript nodes is none: it has no requirements that could change. */
    note(wish: EnvironmentWish, good: LastGood): void {
      if (wish.interpreter === 'node') return
      const ofPlace = places.get(placeOf(wish)) ?? new Map<string, LastGood>()
      places.set(placeOf(wish), ofPlace)
      const asked = askedBy(wish)
      ofPlace.delete(asked)
      ofPlace.set(asked, good)
      const [oldest] = ofPlace.keys()
      if (ofPlace.size > mostOfPlace && oldest !== undefined) ofPlace.delete(oldest)
    },

    /** What may stay in use for a wish, the best first: what was built for the same dependencies, then the newest. */
    of(wish: EnvironmentWish): LastGood[] {
      if (wish.interpreter === 'node') return []
      const ofPlace = places.get(placeOf(wish)) ?? new Map<string, LastGood>()
      const same = ofPlace.get(askedBy(wish))
      const others = [...ofPlace.values()].reverse().filter((one) => one !== same)
      return same === undefined ? others : [same, ...others]
    },
  }
}
