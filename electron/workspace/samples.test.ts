import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { expect, it } from 'vitest'
import { z } from 'zod'

const appSchema = z.object({
  kind: z.literal('app'),
  version: z.string(),
  app: z.object({ mode: z.literal('workflow'), name: z.string(), description: z.string() }),
  workflow: z.object({
    graph: z.object({
      nodes: z.array(
        z.object({
          id: z.string(),
          type: z.literal('custom'),
          data: z.looseObject({ type: z.string(), title: z.string() }),
        }),
      ),
      edges: z.array(z.object({ source: z.string(), target: z.string() })),
    }),
  }),
})
const selectorSchema = z.object({ value_selector: z.tuple([z.string(), z.string()]) })

/** The names that a node gives to those after it. */
function outputsOf({ type, variables, outputs }: Record<string, unknown>): string[] {
  if (type === 'start')
    return z
      .array(z.object({ variable: z.string() }))
      .parse(variables)
      .map((one) => one.variable)
  return type === 'code' ? Object.keys(z.looseObject({}).parse(outputs)) : []
}

it('of an app file is a whole workflow: each edge has its ends, and each value comes from a node before', async () => {
  const text = await readFile(join(import.meta.dirname, 'samples/first-app.yml'), 'utf8')
  const { nodes, edges } = appSchema.parse(parse(text)).workflow.graph
  const at = new Map(nodes.map(({ id }, index) => [id, index]))
  expect(nodes.map(({ data }) => data.type)).toEqual(['start', 'code', 'code', 'end'])
  expect(edges.map(({ source, target }) => [at.get(source), at.get(target)])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ])
  for (const [index, { data }] of nodes.entries()) {
    const read = data.type === 'code' ? data['variables'] : data.type === 'end' ? data['outputs'] : []
    for (const {
      value_selector: [from, name],
    } of z.array(selectorSchema).parse(read)) {
      const source = at.get(from) ?? Infinity
      expect(source).toBeLessThan(index)
      expect(outputsOf(nodes[source]?.data ?? {})).toContain(name)
    }
  }
})
