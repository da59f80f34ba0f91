import type { CodeNode, Variable, VariableType } from '../../../shared/model/node'
import { revealRow } from './revealRow'
import { faultOf, readDraft, type SampleFault } from './sampleText'

/** A text in a value's field that can't be read as its type, and what it was typed over. */
interface InputDraft {
  readonly text: string
  readonly type: VariableType
  /** The last good value, which the text stands before; undefined for none. */
  readonly sample: string | undefined
  /** Whether it is no text of the author's but a value that the input's new type cannot take: no field shows it. */
  readonly isAside?: boolean
}

/** By the node's id, then by the input's name. A text outlives its field, which is only there while its tab is in front. */
const drafts = new Map<string, Map<string, InputDraft>>()

/** Keeps the text of a field that can't be read yet; null where the field holds a value again. */
export function keepDraft(id: string, name: string, draft: InputDraft | null): void {
  const ofNode = drafts.get(id) ?? new Map<string, InputDraft>()
  if (draft === null) ofNode.delete(name)
  else ofNode.set(name, draft)
  drafts.set(id, ofNode)
}

/** The text that an input's field holds in place of its value; null where it shows its value, or another hand changed that since. */
export function draftFor(id: string, name: string, type: VariableType, sample: string | undefined): string | null {
  const draft = standing(id, name, type, sample)
  return draft === null || draft.isAside === true ? null : draft.text
}

/** The text that waits behind an input's empty field until the input has a type that takes it; null for none. */
export function asideFor(id: string, name: string, type: VariableType, sample: string | undefined): string | null {
  const draft = standing(id, name, type, sample)
  return draft?.isAside === true ? draft.text : null
}

function standing(id: string, name: string, type: VariableType, sample: string | undefined): InputDraft | null {
  const draft = drafts.get(id)?.get(name)
  return draft !== undefined && draft.type === type && draft.sample === sample ? draft : null
}

/** An input has another name now. */
export function renameDraft(id: string, from: string, to: string): void {
  const draft = drafts.get(id)?.get(from)
  if (draft === undefined) return
  keepDraft(id, from, null)
  keepDraft(id, to, draft)
}

/** A node has another id now. */
export function moveDrafts(from: string, to: string): void {
  const ofNode = drafts.get(from)
  drafts.delete(from)
  if (ofNode !== undefined) drafts.set(to, ofNode)
}

/** Another workspace is shown: its nodes may have the same ids. */
export function forgetDrafts(): void {
  drafts.clear()
}

/** What is wrong with what an input's field shows; null where it is a value, or none. */
function faultOfInput(id: string, { variable, value_type }: Variable, sample: string | undefined): SampleFault | null {
  const text = draftFor(id, variable, value_type, sample)
  if (text === null) return faultOf(sample, value_type)
  const reading = readDraft(text, value_type)
  return 'fault' in reading ? reading.fault : null
}

/** The first input of a node whose field holds no value of its type; null where all are right. */
export function invalidInput(id: string, node: CodeNode): Variable | null {
  return node.variables.find((variable) => faultOfInput(id, variable, node.samples[variable.variable]) !== null) ?? null
}

/** How `focusInput` finds the field of an output's default value: no input has such a name. */
export function defaultField(output: string): string {
  return `default of ${output}`
}

/** Puts the focus into the field of an input's value, and brings it into sight. */
export function focusInput(name: string): void {
  revealRow(name)
  const fields = [...document.querySelectorAll<HTMLElement>('.vars [data-input]')]
  const field = fields.find(({ dataset }) => dataset['input'] === name)
  field?.scrollIntoView({ block: 'nearest' })
  field?.focus()
}
