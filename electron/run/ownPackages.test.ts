import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { CodeNode } from '../../shared/model/node'
import type { RunResult } from '../../shared/model/run'
import { lackingIn, moduleSet } from '../../shared/packages/imports/missingImports'
import { pythonImports } from '../../shared/packages/imports/pythonImports'
import { packageOfModule } from '../../shared/packages/packageNames'
import { wishId } from '../environments/lock'
import { startTestEngine, type TestEngine } from '../testing/testEngine'

let test: TestEngine
beforeAll(async () => {
  test = await startTestEngine()
})
afterAll(() => test.end())

function node(code: string, dependencies: CodeNode['dependencies'] = []): CodeNode {
  return {
    title: 'test',
    desc: '',
    code_language: 'python3',
    code,
    variables: [],
    outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
    dependencies,
    target: null,
    samples: {},
  }
}

const run = (tested: CodeNode): Promise<RunResult> =>
  test.engine.runNode({ node: tested, inputs: {}, target: 'dify-0.11' }, '')

const main = 'import six, yaml, dateutil\ndef main():\n    return {"result": six.__version__ + yaml.__version__}\n'
const block = (...lines: string[]): string => `${['# /// script', ...lines, '# ///'].join('\n')}\n${main}`

describe('what a node asks for itself', () => {
  it('is the same environment, be it in its dependencies or in a script block of its code', async () => {
    const inBlock = await run(
      node(
        block(
          '# requires-python = ">=3.11"',
          '# dependencies = ["PyYAML==6.0.2", "six==1.16.0", "python-dateutil==2.9.0"]',
        ),
      ),
    )
    expect(inBlock).toMatchObject({ status: 'succeeded', outputs: '{"result": "1.16.06.0.2"}' })
    expect(inBlock.problems.map(({ code, line }) => [code, line])).toEqual([
      ['script-python', 2],
      ['script-block-ignored', 1],
    ])
    const listed = await run(
      node(main, [
        { name: 'python_dateutil', version: '==2.9.0' },
        { name: 'six', version: '1.16.0' },
        { name: 'pyyaml', version: '6.0.2' },
      ]),
    )
    expect(listed).toMatchObject({ status: 'succeeded', environment: inBlock.environment, problems: [] })

    const environment = await test.engine.environments.find(inBlock.environment ?? '')
    if (environment === null) throw new Error('the environment is gone')
    const facts = await test.engine.packages.facts(environment)
    const modules = moduleSet(facts.flatMap((one) => one.modules))
    const lacking = pythonImports(`${main}import numpy, yaml.nodes, dateutil.parser, pkg_resources\n`).flatMap((read) =>
      lackingIn(read, modules),
    )
    expect(lacking).toEqual(['numpy'])
    // What the table says of these packages is what their own metadata says.
    for (const { name, modules: own } of facts) {
      for (const module of own) expect([null, name], module).toContain(packageOfModule(module))
    }
  })

  it('is not installed from a block that can not be read, which is said', async () => {
    const result = await run(node(block('# dependencies = ["six"')))
    expect(result).toMatchObject({ status: 'failed' })
    expect(result.problems.map(({ code, line }) => [code, line])).toEqual([
      ['module-missing', 4],
      ['script-block-broken', 2],
    ])
  })

  it('is one wish in any order and spelling', () => {
    const wish = (dependencies: CodeNode['dependencies']) =>
      wishId({ target: dify0_11, requirements: '', dependencies })
    const one = wish([
      { name: 'Six', version: '==1.16.0' },
      { name: 'b', version: 'latest' },
    ])
    expect(
      wish([
        { name: 'b', version: '' },
        { name: 'six', version: '1.16.0' },
      ]),
    ).toBe(one)
    expect(
      wish([
        { name: 'b', version: '' },
        { name: 'six', version: '1.15.0' },
      ]),
    ).not.toBe(one)
  })
})
