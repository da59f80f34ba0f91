import type { NodeCase } from '../../../shared/model/nodeCase'
import type { CaseEnd, CasesOfNode } from './caseStore'

type Names = ReadonlyMap<string, string>

/** Which cases of a node have another name now and are what they were in all else: the new name by the old one. */
export function newNames(before: readonly NodeCase[], now: readonly NodeCase[]): Names {
  const names = new Map<string, string>()
  if (before.length !== now.length) return names
  const [old, next] = [new Set(before.map(({ name }) => name)), new Set(now.map(({ name }) => name))]
  for (const [place, one] of before.entries()) {
    const other = now[place]
    // One that only stands at another place keeps its name.
    if (other === undefined || next.has(one.name) || old.has(other.name)) continue
    if (JSON.stringify({ ...one, name: '' }) === JSON.stringify({ ...other, name: '' })) names.set(one.name, other.name)
  }
  return names
}

/** How cases ended, under their new names; those that run now are found by them as well. */
export function underNames(of: CasesOfNode, names: Names): CasesOfNode {
  const nameOf = (name: string): string => names.get(name) ?? name
  const taken = new Set(names.values())
  const ends = [...of.ends].flatMap(([key, end]): [string, CaseEnd][] => {
    const at = key.indexOf('\n') + 1
    const name = key.slice(at)
    // What a case that is gone came to says nothing of the one that has its name now.
    return taken.has(name) ? [] : [[key.slice(0, at) + nameOf(name), end]]
  })
  const { batch } = of
  const cases = batch?.cases.map((one) => ({ ...one, name: nameOf(one.name) })) ?? []
  return { ...of, ends: new Map(ends), batch: batch === null ? null : { ...batch, cases } }
}
