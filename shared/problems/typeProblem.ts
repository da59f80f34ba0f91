import { problem } from '.'
import { typeLabels } from '../dify/names'
import { targets } from '../dify/targets'
import type { Target } from '../dify/targets/target'
import type { CodeNode, Output, OutputSpec, OutputType } from '../model/node'
import type { Problem } from '../model/problem'

/** The first Dify that has an output type, by its name; null where none has it. */
export function typeSince(type: OutputType): string | null {
  return targets.findLast(({ outputTypes }) => outputTypes.includes(type))?.name ?? null
}

/** An output or a member of one, by its path. */
export interface DeclaredSpec {
  readonly path: string
  readonly spec: OutputSpec
}

/** All specs under some, themselves included, each with its path. */
export function* specsUnder(outputs: readonly Output[], prefix = ''): Generator<DeclaredSpec> {
  for (const { name, spec } of outputs) {
    const path = prefix === '' ? name : `${prefix}.${name}`
    yield { path, spec }
    if (spec.children !== null) yield* specsUnder(spec.children, path)
  }
}

/**
 * The outputs and members whose types a target lacks, each with the Dify that its type came with; a path is as in Dify's sentences:
 * `root.child`. `source` tells where it is seen: in the node as it is declared, or by a run that was to begin.
 */
export function typesNotThere(target: Target, { outputs }: CodeNode, source: 'workspace' | 'run'): Problem[] {
  return [...specsUnder(outputs)]
    .filter(({ spec }) => !target.outputTypes.includes(spec.type))
    .map(({ path, spec: { type } }) => {
      const params = { path, type: typeLabels[type], target: target.name, since: typeSince(type) ?? '–' }
      return problem('type-not-there', source, { params })
    })
}
