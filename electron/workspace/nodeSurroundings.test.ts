import { describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import { readFields } from './nodeFields'
import { editedNodeText, newNodeText } from './nodeText'

const head = 'type: code\nformat: 1\ncode_language: python3\ncode: x\n'
const template = 'type: template-transform\nformat: 1\ntemplate: "{{ a }}"\n'

function read(text: string): CodeNode {
  const { node, problems } = readFields(text)
  if (node === null) throw new Error(JSON.stringify(problems))
  return node
}

function edited(text: string, change: Partial<CodeNode>): string {
  return editedNodeText(text, { ...read(text), ...change })
}

describe('error handling and retry in a node file', () => {
  const byHand = `${head}# on failure
error_strategy: default-value   # goes on
default_value:
  - key: result   # the only one
    type: number
    value: "5"
    note: mine
retry_config: {retry_enabled: True, max_retries: 3, retry_interval: 1000, extra: 1} # as in Dify
`

  it('are read with Dify’s own names, digits kept', () => {
    expect(read(byHand)).toMatchObject({
      error_strategy: 'default-value',
      default_value: [{ key: 'result', type: 'number', value: '"5"' }],
      retry_config: { retry_enabled: true, max_retries: 3, retry_interval: 1000 },
    })
    expect(read(`${head}default_value: [{key: a, type: number, value: 1.50}]\n`).default_value?.[0]?.value).toBe('1.50')
  })

  it('change in the lines of what changed alone', () => {
    const value = { key: 'result', type: 'number', value: '7.0' }
    expect(edited(byHand, { default_value: [value] })).toBe(byHand.replace('"5"', '7.0'))
    expect(edited(byHand, { error_strategy: 'fail-branch' })).toBe(byHand.replace('default-value ', 'fail-branch '))
  })

  it('go where the author takes them out, and come where there were none', () => {
    const { error_strategy: _, default_value: __, retry_config: ___, ...plain } = read(byHand)
    expect(editedNodeText(byHand, plain)).toBe(head)
    const text = edited(head, { retry_config: { retry_enabled: true, max_retries: 2, retry_interval: 100 } })
    expect(text).toContain('retry_config:\n  retry_enabled: true\n  max_retries: 2\n  retry_interval: 100\n')
    expect(read(text).retry_config).toEqual({ retry_enabled: true, max_retries: 2, retry_interval: 100 })
  })

  it('that say none in other words stay as they are', () => {
    const none = `${head}error_strategy: none\ndefault_value: []\nretry_config:\n`
    expect(read(none)).not.toHaveProperty('error_strategy')
    expect(edited(none, { title: 'b' })).toBe(`${none}title: b\n`.replace(/^([^]*)title: b\n$/, 'title: b\n$1'))
    expect(edited(none, { error_strategy: 'fail-branch' })).toBe(
      none.replace('strategy: none', 'strategy: fail-branch'),
    )
  })

  it('that say no more than Dify’s defaults stay as they are too', () => {
    const off = `title: a\n${head}retry_config: {retry_enabled: no, max_retries: 0}\n`
    expect(edited(off, { title: 'b' })).toBe(off.replace('title: a', 'title: b'))
  })

  it('an empty list of default values is none', () => {
    expect(newNodeText({ ...read(head), default_value: [] })).toBe(newNodeText(read(head)))
  })

  it.each<[string, number, number]>([
    ['error_strategy: continue', 5, 17],
    ['default_value: {result: 1}', 5, 16],
    ['default_value: [{type: string, value: a}]', 5, 17],
    ['default_value: [{key: a, type: object, value: !text "{"}]', 5, 53],
    ['retry_config: 3', 5, 15],
    ['retry_config: {retry_enabled: perhaps}', 5, 31],
    ['retry_config: {max_retries: -1}', 5, 29],
    ['retry_config: {retry_interval: 1.5}', 5, 32],
  ])('%s is told in line %i, column %i', (line, at, column) => {
    const { node, problems } = readFields(`${head}${line}\n`)
    expect(node).toBeNull()
    expect(problems).toMatchObject([{ code: 'field-wrong', line: at, column }])
  })
})

describe('a template node’s file', () => {
  it('has Dify’s own type and field, and its one output', () => {
    expect(read(template)).toMatchObject({
      code_language: 'jinja2',
      code: '{{ a }}',
      outputs: [{ name: 'output', spec: { type: 'string', children: null } }],
    })
    const text = newNodeText({ ...read(template), title: 'letter', code: 'Dear {{ name }},\n\nhello\n' })
    expect(text).toBe(
      'title: letter\ndesc: ""\ntype: template-transform\nformat: 1\nvariables: []\ntemplate: |\n  Dear {{ name }},\n\n  hello\n',
    )
  })

  it('keeps fields that belong to a code node alone', () => {
    const strange = `${template}code: mine\nretry_config: {a: 1}\n`
    expect(edited(strange, { code: 'b' })).toBe(strange.replace('"{{ a }}"', '|-\n  b'))
  })

  it('leaves nothing of a code node behind where it takes its place', () => {
    const code = `${head}outputs: {}\nmine: 1\n`
    const text = editedNodeText(code, { ...read(template), title: '' })
    expect(read(text)).toEqual(read(template))
    expect(text).toContain('mine: 1')
    expect(text).not.toContain('code_language')
  })

  it.each<[string, number, number]>([
    ['type: template-transform\n', 1, 1],
    ['type: template-transform\ntemplate: 5\n', 2, 11],
  ])('%j lacks its template', (text, line, column) => {
    expect(readFields(text).problems).toMatchObject([
      { code: 'field-wrong', line, column, params: { field: 'template' } },
    ])
  })
})
