import type { PackageFacts } from '../model/packages'
import { readDistRequirement } from './distRequirement'
import { normalName } from './packageName'

/** How a package comes in: from what is asked for, down to the package itself, by name. */
export interface Chain {
  /** Whether the requirements (or a node's dependencies) or the target's base ask for its first name. */
  readonly asked: 'own' | 'base'
  readonly names: readonly string[]
}

/** So many chains are told: of more, the shortest. */
const mostChains = 12

/**
 * The ways on which a package comes into an environment: one for each package that is asked for and leads to it, the shortest, own ones
 * first. `base` are the direct requirements of the target's base. A package that nothing leads to came with the image itself.
 */
export function chainsTo(facts: readonly PackageFacts[], name: string, base: readonly string[]): Chain[] {
  const byName = new Map(facts.map((one) => [normalName(one.name), one]))
  const asks = new Set(base.map((text) => readDistRequirement(text)?.name ?? ''))
  /** The next package on the shortest way down to the wanted one. */
  const next = new Map<string, string | null>([[normalName(name), null]])
  const found: Chain[] = []
  const queue = [normalName(name)]
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const fact = byName.get(one)
    if (fact === undefined) continue
    const asked = fact.origin === 'own' ? 'own' : asks.has(one) ? 'base' : null
    if (asked !== null) {
      const names: string[] = []
      for (let at: string | null | undefined = one; at != null; at = next.get(at))
        names.push(byName.get(at)?.name ?? at)
      found.push({ asked, names })
    }
    for (const above of fact.neededBy.map(normalName)) {
      if (next.has(above)) continue
      next.set(above, one)
      queue.push(above)
    }
  }
  const rank = (chain: Chain): number => (chain.asked === 'own' ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b) || a.names.length - b.names.length).slice(0, mostChains)
}
