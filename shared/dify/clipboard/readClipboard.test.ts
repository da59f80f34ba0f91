import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../problems'
import { longestClipboard, readClipboard } from './readClipboard'

function clip(data: unknown, version: unknown = '0.7.0'): string {
  const nodes = (Array.isArray(data) ? data : [data]).map((one: unknown, at) => ({
    id: String(at + 1),
    type: 'custom',
    position: { x: 0, y: 0 },
    data: one,
  }))
  return JSON.stringify({ kind: 'dify-workflow-clipboard', version, nodes, edges: [] })
}

const code = {
  type: 'code',
  title: 'Code 2',
  desc: null,
  variables: [{ variable: 'n', value_selector: ['17', 'n'], value_type: 'number' }, { variable: 's' }],
  code_language: 'javascript',
  code: 'function main({n, s}) { return {r: n} }',
  outputs: { r: { type: 'number', children: null } },
  selected: true,
  _connectedSourceHandleIds: ['source'],
  isInIteration: true,
  iteration_id: '5',
}

function read(text: string) {
  const found = readClipboard(text)
  if (found.kind === 'refused') throw new Error(found.problem.code)
  return found
}

describe('a clipboard of Dify', () => {
  it.each([['0.6.0'], ['0.7.0'], ['9.0.0'], [''], [1]])('of version %j becomes nodes', (version) => {
    const { nodes, others } = read(clip([code, { type: 'llm', title: 'Ask' }], version))
    expect(nodes).toEqual([
      {
        id: '1',
        node: {
          title: 'Code 2',
          desc: '',
          code_language: 'javascript',
          code: code.code,
          variables: [
            { variable: 'n', value_type: 'number', value_selector: ['17', 'n'] },
            { variable: 's', value_type: 'string', value_selector: [] },
          ],
          outputs: [{ name: 'r', spec: { type: 'number', children: null } }],
          dependencies: [],
          target: null,
          samples: { n: '0', s: '""' },
        },
        more: new Map(),
        notes: [],
      },
    ])
    expect(others).toEqual([{ kind: 'LLM', title: 'Ask' }])
  })

  it('reads a template node', () => {
    const { nodes } = read(clip({ type: 'template-transform', title: 'T', template: '{{ a }}', variables: [] }))
    expect(nodes[0]?.node).toMatchObject({ code_language: 'jinja2', code: '{{ a }}', title: 'T' })
  })

  it('tells what it had to replace', () => {
    const { nodes } = read(
      clip({
        ...code,
        code: 5,
        code_language: 'python2',
        outputs: { a: { type: 'integer' }, b: { type: 'any' }, c: 3 },
        variables: [{ variable: 'x', value_selector: 'no', value_type: 'array' }],
        error_strategy: 'explode',
        retry_config: { retry_enabled: true, max_retries: -1 },
      }),
    )
    expect(nodes[0]?.node.outputs).toEqual([
      { name: 'a', spec: { type: 'number', children: null } },
      { name: 'b', spec: { type: 'string', children: null } },
    ])
    expect(nodes[0]?.notes.map(({ field }) => field).sort()).toEqual([
      'code',
      'code_language',
      'error_strategy',
      'outputs.a.type',
      'outputs.b.type',
      'outputs.c',
      'retry_config',
      'x.value_selector',
      'x.value_type',
    ])
  })
})

describe('a clipboard that is no code node', () => {
  it.each([
    ['', 'paste-empty'],
    [' \n', 'paste-empty'],
    [' '.repeat(10) + 'x'.repeat(longestClipboard), 'paste-too-large'],
    [clip({ type: 'llm', title: 'Ask' }), 'paste-other-nodes'],
    [clip([]), 'paste-no-nodes'],
    ['{"kind":"dify-workflow-clipboard","version":"0.7.0"}', 'paste-malformed'],
    ['{"kind":"dify-workflow-clipboard","version":true,"nodes":[],"edges":[]}', 'paste-malformed'],
    [clip(code).slice(0, -9), 'paste-cut-off'],
    ['app:\n  mode: workflow\nkind: app\nversion: 0.6.0\nworkflow:\n  graph: {}\n', 'paste-app-file'],
    ['title: a\ntype: code\ncode: |\n  def main():\n      return {}\n', 'paste-node-file'],
    ['import json\n\ndef main(a):\n    return {"r": a}\n', 'paste-python'],
    ['function main({a}) {\n  return {r: a}\n}', 'paste-javascript'],
    ['{"name": "Tea", "price": 4.5}', 'paste-json'],
    ['[1, 2, 3]', 'paste-json'],
    ['Hello, how are you?', 'paste-text'],
    ['{ half of something', 'paste-text'],
  ])('%.40j is told as %s', (text, wanted) => {
    const found = readClipboard(text)
    expect(found.kind === 'refused' ? found.problem.code : found.kind).toBe(wanted)
    for (const language of ['en', 'zh-CN'] as const) {
      const told = found.kind === 'refused' ? describeProblem(found.problem, language) : null
      expect(`${told?.title} ${told?.why} ${told?.next}`).not.toMatch(/\{(?:nodes|reason|outline|megabytes)\}|null/)
    }
  })

  it('names the nodes that it holds', () => {
    const found = readClipboard(
      clip([
        { type: 'llm', title: 'Ask' },
        { type: 'http-request', title: 'HTTP Request' },
      ]),
    )
    expect(found.kind === 'refused' && found.problem.params['nodes']).toBe('Ask (LLM), HTTP Request')
  })
})
