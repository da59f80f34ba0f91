import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFields } from './nodeFields'
import { currentFormat } from './nodeFormat'
import { editedNodeText, newNodeText } from './nodeText'
import { anyNode } from './testing/anyNode'

const old = '# by hand\ntitle: a # mine\ntype: code\ncode_language: python3\ncode: |\n  x\nmine: {kept: 1}\n'

function nodeOf(text: string) {
  const { node, problems } = readFields(text)
  if (node === null) throw new Error(JSON.stringify(problems))
  return node
}

describe('the format of a node file', () => {
  it('is in every new file', () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        expect(newNodeText(node)).toMatch(new RegExp(`^format: ${currentFormat}$`, 'm'))
      }),
    )
  })

  it('is added to a file without one by the first save that changes it, which leaves all else', () => {
    const node = nodeOf(old)
    expect(editedNodeText(old, node)).toBe(old)
    const edited = editedNodeText(old, { ...node, code: 'y\n' })
    expect(edited).toBe(old.replace('type: code\n', 'type: code\nformat: 1\n').replace('  x\n', '  y\n'))
    expect(editedNodeText(edited, { ...node, code: 'x\n' })).toBe(
      old.replace('type: code\n', 'type: code\nformat: 1\n'),
    )
    const braces = '{title: a, type: code, code_language: python3, code: "x", mine: 1}\n'
    expect(editedNodeText(braces, { ...nodeOf(braces), code: 'y' })).toMatch(/^format: 1$/m)
  })

  it('that is newer is said, kept with all that is not known, and the node still works', () => {
    const newer = old.replace('type: code\n', 'type: code\nformat: 7 # theirs\n')
    const { node, problems } = readFields(newer)
    expect(problems).toMatchObject([{ code: 'file-newer', severity: 'warning', line: 4, params: { format: 7 } }])
    if (node === null) throw new Error('no node')
    expect(editedNodeText(newer, { ...node, title: 'b' })).toBe(newer.replace('title: a', 'title: b'))
    const unread = readFields(newer.replace('python3', 'rust')).problems
    expect(unread.map(({ code }) => code)).toEqual(['field-wrong', 'file-newer'])
  })

  it.each(['one', '1.5', '-1', '[1]'])('%s is none', (format) => {
    const { node, problems } = readFields(old.replace('type: code\n', `type: code\nformat: ${format}\n`))
    expect(node).toBe(null)
    expect(problems).toMatchObject([{ code: 'field-wrong', params: { field: 'format', line: 4 } }])
  })
})
