import type { VariableType } from '../../../model/node'
import type { InputsChange } from '../writeHeader'

/** A change of inputs with what a test says of it. */
export function changeOf(ask: {
  readonly renamed?: Readonly<Record<string, string>>
  readonly removed?: readonly string[]
  readonly added?: InputsChange['added']
  readonly retyped?: readonly string[]
  readonly order?: readonly string[]
  readonly isMoved?: boolean
  readonly types?: Readonly<Record<string, VariableType>>
}): InputsChange {
  return {
    renamed: new Map(Object.entries(ask.renamed ?? {})),
    removed: new Set(ask.removed),
    added: ask.added ?? [],
    retyped: new Set(ask.retyped),
    order: ask.order ?? [],
    isMoved: ask.isMoved ?? false,
    types: new Map(Object.entries(ask.types ?? {})),
  }
}
