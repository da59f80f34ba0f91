import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../shared/preflight/preflight'
import { createSettingsStore } from '../settings/settingsStore'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'
import { sarifFaults } from './testing/sarifShape'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  const javascript = { language: 'javascript' }
  await bench.write('nodes/good.node.yml', nodeFile('const main = () => ({ result: "" })', javascript))
  await bench.write('nodes/bad.node.yml', nodeFile('function main() {\n  return { other: 1 }\n}', javascript))
  await bench.write(
    'nodes/quiet.node.yml',
    nodeFile('function main() {\n  // nodelab: ignore\n  return { other: 1 }\n}', javascript),
  )
  await bench.write('python.node.yml', nodeFile('import os\ndef main(n):\n    return {"result": os.getcwd()}'))
  await bench.write('broken.node.yml', 'title: [\n')
  await bench.write('empty/readme.md', '')
})
afterAll(() => bench.remove())

interface Sarif {
  readonly version: string
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string
        readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string } }[]
      }
    }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly message: { readonly text: string }
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object }
      }[]
    }[]
  }[]
}

describe('nodelab check', () => {
  it('tells each finding with its line and rule, and fails on an error', async () => {
    const { code, stdout, stderr } = await bench.run(['check', 'nodes'])
    expect(code).toBe(1)
    const bad = join('nodes', 'bad.node.yml')
    expect(stdout).toContain(`x ${bad}:2:3 The output result is not returned here [output-not-returned]`)
    expect(stdout).toContain('Output result is missing.')
    expect(stdout).not.toContain('quiet.node.yml')
    expect(stderr).toBe('Checked 3 nodes: 2 errors, 0 warnings.\n')
    expect(await bench.run(['check', join('nodes', 'good.node.yml')])).toMatchObject({ code: 0, stdout: '' })
  })

  it('takes a node by its name in the workspace, the workspace where nothing is named, and says what it looked for', async () => {
    const nodes = join(bench.folder, 'nodes')
    const settings = createSettingsStore({ settingsFile: join(bench.home, 'settings.json') })
    await settings.rememberWorkspace(nodes)
    const cwd = join(bench.folder, 'empty')
    const named = await bench.run(['check', 'bad'], { cwd })
    expect(named).toMatchObject({ code: 1, stderr: 'Checked 1 nodes: 2 errors, 0 warnings.\n' })
    const all = await bench.run(['check'], { cwd })
    expect(all).toMatchObject({ code: 1, stderr: `Workspace: ${nodes}\nChecked 3 nodes: 2 errors, 0 warnings.\n` })
    const absent = await bench.run(['check', 'nowhere'], { cwd })
    expect(absent.code).toBe(2)
    expect(absent.stderr).toContain('There is nothing at nowhere. Looked for: ')
    expect(absent.stderr).toContain(join(bench.folder, 'nodes', 'nowhere.node.yml'))
  })

  it("reads Python with the environment's own interpreter, for the target that is asked for", async () => {
    const { code, stdout } = await bench.run(['check', 'python', '--json', '--target', '1.16'])
    expect(code).toBe(1)
    const report = JSON.parse(stdout) as { readonly nodes: readonly { readonly findings: readonly object[] }[] }
    expect(report).toMatchObject({ status: 'failed', errors: 2, nodes: [{ target: 'dify-1.16' }] })
    expect(report.nodes[0]?.findings).toMatchObject([
      { rule: 'main-parameter-unfilled', severity: 'error', line: 2, column: 10, end_line: 2, end_column: 11 },
      { rule: 'sandbox-refuses', line: 3 },
    ])
    const free = await bench.run(['check', 'python', '--json', '--target', 'dify-sandbox-py'])
    expect(JSON.parse(free.stdout)).toMatchObject({ errors: 1 })
  })

  it('writes a SARIF log whose places are those of the files', async () => {
    const { code, stdout, stderr } = await bench.run(['check', 'nodes', '--sarif'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const { version, runs } = JSON.parse(stdout) as Sarif
    expect(sarifFaults(JSON.parse(stdout))).toEqual([])
    const [run] = runs
    expect({ version, name: run?.tool.driver.name }).toEqual({ version: '2.1.0', name: 'nodelab' })
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
    for (const { id, help } of run?.tool.driver.rules ?? []) expect(help.markdown).toContain(`docs/rules/${id}.md`)
    for (const { ruleId, ruleIndex, message } of run?.results ?? []) {
      expect(rules[ruleIndex]?.id).toBe(ruleId)
      expect(message.text).not.toBe('')
    }
    expect(run?.results[0]).toMatchObject({
      ruleId: 'output-not-returned',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'nodes/bad.node.yml' },
            region: { startLine: 11, startColumn: 5, endLine: 11, endColumn: 24 },
          },
        },
      ],
    })
  })

  it('tells of names of members, and of what the target ignores, as the window does', async () => {
    const text = nodeFile('const main = () => ({ result: { "a b": 1 } })', {
      language: 'javascript',
      outputs: {},
      more: 'error_strategy: fail-branch\n',
    })
    const members = 'outputs:\n  result:\n    type: object\n    children:\n      a b:\n        type: number\n'
    await bench.write('members/one.node.yml', text.replace(/^outputs:.*\n/m, members))
    const { code, stdout } = await bench.run(['check', 'members', '--json', '--target', '0.11'])
    const [node] = (JSON.parse(stdout) as { readonly nodes: readonly { readonly findings: readonly object[] }[] }).nodes
    expect(node?.findings).toMatchObject([
      { rule: 'variable-name-refused', severity: 'warning', params: { name: 'result.a b' } },
      { rule: 'error-handling-ignored', severity: 'warning', line: null },
    ])
    expect(code).toBe(0)
  })

  it('says what is wrong with a command or a file, which counts more than a finding', async () => {
    expect((await bench.run(['check', 'nodes', 'broken.node.yml'])).code).toBe(2)
    expect((await bench.run(['check', 'nowhere'])).code).toBe(2)
    expect((await bench.run(['check', 'empty'])).code).toBe(2)
    expect((await bench.run(['check', 'nodes', '--json', '--sarif'])).code).toBe(2)
  })

  it('goes by the severities of the workspace, and tells the lines of theirs that say nothing', async () => {
    const code = 'function main() {\n  return { other: 1 }\n}'
    await bench.write('ours/deep/bad.node.yml', nodeFile(code, { language: 'javascript' }))
    await bench.write('ours/preflight.txt', 'output-not-returned = warning\noutput-not-declared = off\n')
    const milder = await bench.run(['check', 'ours'])
    expect(milder.code).toBe(0)
    expect(milder.stdout).toContain(`! ${join('ours', 'deep', 'bad.node.yml')}:2:3 The output result`)
    expect(milder.stdout).not.toContain('output-not-declared')
    await bench.write('ours/preflight.txt', '# ours\noutput-not-return = off\noutput-not-declared = loud\n')
    const wrong = await bench.run(['check', 'ours'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('Line 2 of preflight.txt: there is no rule output-not-return')
    expect(wrong.stderr).toContain('output-not-returned')
    expect(wrong.stderr).toContain('Line 3 of preflight.txt: loud is no severity')
    const json = JSON.parse((await bench.run(['check', 'ours', '--json'])).stdout) as { readonly settings: object[] }
    expect(json.settings).toMatchObject([{ code: 'severity-line-no-rule' }, { code: 'severity-line-no-severity' }])
  })
})

describe('a node whose environment can not be built', () => {
  it('is told beside all the others, in each form of the report', async () => {
    await bench.write('mixed/nodes/a.node.yml', nodeFile('def main(:\n    return {"result": ""}'))
    await bench.write(
      'mixed/nodes/z.node.yml',
      nodeFile('function main() {\n  return { other: 1 }\n}', { language: 'javascript' }),
    )
    await bench.write('mixed/python-requirements.txt', './is-not-there\n')
    const { code, stdout, stderr } = await bench.run(['check', 'mixed'])
    expect(code).toBe(2)
    expect(stderr).toContain('There is no package at is-not-there')
    expect(stdout).toContain('[output-not-returned]')
    expect(stderr).toContain('Checked 2 nodes')
    const sarif = await bench.run(['check', 'mixed', '--sarif'])
    expect(sarif.stderr).toContain('There is no package at is-not-there')
    expect((JSON.parse(sarif.stdout) as Sarif).runs[0]?.results.length).toBeGreaterThan(0)
  })
})
