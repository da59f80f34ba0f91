import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CodeNode } from '../../model/node'
import { defaultTarget, findTarget, targets } from '../targets'
import { exportApp } from './exportApp'

const node: CodeNode = {
  title: 'word_count',
  desc: '统计词数',
  code_language: 'python3',
  code: 'def main(text, limit, ok):\n    return {"total": 1}\n',
  variables: [
    { variable: 'text', value_type: 'string', value_selector: ['1', 'x'] },
    { variable: 'limit', value_type: 'number', value_selector: [] },
    { variable: 'ok', value_type: 'boolean', value_selector: [] },
  ],
  outputs: [{ name: 'total', spec: { type: 'number', children: null } }],
  dependencies: [],
  target: null,
  samples: { text: '"short"', limit: '5.10', ok: 'true' },
}

interface App {
  version: unknown
  workflow: {
    graph: {
      nodes: { id: unknown; data: { type: string; [key: string]: unknown } }[]
      edges: { source: unknown; sourceHandle: string; target: unknown; id: string }[]
    }
  }
}

function app(given: Partial<CodeNode> = {}, target = defaultTarget): App {
  return parse(exportApp({ ...node, ...given }, { target, now: 1_750_000_000_001 }), { version: '1.1' }) as App
}

describe('an exported app', () => {
  it('is start, the node and end, with ids as texts and the inputs mapped', () => {
    const { version, workflow } = app()
    const { nodes, edges } = workflow.graph
    expect(version).toBe('0.7.0')
    expect(nodes.map(({ id, data }) => [id, data.type])).toEqual([
      ['1750000000001', 'start'],
      ['1750000000002', 'code'],
      ['1750000000003', 'end'],
    ])
    expect(edges.map(({ source, target, id }) => [source, target, id])).toEqual([
      ['1750000000001', '1750000000002', '1750000000001-source-1750000000002-target'],
      ['1750000000002', '1750000000003', '1750000000002-source-1750000000003-target'],
    ])
    expect(nodes[0]?.data['variables']).toEqual([
      {
        label: 'text',
        variable: 'text',
        type: 'text-input',
        required: true,
        options: [],
        max_length: 256,
        default: 'short',
      },
      { label: 'limit', variable: 'limit', type: 'number', required: true, options: [], default: 5.1 },
      { label: 'ok', variable: 'ok', type: 'checkbox', required: false, options: [], default: true },
    ])
    expect(nodes[1]?.data).toMatchObject({
      code: node.code,
      variables: [{ value_selector: ['1750000000001', 'text'] }, { variable: 'limit' }, { variable: 'ok' }],
    })
    expect(nodes[2]?.data['outputs']).toEqual([
      { variable: 'total', value_selector: ['1750000000002', 'total'], value_type: 'number' },
    ])
  })

  it.each(targets)('has the version of $name, which so asks no question, and start variables that it has', (target) => {
    const { version, workflow } = app({}, target)
    expect(version).toBe(target.dslVersion)
    const variables = workflow.graph.nodes[0]?.data['variables'] as { type: string }[]
    for (const { type } of variables) expect(target.startTypes).toContain(type)
  })

  it('reads as JSON what no start variable holds', () => {
    const { nodes, edges } = app(
      {
        variables: [
          { variable: 'text', value_type: 'string', value_selector: [] },
          { variable: 'stop', value_type: 'array[string]', value_selector: [] },
          { variable: 'facts', value_type: 'object', value_selector: [] },
        ],
        samples: { text: '"a\\nb"', stop: '["a", "b"]' },
      },
      findTarget('1.13') ?? defaultTarget,
    ).workflow.graph
    expect(nodes.map(({ data }) => data['title'])).toEqual(['User Input', 'Read JSON', 'word_count', 'Output'])
    expect(edges).toHaveLength(3)
    expect(nodes[0]?.data['variables']).toMatchObject([
      { type: 'paragraph', default: 'a\nb' },
      { type: 'paragraph', default: '["a", "b"]', required: true },
      { type: 'paragraph', required: false },
    ])
    expect(nodes[2]?.data['variables']).toMatchObject([
      { value_selector: ['1750000000001', 'text'] },
      { value_selector: ['1750000000002', 'stop'] },
      { value_selector: ['1750000000002', 'facts'] },
    ])
  })

  it('never has the value of a secret, and leads both ways of a failure to the end', () => {
    const text = exportApp(
      {
        ...node,
        variables: [{ variable: 'key', value_type: 'secret', value_selector: [] }],
        samples: { key: '"sk-very-private"' },
        error_strategy: 'fail-branch',
      },
      { target: defaultTarget, now: 1 },
    )
    expect(text).not.toContain('sk-very-private')
    expect(text).toContain('sourceHandle: fail-branch')
    expect(text).toContain('error_message')
  })
})
