import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readFields } from './nodeFields'
import { nodeJsonSchema } from './nodeJsonSchema'
import { newNodeText } from './nodeText'
import { anyNode } from './testing/anyNode'

const schema = z.fromJSONSchema(nodeJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
/** JSON has no NaN, and a schema knows nothing of one. */
const fits = (text: string): boolean =>
  schema.safeParse(JSON.parse(JSON.stringify(parse(text, { logLevel: 'silent' })))).success

const head = 'type: code\nformat: 1\ncode_language: python3\ncode: x\n'

describe('the JSON Schema of node files', () => {
  it('is published as the rules are now (`npx vitest run electron/workspace/nodeJsonSchema.test.ts -u` writes it anew)', async () => {
    const file = fileURLToPath(new URL('../../schema/node.schema.json', import.meta.url))
    await expect(`${JSON.stringify(nodeJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(file)
  })

  it('takes each example and template', async () => {
    for (const folder of ['examples', 'templates']) {
      const place = join(fileURLToPath(new URL('.', import.meta.url)), folder)
      const names = (await readdir(place)).filter((name) => name.endsWith('.node.yml'))
      expect(names.length).toBeGreaterThan(3)
      for (const name of names) expect(fits(await readFile(join(place, name), 'utf8')), name).toBe(true)
    }
  })

  it('takes any node that Nodelab writes', () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        expect(fits(newNodeText(node))).toBe(true)
      }),
    )
  })

  it.each([
    'type: llm\n',
    'title: a\n',
    'type: code\ncode: x\n',
    'type: code\ncode_language: python3\n',
    'type: code\ncode_language: rust\ncode: x\n',
    'type: code\ncode_language: python3\ncode: 5\n',
    'type: template-transform\ncode: x\n',
    `${head}title: [a]\n`,
    `${head}target: {a: b}\n`,
    `${head}variables: {a: b}\n`,
    `${head}variables: [{value_type: string}]\n`,
    `${head}variables: [{variable: a, value_type: text}]\n`,
    `${head}variables: [{variable: a, value_selector: x}]\n`,
    `${head}outputs: [a]\n`,
    `${head}outputs: {a: string}\n`,
    `${head}outputs: {a: {type: secret}}\n`,
    `${head}outputs: {a: {type: object, children: {b: {type: text}}}}\n`,
    `${head}dependencies: [numpy]\n`,
    `${head}dependencies: [{version: "1"}]\n`,
    `${head}error_strategy: continue\n`,
    `${head}default_value: {result: 1}\n`,
    `${head}default_value: [{type: string, value: a}]\n`,
    `${head}retry_config: 3\n`,
    `${head}retry_config: {max_retries: -1}\n`,
    `${head}retry_config: {retry_interval: 1.5}\n`,
    `${head}samples: [1]\n`,
    head.replace('format: 1', 'format: one'),
    head.replace('format: 1', 'format: -1'),
  ])('and Nodelab both refuse %j', (text) => {
    expect(readFields(text).node).toBe(null)
    expect(fits(text)).toBe(false)
  })

  it.each([
    head,
    `${head}mine: {kept: [1]}\n`,
    `${head}title: 5\ndesc:\ntarget:\nvariables:\noutputs:\nsamples:\ndependencies:\n`,
    `${head}outputs: {a: {type: object, children: {b: {type: number, children: null}}}}\n`,
    `${head}retry_config: {retry_enabled: "yes", max_retries: "3"}\nerror_strategy: none\n`,
    `${head}variables: [{variable: a}]\nsamples: {a: {b: [1, null]}}\n`,
    'type: template-transform\ntemplate: "{{ a }}"\noutputs: 5\n',
  ])('and Nodelab both take %j', (text) => {
    expect(readFields(text).problems).toEqual([])
    expect(fits(text)).toBe(true)
  })
})
