import { afterAll, beforeAll, describe, it } from 'vitest'
import { onSandboxPy } from '../../shared/dify/targets'
import { dependenciesOf } from '../testing/realNodes/imports'
import { appFolder, realNodes } from '../testing/realNodes/realNodes'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

const nodes = realNodes()
/** Written for dify-sandbox-py: see `electron/run/realNodes.test.ts`. */
const onlyFree = /^(File_read|jieba|matplotlib)\.yml#/

describe('preflight of the code nodes of published apps', () => {
  let test: TestEngine
  beforeAll(async () => {
    test = await startTestEngine()
  })
  afterAll(() => test?.end())

  it('finds no error in any that runs', async (context) => {
    if (nodes.length === 0) context.skip(`no app files in ${appFolder}`)
    const found: string[] = []
    const { environments, preflight } = test.engine
    for (const { key, node, target: own } of nodes.filter((one) => one.sample.error === undefined)) {
      const target = onlyFree.test(key) ? onSandboxPy(own) : own
      const base = await environments.wait({ target, requirements: '', dependencies: [] })
      // What their servers have installed is what they import.
      const python = base.environment?.python.path ?? ''
      const needed = node.code_language === 'python3' ? await dependenciesOf(python, node.code) : []
      const requirements = needed.map(({ name }) => `${name}\n`).join('')
      const { environment } = await environments.wait({ target, requirements, dependencies: [] })
      const findings = await preflight.check({ node, target, environment, requirements })
      for (const { rule, problem } of findings ?? []) {
        if (problem.severity === 'error') found.push(`${key}:${problem.line} ${rule} ${JSON.stringify(problem.params)}`)
      }
      context.expect(findings).not.toBeNull()
    }
    context.expect(found).toEqual([])
  })
})
