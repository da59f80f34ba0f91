import { problem } from '.'
import { defaultTarget, nearestTarget } from '../dify/targets'
import type { Problem } from '../model/problem'

/** That there is no target of a name, with the nearest that there is: by its version, else the newest. */
export function unknownTarget(name: string): Problem {
  const { id, name: nearest } = nearestTarget(name) ?? defaultTarget
  if (name.trim() === '') return problem('target-empty', 'workspace', { params: { nearest, id } })
  return problem('target-unknown', 'workspace', { params: { target: name, nearest, id } })
}
