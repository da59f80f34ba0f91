import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../shared/dify/targets/records'
import { basePackages } from '../../shared/dify/targets/target'
import { useImportlibMetadata as toImportlibMetadata } from '../../shared/fixes/importlibMetadata'
import type { CodeNode } from '../../shared/model/node'
import type { RunResult } from '../../shared/model/run'
import { createEngine, type Engine } from '../engine'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { readFields } from './nodeFields'

let engine: Engine
let example: CodeNode
let remove: () => Promise<void>

beforeAll(async () => {
  const folder = await tempFolder()
  remove = folder.remove
  const env = testEnv(folder.path)
  engine = createEngine({
    env,
    folders: testFolders(env),
    examples: fileURLToPath(new URL('./examples', import.meta.url)),
  })
  const [first] = await engine.examples()
  const { node } = readFields(first?.text ?? '')
  if (node === null) throw new Error('the first example is no node')
  example = node
})
afterAll(async () => {
  await engine.close()
  await remove()
})

function run(code: string, target: string): Promise<RunResult> {
  return engine.runNode({ node: { ...example, code }, inputs: {}, target }, '')
}

/** The code that the app offers in the place of another. */
function fixed(code: string): string {
  const offered = toImportlibMetadata(code)
  if (offered === null) throw new Error(`nothing is offered for:\n${code}`)
  return offered
}

describe('the importlib.metadata version that is offered for pkg_resources', () => {
  it('of the first example says the very same where both run, and runs where there is no setuptools', async () => {
    const before = await run(example.code, 'dify-0.11')
    const after = await run(fixed(example.code), 'dify-0.11')
    expect(before.status).toBe('succeeded')
    expect(after.outputs).toBe(before.outputs)
    const [lacking] = (await run(example.code, 'dify-1.16')).problems
    expect(lacking).toMatchObject({ code: 'setuptools-missing', fix: 'use-importlib-metadata' })
    const newest = await run(fixed(example.code), 'dify-1.16')
    expect(newest.status).toBe('succeeded')
    expect(JSON.parse(newest.outputs ?? '')).toEqual({ result: basePackages(dify1_16) })
  })

  it.each([
    'import pkg_resources\n\ndef main():\n    found = pkg_resources.working_set\n    once = [d.key for d in found]\n    return {"result": sorted(f\'{d.key}=={d.version}\' for d in found)}\n',
    'from pkg_resources import working_set  # all\n\ndef main():\n    names = map(lambda d: "%s %s" % (d.project_name, d.version), working_set)\n    return {"result": sorted(names)}\n',
  ])('of other forms says the same: %j', async (code) => {
    const [before, after] = [await run(code, 'dify-0.11'), await run(fixed(code), 'dify-0.11')]
    expect(before.problems).toEqual([])
    expect(after.outputs).toBe(before.outputs)
  })
})
