import { typeLabels } from '../../shared/dify/names'
import type { OutputType, VariableType } from '../../shared/model/node'

/** An array wears its element's hue; a secret is text. */
function hueOf(type: OutputType | VariableType): string {
  const element = /^array\[(\w+)\]$/.exec(type)?.[1] ?? type
  return element === 'secret' ? 'string' : element
}

/** A type in Dify's own word, never translated or cut. */
export function TypeChip({ type }: { readonly type: OutputType | VariableType }) {
  return <span className={`chip ${hueOf(type)}`}>{typeLabels[type]}</span>
}
