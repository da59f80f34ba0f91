import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeNode, Output, OutputSpec } from '../../model/node'
import { errorStrategies, outputTypes, variableTypes } from '../../model/variableTypes'
import { defaultTarget, findTarget, targets } from '../targets'
import type { Target } from '../targets/target'
import { templateOutputs } from '../templateOutput'
import type { PlacedNode } from './canvas'
import { readClipboard } from './readClipboard'
import { emptySamples } from './readNode'
import { clipboardText, placedNodes } from './writeClipboard'

const node: CodeNode = {
  title: 'word_count',
  desc: '',
  code_language: 'python3',
  code: 'def main(text: str):\n    return {"total": len(text)}\n',
  variables: [{ variable: 'text', value_type: 'string', value_selector: ['1750000000001', 'text'] }],
  outputs: [{ name: 'total', spec: { type: 'number', children: null } }],
  dependencies: [],
  target: 'dify-1.16',
  samples: { text: '"a private text"' },
}

function copied(nodes: readonly PlacedNode[], target: Target = defaultTarget): string {
  const text = clipboardText(nodes, target)
  if (text === null) throw new Error(`${target.name} reads no clipboard`)
  return text
}

describe('what Dify pastes', () => {
  it("is Dify's own text, to the letter: its keys in their order, types exact, nothing of Nodelab's own", () => {
    expect(copied([{ id: '1750000000002', node }])).toBe(
      '{"kind":"dify-workflow-clipboard","version":"0.7.0","nodes":[{"id":"1750000000002","type":"custom","data":' +
        '{"type":"code","title":"word_count","desc":"","variables":[{"variable":"text","value_selector":' +
        '["1750000000001","text"],"value_type":"string"}],"code_language":"python3",' +
        '"code":"def main(text: str):\\n    return {\\"total\\": len(text)}\\n",' +
        '"outputs":{"total":{"type":"number","children":null}},"selected":false},"position":{"x":80,"y":282},' +
        '"targetPosition":"left","sourcePosition":"right","positionAbsolute":{"x":80,"y":282},"width":242,"height":52,' +
        '"selected":false}],"edges":[]}',
    )
  })

  it('has edges between nodes that read each other, readers to the right', () => {
    const second: CodeNode = {
      ...node,
      title: 'second',
      variables: [{ variable: 'n', value_type: 'number', value_selector: ['7', 'total'] }],
    }
    // The reader first: places follow the reading, not the order.
    const { nodes, edges } = JSON.parse(
      copied([
        { id: '8', node: second },
        { id: '7', node },
      ]),
    ) as { nodes: { id: string; position: { x: number } }[]; edges: unknown[] }
    expect(nodes.map(({ id, position }) => [id, position.x])).toEqual([
      ['8', 380],
      ['7', 80],
    ])
    expect(edges).toEqual([
      {
        id: '7-source-8-target',
        type: 'custom',
        source: '7',
        sourceHandle: 'source',
        target: '8',
        targetHandle: 'target',
        data: { sourceType: 'code', targetType: 'code', isInIteration: false, isInLoop: false },
        zIndex: 0,
      },
    ])
  })

  it('leads a reader of a failure by the branch of the failure', () => {
    const reads = (name: string): CodeNode => ({
      ...node,
      variables: [{ variable: 'a', value_type: 'string', value_selector: ['7', name] }],
    })
    const handles = (from: CodeNode): unknown[] => {
      const placed = [from, reads('error_message'), reads('total')].map((one, at) => ({
        id: String(7 + at),
        node: one,
      }))
      return (JSON.parse(copied(placed)) as { edges: { sourceHandle: string }[] }).edges.map(
        (edge) => edge.sourceHandle,
      )
    }
    expect(handles({ ...node, error_strategy: 'fail-branch' })).toEqual(['fail-branch', 'source'])
    expect(handles({ ...node, error_strategy: 'default-value' })).toEqual(['source', 'source'])
  })

  it('ends where nodes read each other in a circle', () => {
    const reading = (id: string): CodeNode => ({
      ...node,
      variables: [{ variable: 'a', value_type: 'number', value_selector: [id, 'total'] }],
    })
    const text = copied([
      { id: '1', node: reading('2') },
      { id: '2', node: reading('1') },
    ])
    expect((JSON.parse(text) as { edges: unknown[] }).edges).toHaveLength(2)
  })

  it('is spelt as each target reads it, by its record alone', () => {
    const spelt = (target: Target): unknown => {
      const text = clipboardText([{ id: '1', node }], target)
      return text === null ? null : (JSON.parse(text) as { version: unknown }).version
    }
    expect(targets.map((target) => [target.id, spelt(target)])).toEqual(
      targets.map((target) => [target.id, target.clipboard === null ? null : target.dslVersion]),
    )
    expect(spelt({ ...defaultTarget, clipboard: { version: 1 } })).toBe(1)
    expect([findTarget('1.13'), findTarget('1.15')].map((target) => target?.clipboard)).toEqual([
      null,
      { version: 'dsl' },
    ])
  })

  it('gives ids as Dify does, and keeps those of Dify', () => {
    const ids = placedNodes(
      [
        { id: null, node },
        { id: '1001', node },
        { id: '1001', node },
        { id: null, node },
      ],
      1000,
    )
    expect(ids.map(({ id }) => id)).toEqual(['1000', '1001', '1002', '1003'])
  })

  it('keeps digits, and fields of a Dify that is not known', () => {
    const failing: CodeNode = {
      ...node,
      error_strategy: 'default-value',
      default_value: [{ key: 'total', type: 'number', value: '12345678901234567890.10' }],
      retry_config: { retry_enabled: true, max_retries: 3, retry_interval: 1000 },
    }
    const given = copied([{ id: '1', node: failing, more: new Map([['new_in_2_0', ['kept']]]) }])
    expect(given).toContain('"value":12345678901234567890.10')
    const read = readClipboard(given)
    if (read.kind !== 'nodes') throw new Error(read.problem.code)
    expect(read.nodes[0]?.more).toEqual(new Map([['new_in_2_0', ['kept']]]))
    expect(read.nodes[0]?.node.retry_config?.max_retries).toBe(3)
  })
})

/** Names that can't be taken for another's, and texts of every kind. */
const name = fc.oneof(fc.stringMatching(/^[A-Za-z_]\w{0,12}$/), fc.string({ unit: 'grapheme' }))
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('\u2028"\\\n\t\0'))
const spec: fc.Arbitrary<OutputSpec> = fc.letrec<{ spec: OutputSpec; children: Output[] | null }>((tie) => ({
  spec: fc.record({ type: fc.constantFrom(...outputTypes), children: tie('children') }),
  children: fc.option(
    fc.uniqueArray(fc.record({ name, spec: tie('spec') }), { selector: (one) => one.name, maxLength: 2 }),
    { depthSize: 'small' },
  ),
})).spec
const common = {
  title: text,
  desc: text,
  code: text,
  variables: fc.uniqueArray(
    fc.record({
      variable: name,
      value_type: fc.constantFrom(...variableTypes),
      value_selector: fc.array(text, { maxLength: 3 }),
    }),
    { selector: ({ variable }) => variable, maxLength: 4 },
  ),
  target: fc.constant(null),
  samples: fc.constant({}),
}
const codeNode: fc.Arbitrary<CodeNode> = fc.oneof(
  fc.record(
    {
      ...common,
      code_language: fc.constantFrom('python3' as const, 'javascript' as const),
      outputs: fc.uniqueArray(fc.record({ name, spec }), { selector: (one) => one.name, maxLength: 4 }),
      dependencies: fc.array(fc.record({ name: text, version: text }), { maxLength: 2 }),
      error_strategy: fc.constantFrom(...errorStrategies),
      default_value: fc.array(
        fc.record({
          key: name,
          type: fc.constantFrom(...outputTypes),
          value: fc.json().map((json) => canonical(json)),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      retry_config: fc.record({ retry_enabled: fc.boolean(), max_retries: fc.nat(10), retry_interval: fc.nat(5000) }),
    },
    {
      requiredKeys: [
        'title',
        'desc',
        'code',
        'variables',
        'target',
        'samples',
        'code_language',
        'outputs',
        'dependencies',
      ],
    },
  ),
  fc.record({
    ...common,
    code_language: fc.constant('jinja2' as const),
    outputs: fc.constant(templateOutputs()),
    dependencies: fc.constant<CodeNode['dependencies']>([]),
  }),
)

/** JSON as it is written here: a comma and a space between members, since the text of a default value is compared. */
function canonical(json: string): string {
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`)
      .join(', ')}}`
  }
  return write(JSON.parse(json))
}

describe('paste after copy', () => {
  it('gives the nodes back, with a slot for each input', () => {
    fc.assert(
      fc.property(fc.array(codeNode, { minLength: 1, maxLength: 3 }), (nodes) => {
        const placed = placedNodes(
          nodes.map((one) => ({ id: null, node: one })),
          1000,
        )
        const read = readClipboard(copied(placed))
        if (read.kind !== 'nodes') throw new Error(read.problem.code)
        expect(read.nodes.flatMap(({ notes }) => notes)).toEqual([])
        expect(read.nodes.map(({ id, node: one }) => ({ id, node: one }))).toEqual(
          placed.map(({ id, node: one }) => ({ id, node: { ...one, samples: emptySamples(one.variables) } })),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => wrapped(json)),
        ),
        (given) => {
          expect(['nodes', 'refused']).toContain(readClipboard(given).kind)
        },
      ),
    )
  })
})

function wrapped(data: string): string {
  const one = `{"id":"1","type":"custom","position":{"x":0,"y":0},"data":{"type":"code","title":${data},"variables":${data},"outputs":${data},"retry_config":${data},"default_value":${data},"code":${data}}}`
  return `{"kind":"dify-workflow-clipboard","version":"9","nodes":[${one},${data}],"edges":[]}`
}

/** What Dify's paste asks of a node before it takes it (code-node facts 5.1): else it is dropped, or a field becomes its default in silence. */
function keptByDify(given: { [key: string]: unknown }): boolean {
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  const { id, type, data, position } = given
  if (typeof id !== 'string' || typeof type !== 'string' || !isPlain(data) || !isPlain(position)) return false
  const isTemplate = data['type'] === 'template-transform'
  const texts = ['type', 'title', ...(isTemplate ? ['template'] : ['code', 'code_language'])]
  return (
    Number.isFinite(position['x']) &&
    Number.isFinite(position['y']) &&
    texts.every((field) => typeof data[field] === 'string') &&
    Array.isArray(data['variables']) &&
    (isTemplate || isPlain(data['outputs'])) &&
    Object.keys(data).every((key) => !key.startsWith('_'))
  )
}

describe("Dify's paste", () => {
  it('takes every node as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(codeNode, { minLength: 1, maxLength: 3 }), (nodes) => {
        const placed = placedNodes(
          nodes.map((one) => ({ id: null, node: one })),
          1000,
        )
        const clip = JSON.parse(copied(placed)) as { version: unknown; nodes: Record<string, unknown>[] }
        expect(typeof clip.version).toBe('string')
        expect(clip.nodes.map(keptByDify)).toEqual(nodes.map(() => true))
      }),
    )
  })
})
