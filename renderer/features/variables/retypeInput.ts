import type { CodeNode, VariableType } from '../../../shared/model/node'
import { draftFor, keepDraft } from './inputDrafts'
import { type NodeChange, retypeVariable } from './nodeEdits'
import { draftOf, readDraft } from './sampleText'

/** Gives an input another type. What can't be a value of it stays in the field: with the old type it is one again. */
export function retypeKeeping(id: string, node: CodeNode, at: number, next: VariableType): NodeChange {
  const input = node.variables[at]
  if (input === undefined) return {}
  const { variable: name, value_type: type } = input
  const sample = node.samples[name]
  const typed = draftFor(id, name, type, sample)
  const shown = typed ?? (sample === undefined ? null : draftOf(sample, type))
  const isRead = shown === null || 'sample' in readDraft(shown, next)
  if (!isRead) keepDraft(id, name, { text: shown, type: next, sample: undefined })
  return retypeVariable(node, at, next, typed)
}
