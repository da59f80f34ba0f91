import { existsSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../engine'
import { dependenciesOf } from '../testing/realNodes/imports'
import { appFolder, realNodes } from '../testing/realNodes/realNodes'
import { sampleFor } from '../testing/realNodes/samples'
import { startTestEngine } from '../testing/testEngine'

const nodes = realNodes()

/** What a run says of a failure that is none of the node's: Nodelab's own. */
const ownFaults = ['run-broken', 'sandbox-failed', 'raised-outside', 'worker-not-started']

/** A node that draws tells its library that this is the author's home, which then gets a folder. */
const drawersHome = '/dependencies'
const hadHome = existsSync(drawersHome)

it('inputs for a node that nobody has written any for have the types that its main tells', () => {
  const code = 'def main(a: int, b: list, c):\n    return {}\n'
  expect(sampleFor('x', 'python3', code, ['a', 'b', 'c'])).toMatchObject({ inputs: { a: 1, c: 'text' }, isMade: true })
})

// Side by side: two of them sleep for 13 seconds.
describe.concurrent('the code nodes of published apps', () => {
  let engine: Engine
  let end: () => Promise<void>

  beforeAll(async () => {
    ;({ engine, end } = await startTestEngine())
    // A busy machine must not make the sleepers meet Dify's 15 seconds.
    engine.limitTime(90)
  })
  afterAll(async () => {
    await end?.()
    if (!hadHome) rmSync(drawersHome, { recursive: true, force: true })
  })

  // Without such a folder the reason is told by this one.
  it('are all there, each with a sample of its own', (context) => {
    if (nodes.length === 0) context.skip(`no app files in ${appFolder}`)
    context.expect(nodes.filter(({ sample }) => sample.isMade === true).map(({ key }) => key)).toEqual([])
    context.expect(new Set(nodes.map(({ target }) => target.id))).toEqual(new Set(['dify-0.11', 'dify-1.0']))
  })

  // Written for dify-sandbox-py, which lets numpy, temporary files and folders be: the official sandbox ends them.
  const onlyFree = /^(File_read|jieba|matplotlib)\.yml#/

  it.each(nodes)('$key runs as it would in $target.name', async ({ key, node, target, sample }) => {
    const base = await engine.environments.wait({ target, requirements: '', dependencies: [] })
    const python = base.environment?.python.path ?? ''
    const dependencies = node.code_language === 'python3' ? await dependenciesOf(python, node.code) : []
    const result = await engine.runNode(
      {
        node: { ...node, dependencies },
        inputs: node.samples,
        target: target.id,
        ...(onlyFree.test(key) ? { mode: 'free' } : {}),
      },
      '',
    )
    const told = result.problems.map(({ code }) => code)
    if (sample.error !== undefined) {
      expect(result.error).toMatch(sample.error)
      expect(told).not.toEqual([])
    } else if (sample.isMade === true) {
      expect(told.filter((code) => ownFaults.includes(code))).toEqual([])
    } else {
      expect(result).toMatchObject({ status: 'succeeded', error: null })
      const outputs: unknown = JSON.parse(result.outputs ?? '')
      if (sample.outputs === undefined) {
        expect(Object.keys(outputs as object).sort()).toEqual(node.outputs.map(({ name }) => name).sort())
      } else expect(outputs).toEqual(sample.outputs)
    }
  })
})
