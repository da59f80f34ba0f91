import type { CodeNode, VariableType } from '../../../shared/model/node'
import { asideFor, draftFor, keepDraft } from './inputDrafts'
import { type NodeChange, retypeVariable } from './nodeEdits'
import { draftOf, readDraft } from './sampleText'

/**
 * Gives an input another type. What can't be a value of it is kept until a type takes it: a text that the author typed stays in the field, and
 * so does the value where the author chose the type in the panel; where the header told it, the value is put aside and the field is empty.
 */
export function retypeKeeping(
  id: string,
  node: CodeNode,
  at: number,
  next: VariableType,
  by: 'panel' | 'header' = 'panel',
): NodeChange {
  const input = node.variables[at]
  if (input === undefined) return {}
  const { variable: name, value_type: type } = input
  const sample = node.samples[name]
  const typed = draftFor(id, name, type, sample)
  const waiting = asideFor(id, name, type, sample)
  const text = typed ?? waiting
  const shown = text ?? (sample === undefined ? null : draftOf(sample, type))
  const isRead = shown === null || 'sample' in readDraft(shown, next)
  const isAside = typed === null && (waiting !== null || by === 'header')
  if (!isRead) keepDraft(id, name, { text: shown, type: next, sample: undefined, isAside })
  return retypeVariable(node, at, next, text)
}
