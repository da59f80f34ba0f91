import '../run/testing/fakeBridge'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CodeNode, Variable, VariableType } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { draftFor, invalidInput, keepDraft } from '../variables/inputDrafts'
import { retypeKeeping } from '../variables/retypeInput'

const input = (variable: string, value_type: VariableType = 'string'): Variable => ({
  variable,
  value_type,
  value_selector: [],
})
const body = '    return {"result": text}\n'
let number = 0
let id = ''
const now = (): CodeNode => {
  const node = useWorkspace.getState().documents[id]?.node ?? null
  if (node === null) throw new Error('the node is not open')
  return node
}
const panel = (change: (node: CodeNode) => Partial<CodeNode>): void => useWorkspace.getState().edit(id, change(now()))
/** Types a header, and pauses. */
function typeHeader(list: string): void {
  useWorkspace.getState().edit(id, { code: `def main(${list}):\n${body}` })
  vi.advanceTimersByTime(1000)
}
const undo = (): void => useWorkspace.getState().undo(id)
const redo = (): void => useWorkspace.getState().redo(id)
function open(node: CodeNode): void {
  number += 1
  id = `aside${number}`
  openNode(id, node)
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('puts aside a value that the new type cannot take: the field is empty, and nothing stands against a run', () => {
  const template = nodeWith({
    code: `def main(arg1: str, arg2: str):\n${body}`,
    variables: [input('arg1'), input('arg2')],
    samples: { arg1: '"Hello"', arg2: '"Dify"' },
  })
  open(template)
  const shown = (name: string): string | null =>
    draftFor(
      id,
      name,
      now().variables.find(({ variable }) => variable === name)?.value_type ?? 'string',
      now().samples[name],
    )
  typeHeader('text: str, count: int')
  expect(now().variables).toEqual([input('text'), input('count', 'number')])
  expect(now().samples).toEqual({ text: '"Hello"' })
  expect(shown('count')).toBeNull()
  expect(invalidInput(id, now())).toBeNull()
  undo()
  expect(now()).toEqual(template)
  redo()
  typeHeader('text: str, number: bool')
  expect(invalidInput(id, now())).toBeNull()
  expect(now().samples).toEqual({ text: '"Hello"' })
  panel((node) => retypeKeeping(id, node, 1, 'string'))
  expect(now().samples).toEqual({ text: '"Hello"', number: '"Dify"' })
  typeHeader('text: str, number: int')
  panel((node) => ({ samples: { ...node.samples, number: '7' } }))
  typeHeader('text: str, number: str')
  expect(now().samples['number']).toBe('"7"')
})

it('leaves a text that the author has typed in its field, under the new name too', () => {
  open(
    nodeWith({
      code: `def main(text: str, count: int):\n${body}`,
      variables: [input('text'), input('count', 'number')],
      samples: { count: '5' },
    }),
  )
  keepDraft(id, 'count', { text: 'seven', type: 'number', sample: '5' })
  typeHeader('text: str, amount: dict')
  expect(draftFor(id, 'amount', 'object', now().samples['amount'])).toBe('seven')
  expect(invalidInput(id, now())?.variable).toBe('amount')
  typeHeader('text: str, words: str')
  expect(now().samples['words']).toBe('"seven"')
})
