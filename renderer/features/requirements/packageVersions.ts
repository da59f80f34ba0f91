import type { CommandOutput } from '../../../shared/contract'
import { call } from '../../app/client'

type Versions = CommandOutput<'packages.versions'>

/** For so long an answer of the index is taken for what it has. */
const freshMs = 5 * 60_000

const known = new Map<string, { readonly at: number; readonly answer: Promise<Versions> }>()

/** The versions of a package, asked once for a while. Rejects with a ProblemError where the index does not answer; the next call asks again. */
export function packageVersions(name: string, target: string): Promise<Versions> {
  const key = `${target} ${name}`
  const before = known.get(key)
  if (before !== undefined && Date.now() - before.at < freshMs) return before.answer
  const answer = call('packages.versions', { name, target })
  known.set(key, { at: Date.now(), answer })
  answer.catch(() => known.delete(key))
  return answer
}
