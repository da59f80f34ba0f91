import { problem } from '.'
import { typeLabels } from '../dify/names'
import { targets } from '../dify/targets'
import type { Target } from '../dify/targets/target'
import type { OutputSpec, OutputType } from '../model/node'
import type { Problem } from '../model/problem'

/** The first Dify that has an output type, by its name; null where none has it. */
export function typeSince(type: OutputType): string | null {
  return targets.findLast(({ outputTypes }) => outputTypes.includes(type))?.name ?? null
}

/**
 * That a target lacks the type of an output or member, with the Dify that it came with. `path` is as in Dify's
 * sentences: `root.child`; `difyText` is what a run was told, null before any.
 */
export function typeProblem(target: Target, path: string, type: OutputType, difyText: string | null = null): Problem {
  const params = { path, type: typeLabels[type], target: target.name, since: typeSince(type) ?? '–' }
  return problem('type-not-there', difyText === null ? 'workspace' : 'run', { params, difyText })
}

/** An output or a member of one, by its path. */
export interface DeclaredSpec {
  readonly path: string
  readonly spec: OutputSpec
}

/** All specs under some, themselves included, each with its path. */
export function* specsUnder(specs: Iterable<readonly [string, OutputSpec]>, prefix = ''): Generator<DeclaredSpec> {
  for (const [name, spec] of specs) {
    const path = prefix === '' ? name : `${prefix}.${name}`
    yield { path, spec }
    if (spec.children !== null) yield* specsUnder(Object.entries(spec.children), path)
  }
}
