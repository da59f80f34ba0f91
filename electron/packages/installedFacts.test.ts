import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { Environment } from '../../shared/model/environment'
import type { PackageFacts } from '../../shared/model/packages'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
let environment: Environment
let facts: PackageFacts[]
beforeAll(async () => {
  test = await startTestEngine()
  const requirements = 'python-docx==1.1.2\nuvicorn[standard]==0.30.6\n'
  const made = await test.engine.environments.wait({ target: dify0_11, requirements, dependencies: [] })
  if (made.environment === null) throw new Error(JSON.stringify(made.problems))
  environment = made.environment
  facts = await test.engine.packages.facts(environment)
})
afterAll(() => test.end())

const of = (name: string): PackageFacts | undefined => facts.find((one) => one.name === name)

describe('the facts of installed packages', () => {
  it('are those of all packages, in the order of the list', () => {
    expect(facts.map(({ name, version, origin }) => ({ name, version, origin }))).toEqual(environment.packages)
  })

  it('tell summary, licence, homepage, Python, size and modules', () => {
    expect(of('requests')).toMatchObject({
      summary: 'Python HTTP for Humans.',
      licence: 'Apache-2.0',
      homepage: 'https://requests.readthedocs.io',
      requiresPython: '>=3.8',
      modules: ['requests'],
      requires: ['certifi', 'charset-normalizer', 'idna', 'urllib3'],
      neededBy: [],
    })
    expect(of('python-docx')).toMatchObject({
      origin: 'own',
      modules: ['docx'],
      requires: ['lxml', 'typing-extensions'],
    })
    expect(of('lxml')?.bytes).toBeGreaterThan(5_000_000)
    expect(of('typing-extensions')).toMatchObject({ modules: ['typing_extensions'], bytes: expect.any(Number) })
    expect(of('setuptools')?.modules).toEqual(expect.arrayContaining(['pkg_resources', 'setuptools']))
    expect(of('pysocks')?.modules).toEqual(['socks', 'sockshandler'])
  })

  it('tell what needs a package, with the extras of the base and of the author', () => {
    expect(of('socksio')?.neededBy).toEqual(['httpx'])
    expect(of('exceptiongroup')?.neededBy).toEqual(['anyio'])
    expect(of('anyio')?.neededBy).toEqual(['httpx', 'watchfiles'])
    expect(of('uvloop')).toMatchObject({ origin: 'needed', neededBy: ['uvicorn'] })
    expect(of('pip')).toMatchObject({ neededBy: [], requires: [] })
  })

  it('are remembered, since an environment never changes', async () => {
    expect(await test.engine.packages.facts(environment)).toEqual(facts)
    expect(await test.engine.environments.find(environment.key)).toEqual(environment)
    expect(await test.engine.environments.find('0123456789abcdef')).toBe(null)
  })
})
