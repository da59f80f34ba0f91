import { dify0_11 } from './dify0_11'
import { dify1_16 } from './dify1_16'
import type { Target } from './target'

/** Every Dify that Nodelab knows, newest first. */
export const targets: readonly Target[] = [dify1_16, dify0_11]

/** The target of a workspace that names none: the newest. */
export const defaultTarget: Target = dify1_16

/** Finds a target by id, name or version: `dify-1.16`, `Dify 1.16`, `1.16`, `1.16.1`. Null where there is none. */
export function findTarget(name: string): Target | null {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/^dify[\s-]*/, '')
  return (
    targets.find((target) => target.id === `dify-${wanted}` || target.aliases.some((alias) => alias === wanted)) ?? null
  )
}
