import { describe, expect, it } from 'vitest'
import { problem } from '../../shared/problems'
import { readFields } from '../workspace/nodeFields'
import { editedNodeText } from '../workspace/nodeText'
import { editedItem, readAppNode } from './appEdit'
import { readApp } from './appRead'
import { itemAt } from './appText'
import { styleOf } from './fileStyle'

const long = 100_000
/** Far more than reading takes, far less than a reader that begins anew at each character. */
const patience = 20_000

const app = (field: string): string => `kind: app
version: 0.6.0
workflow:
  graph:
    nodes:
    - data:
        ${field}
        code_language: python3
        outputs: {}
        title: C
        type: code
        variables: []
      id: '9'
`

/** Reads a node's code and writes it with a line more; the milliseconds that it took. */
function edited(text: string): number {
  const began = performance.now()
  const { app: read } = readApp({ text, revision: '', problem: null }, 'app.yml')
  const item = read === null ? null : itemAt(read, 0)
  const node = item === null ? null : readAppNode(item).node
  if (read === null || item === null || node === null) throw new Error(problem('edit-refused', 'workspace').code)
  expect(editedItem(item, { ...node, code: `${node.code}z\n` }, styleOf(read))).toContain('z')
  return performance.now() - began
}

describe('a run of one character', () => {
  it.each([
    ['empty lines in a block', `code: |\n          a\n${'\n'.repeat(long)}          b`],
    ['empty lines in a folded block', `code: >\n          a\n${'\n'.repeat(long)}          b`],
    ['spaces in a text of several lines', `code: "a${' '.repeat(long)}b\n          c\n\n          d"`],
    ['spaces between single quotes', `code: 'a${' '.repeat(long)}b\n          c'`],
  ])('costs no more than others: %s', (_, field) => {
    expect(edited(app(field))).toBeLessThan(patience)
  })

  it('makes no key, and is told where it stands', () => {
    for (const key of [`k${' '.repeat(long)}y`, `"${'k'.repeat(long)}"`]) {
      const began = performance.now()
      const { problems } = readApp({ text: app(`code: x\n        ${key}: 1`), revision: '', problem: null }, 'app.yml')
      expect(problems).toMatchObject([{ line: 8 }])
      expect(performance.now() - began).toBeLessThan(patience)
    }
  })

  it('costs no more in a node file', () => {
    const text = `title: a\ntype: code\nformat: 1\ncode_language: python3\nvariables: []\noutputs: {}\ncode: |\n  a\n${'\n'.repeat(long)}  b\n`
    const began = performance.now()
    const { node } = readFields(text)
    if (node === null) throw new Error('no node')
    editedNodeText(text, { ...node, code: `${node.code}z\n` })
    expect(performance.now() - began).toBeLessThan(patience)
  })
})
