import { afterAll, beforeAll, expect, it } from 'vitest'
import { judge } from '../electron/cases/judge'
import { readCases } from '../electron/cases/readCases'
import type { Engine } from '../electron/engine'
import { startTestEngine } from '../electron/testing/testEngine'
import { readFields } from '../electron/workspace/nodeFields'
import { defaultTarget, findTarget } from '../shared/dify/targets'
import { dependenciesOf } from '../shared/packages/nodeDependencies'
import { documentPaths, readDocument } from './documents/readDocument'

/** Node files that stand whole in a page. */
const nodes = documentPaths.flatMap((path) =>
  readDocument(path)
    .blocks.filter(({ language, text }) => language === 'yaml' && /^code_language:/m.test(text))
    .map(({ text, line }) => [`${path}:${line}`, text] as const),
)

let engine: Engine
let end: () => Promise<void>
beforeAll(async () => {
  ;({ engine, end } = await startTestEngine())
  engine.limitTime(90)
})
afterAll(() => end?.())

it('there are nodes in the documents', () => expect(nodes.length).toBeGreaterThan(1))

it.each(nodes)('the node at %s can be read, its cases pass, and preflight finds nothing in it', async (_, text) => {
  const { node, problems } = readFields(text)
  expect(problems).toEqual([])
  if (node === null) throw new Error('it is no node')
  const target = findTarget(node.target ?? '') ?? defaultTarget
  const { cases, problems: told } = readCases(text, node)
  expect(told).toEqual([])
  expect(cases.length).toBeGreaterThan(0)
  for (const one of cases) {
    const inputs = { ...node.samples, ...one.inputs }
    expect(judge(one, await engine.runNode({ node, inputs, target: target.id }, ''))).toMatchObject({
      status: 'passed',
    })
  }
  const wish = { target, requirements: '', lock: '', dependencies: dependenciesOf(node, target) }
  const environment =
    node.code_language === 'python3'
      ? (await engine.environments.wait(wish, new AbortController().signal)).environment
      : null
  expect(await engine.preflight.check({ node, target, environment, requirements: '' })).toEqual([])
})
