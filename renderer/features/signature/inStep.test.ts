import '../run/testing/fakeBridge'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CodeNode, Variable, VariableType } from '../../../shared/model/node'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { addVariable, moveVariable, removeVariable, renameVariable, retypeVariable } from '../variables/nodeEdits'

const input = (variable: string, value_type: VariableType = 'string', value_selector: string[] = []): Variable => ({
  variable,
  value_type,
  value_selector,
})
const body = '    return {"result": text}\n'
const start = nodeWith({
  code: `def main(text: str, count: int = 2):\n${body}`,
  variables: [input('text', 'string', ['start', 'query']), input('count', 'number')],
  samples: { text: '"hello"', count: '5' },
})

let number = 0
let id = ''
const now = (): CodeNode => {
  const node = useWorkspace.getState().documents[id]?.node ?? null
  if (node === null) throw new Error('the node is not open')
  return node
}
const header = (): string => now().code.split('\n')[0] ?? ''
const names = (): string[] => now().variables.map(({ variable }) => variable)
const panel = (change: (node: CodeNode) => Partial<CodeNode>): void => useWorkspace.getState().edit(id, change(now()))
/** Types a code, and pauses. */
const type = (code: string): void => {
  useWorkspace.getState().edit(id, { code })
  vi.advanceTimersByTime(250)
}
const typeHeader = (list: string): void => type(`def main(${list}):\n${body}`)
const undo = (): void => useWorkspace.getState().undo(id)
const redo = (): void => useWorkspace.getState().redo(id)
function open(node: CodeNode): void {
  number += 1
  id = `step${number}`
  openNode(id, node)
}

beforeEach(() => {
  vi.useFakeTimers()
  open(start)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the header follows the inputs', () => {
  it('when one is added, and both go back and forth in one step', () => {
    panel((node) => addVariable(node, 'lang', 'boolean'))
    expect(header()).toBe('def main(text: str, lang: bool, count: int = 2):')
    undo()
    expect(now()).toEqual(start)
    redo()
    expect(header()).toBe('def main(text: str, lang: bool, count: int = 2):')
    expect(names()).toEqual(['text', 'count', 'lang'])
  })

  it('when one is renamed, in the body too', () => {
    panel((node) => renameVariable(node, 0, 'words'))
    expect(now().code).toBe('def main(words: str, count: int = 2):\n    return {"result": words}\n')
    expect(now().samples).toEqual({ words: '"hello"', count: '5' })
    undo()
    expect(now()).toEqual(start)
  })

  it('when one is removed, retyped or moved', () => {
    panel((node) => retypeVariable(node, 0, 'object'))
    expect(header()).toBe('def main(text: dict, count: int = 2):')
    panel((node) => removeVariable(node, 1))
    expect(header()).toBe('def main(text: dict):')
    panel((node) => addVariable(node, 'a', 'string'))
    panel((node) => moveVariable(node, 1, 0))
    expect(header()).toBe('def main(a: str, text: dict):')
  })

  it('not where it is half typed, nor for a name with another use, nor where nothing is asked', () => {
    type('def main(text:\n    return {"result": text}\n')
    panel((node) => addVariable(node, 'lang', 'string'))
    expect(header()).toBe('def main(text:')
    open({ ...start, code: 'def main(text, count):\n    json = 1\n' })
    panel((node) => renameVariable(node, 0, 'json'))
    expect(header()).toBe('def main(text, count):')
    expect(names()).toEqual(['json', 'count'])
  })

  it('not where a half-typed body may hide a use: nothing of the code changes', () => {
    const code = 'def main(text, count):\n    x = [text for\n    return {"r": text}\n'
    open({ ...start, code })
    panel((node) => renameVariable(node, 0, 'words'))
    expect(now().code).toBe(code)
    expect(names()).toEqual(['words', 'count'])
  })

  it('and what stood out of step before stays so', () => {
    open({ ...start, variables: [input('stray')] })
    panel((node) => addVariable(node, 'lang', 'string'))
    expect(header()).toBe('def main(text: str, lang: str, count: int = 2):')
    expect(names()).toEqual(['stray', 'lang'])
  })

  it('but takes back only itself where the body was typed in since', () => {
    panel((node) => removeVariable(node, 1))
    type(now().code.replace('text}', 'text.upper()}'))
    undo()
    expect(now().code).toBe('def main(text: str, count: int = 2):\n    return {"result": text.upper()}\n')
    expect(now().variables).toEqual(start.variables)
    expect(now().samples).toEqual(start.samples)
  })
})

describe('the inputs follow the header', () => {
  it('with an array for a plain list, which leaves one of another element as it is', () => {
    typeHeader('text: str, count: int = 2, items: list = [1, 2], rest: list')
    expect(now().variables.slice(2)).toEqual([input('items', 'array[number]'), input('rest', 'array[string]')])
    expect(now().samples['items']).toBe('[1, 2]')
    panel((node) => retypeVariable(node, 3, 'array[object]'))
    expect(header()).toBe('def main(text: str, count: int = 2, items: list = [1, 2], rest: list):')
    typeHeader('text: str, count: int = 2, items: list = [1, 2]')
    typeHeader('text: str, count: int = 2, items: list = [1, 2], rest: list')
    expect(now().variables[3]).toEqual(input('rest', 'array[object]'))
    typeHeader('text: str, count: int = 2, items: list = [1, 2], rest: list[dict]')
    typeHeader('text: str, count: int = 2, items: list = [1, 2], rest: list')
    expect(now().variables[3]).toEqual(input('rest', 'array[object]'))
  })

  it('when a parameter is renamed: source, value, type and place stay', () => {
    typeHeader('words: str, count: int = 2')
    expect(now().variables).toEqual([input('words', 'string', ['start', 'query']), input('count', 'number')])
    expect(now().samples).toEqual({ words: '"hello"', count: '5' })
  })

  it('when one comes, with the type and the value that the header tells', () => {
    typeHeader('text: str, rows: list[dict], on=True, name="x", count: int = 2, more: dict = {"a": 1}')
    expect(now().variables.map(({ variable, value_type }) => `${variable} ${value_type}`)).toEqual([
      'text string',
      'rows array[object]',
      'on boolean',
      'name string',
      'count number',
      'more object',
    ])
    expect(now().samples).toEqual({ text: '"hello"', count: '5', on: 'true', name: '"x"', more: '{"a": 1}' })
  })

  it('when a default is typed behind it, unless the value is the author’s own', () => {
    typeHeader('text: str, count: int = 7')
    expect(now().samples['count']).toBe('5')
    typeHeader('text: str, count: int = 7, limit: int')
    typeHeader('text: str, count: int = 7, limit: int = 3')
    expect(now().samples['limit']).toBe('3')
    typeHeader('text: str, count: int = 7, limit: int = 30')
    expect(now().samples['limit']).toBe('30')
  })

  it('when one goes, and brings all of it back with it', () => {
    typeHeader('count: int = 2')
    expect(names()).toEqual(['count'])
    typeHeader('count: int = 2, text: str')
    expect(now().variables).toEqual([input('count', 'number'), input('text', 'string', ['start', 'query'])])
    expect(now().samples).toEqual({ text: '"hello"', count: '5' })
  })

  it('when they change places, or get another type', () => {
    typeHeader('count: int, text: str')
    expect(names()).toEqual(['count', 'text'])
    typeHeader('count: int, text: list[str]')
    expect(now().variables[1]?.value_type).toBe('array[string]')
    expect(now().samples['text']).toBeUndefined()
    // The text was put aside, and is a value again with the old type.
    typeHeader('count: int, text: str')
    expect(now().samples['text']).toBe('"hello"')
  })

  it('never while it is half typed, whatever comes between', () => {
    for (const list of [': str, count: int = 2', 'w: , count: int = 2', 'words: str, count: int = 2, count']) {
      typeHeader(list)
      expect(now().variables).toEqual(start.variables)
    }
    type('')
    expect(now().variables).toEqual(start.variables)
    typeHeader('words: str, count: int = 2')
    expect(names()).toEqual(['words', 'count'])
    expect(now().samples['words']).toBe('"hello"')
  })

  it('but keeps what **kwargs takes, and what has no parameter', () => {
    open({ ...start, variables: [...start.variables, input('stray')] })
    typeHeader('count: int = 2, **kwargs')
    expect(names()).toEqual(['text', 'count', 'stray'])
  })

  it('a Secret stays one where its parameter is called a text', () => {
    open({ ...start, code: 'def main(key):\n    pass\n', variables: [input('key', 'secret')] })
    type('def main(key: str):\n    pass\n')
    expect(now().variables[0]?.value_type).toBe('secret')
  })

  it('in JavaScript too', () => {
    open({ ...start, code_language: 'javascript', code: 'function main({text, count = 2}) {\n  return {}\n}\n' })
    type('function main({words, count = 2, flag = true}) {\n  return {}\n}\n')
    expect(now().variables.map(({ variable, value_type }) => [variable, value_type])).toEqual([
      ['words', 'string'],
      ['count', 'number'],
      ['flag', 'boolean'],
    ])
    panel((node) => removeVariable(node, 1))
    expect(header()).toBe('function main({words, flag = true}) {')
  })

  it('in one step with it: undone in the editor, the inputs go back; undone in the panel, the header does', () => {
    const before = now().code
    typeHeader('count: int = 2')
    useWorkspace.getState().edit(id, { samples: { count: '6' } })
    undo()
    type(before)
    expect(now()).toEqual(start)
    typeHeader('words: str, count: int = 2')
    undo()
    expect(now()).toEqual(start)
    redo()
    expect(names()).toEqual(['words', 'count'])
    expect(header()).toBe('def main(words: str, count: int = 2):')
  })

  it('over as many steps as the editor goes back at once', () => {
    const before = now().code
    typeHeader('a: str, count: int = 2')
    vi.advanceTimersByTime(1000)
    typeHeader('a: str, b: str, count: int = 2')
    type(before)
    expect(now()).toEqual(start)
    redo()
    expect(names()).toEqual(['a', 'count'])
    redo()
    expect(names()).toEqual(['a', 'b', 'count'])
    expect(header()).toBe('def main(a: str, b: str, count: int = 2):')
  })

  it('at once where the node is run', () => {
    useWorkspace.getState().edit(id, { code: `def main(words):\n${body}` })
    useWorkspace.getState().settle(id)
    expect(names()).toEqual(['words'])
  })

  it('not where the author has turned it off', () => {
    const { settings } = useApp.getState()
    useApp.setState({ settings: { ...settings, keepInStep: false } })
    typeHeader('other')
    panel((node) => addVariable(node, 'lang', 'string'))
    expect(names()).toEqual(['text', 'count', 'lang'])
    expect(header()).toBe('def main(other):')
    useApp.setState({ settings })
  })
})

it('whatever is done in the panel and undone leaves the node as it was', () => {
  const act = fc.constantFrom('add', 'rename', 'remove', 'retype', 'move')
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.nat(4), fc.nat(4)), { maxLength: 8 }), (acts) => {
      open(start)
      let steps = 0
      for (const [kind, at, to] of acts) {
        const before = now()
        vi.advanceTimersByTime(1000)
        if (kind === 'add') panel((node) => addVariable(node, `n${steps}`, 'number'))
        if (kind === 'rename') panel((node) => renameVariable(node, at, `r${steps}`))
        if (kind === 'remove' && at < before.variables.length) panel((node) => removeVariable(node, at))
        if (kind === 'retype') panel((node) => retypeVariable(node, at, 'object'))
        if (kind === 'move') panel((node) => moveVariable(node, at, to))
        if (now() !== before) steps += 1
      }
      const parameters =
        /\((.*)\)/
          .exec(header())?.[1]
          ?.split(', ')
          .map((part) => part.split(':')[0]) ?? []
      expect(new Set(parameters.filter((name) => name !== ''))).toEqual(new Set(names()))
      for (let step = 0; step < steps; step += 1) undo()
      expect(now()).toEqual(start)
    }),
  )
})
