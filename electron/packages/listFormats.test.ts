import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { basePackages } from '../../shared/dify/targets/target'
import type { Environment } from '../../shared/model/environment'
import type { PackageFacts } from '../../shared/model/packages'
import { listAs, nodeOutput } from '../../shared/packages/listFormats'
import { chainsTo } from '../../shared/packages/why'
import { runTool } from '../processes/runTool'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
beforeAll(async () => {
  test = await startTestEngine()
})
afterAll(() => test.end())

async function factsFor(requirements: string): Promise<{ environment: Environment; facts: PackageFacts[] }> {
  const { environment } = await test.engine.environments.wait({ target: dify0_11, requirements, dependencies: [] })
  if (environment === null) throw new Error('no environment')
  return { environment, facts: await test.engine.packages.facts(environment) }
}

async function python(environment: Environment, ...args: string[]): Promise<string> {
  const end = await runTool(environment.python.path, ['-I', ...args], { env: { PATH: process.env['PATH'] } })
  return end.stdout
}

/** The code of the example node, as a program. */
const example =
  'import json, warnings; warnings.simplefilter("ignore"); import pkg_resources; print(json.dumps([f"{d.key}=={d.version}" for d in sorted(pkg_resources.working_set, key=lambda d: d.key)]))'

describe('the list of an environment, beside what Python itself says', () => {
  it('is the 19 of the Dify 0.11 sandbox, in the order of the example node', async () => {
    const { environment, facts } = await factsFor('')
    expect(nodeOutput(facts).result).toEqual(JSON.parse(await python(environment, '-c', example)))
    expect(nodeOutput(facts).result).toEqual(basePackages(dify0_11))
    expect(nodeOutput(environment.packages).result).toEqual(basePackages(dify0_11))
  })

  it('is what pip freezes, and what the node returns, for names that are written in other ways', async () => {
    const { environment, facts } = await factsFor(
      'ruamel.yaml==0.17.40\nzope.interface==6.4\nJinja2\nbackports.tarfile\n',
    )
    expect(nodeOutput(facts).result).toEqual(JSON.parse(await python(environment, '-c', example)))
    expect(listAs('freeze', facts, environment.python.version)).toBe(await python(environment, '-m', 'pip', 'freeze'))
  })

  it('tells on which ways a package comes in', async () => {
    const { facts } = await factsFor('python-docx==1.1.2\n')
    const { requirements } = dify0_11.base
    expect(chainsTo(facts, 'LXML', requirements)).toEqual([{ asked: 'own', names: ['python-docx', 'lxml'] }])
    expect(chainsTo(facts, 'typing_extensions', requirements)).toEqual([
      { asked: 'own', names: ['python-docx', 'typing-extensions'] },
      { asked: 'base', names: ['httpx', 'anyio', 'typing-extensions'] },
    ])
    expect(chainsTo(facts, 'idna', requirements).map(({ names }) => names)).toEqual([
      ['httpx', 'idna'],
      ['requests', 'idna'],
    ])
    expect(chainsTo(facts, 'requests', requirements)).toEqual([{ asked: 'base', names: ['requests'] }])
    expect(chainsTo(facts, 'pip', requirements)).toEqual([])
    expect(chainsTo(facts, 'nowhere', requirements)).toEqual([])
  })
})
