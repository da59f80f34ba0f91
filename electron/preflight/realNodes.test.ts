import { afterAll, beforeAll, describe, it } from 'vitest'
import { onSandboxPy } from '../../shared/dify/targets'
import { appFolder, realNodes } from '../testing/realNodes/realNodes'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

const nodes = realNodes()
/** Written for dify-sandbox-py: see `electron/run/realNodes.test.ts`. */
const onlyFree = /^(File_read|jieba|matplotlib)\.yml#/
/** Their servers' packages are not known here: the run's own test has them installed. */
const without = new Set(['package-not-there', 'package-lacks-name'])

describe('preflight of the code nodes of published apps', () => {
  let test: TestEngine
  beforeAll(async () => {
    test = await startTestEngine()
  })
  afterAll(() => test?.end())

  it('finds no error in any that runs', async (context) => {
    if (nodes.length === 0) context.skip(`no app files in ${appFolder}`)
    const found: string[] = []
    for (const { key, node, target: own, sample } of nodes.filter((one) => one.sample.error === undefined)) {
      const target = onlyFree.test(key) ? onSandboxPy(own) : own
      const { environment } = await test.engine.environments.wait({ target, requirements: '', dependencies: [] })
      const findings = await test.engine.preflight.check({ node, target, environment, requirements: '', without })
      for (const { rule, problem } of findings ?? []) {
        if (problem.severity === 'error') found.push(`${key}:${problem.line} ${rule} ${JSON.stringify(problem.params)}`)
      }
      context.expect(findings).not.toBeNull()
      context.expect(sample).toBeDefined()
    }
    context.expect(found).toEqual([])
  })
})
