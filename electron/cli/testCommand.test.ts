import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appNodeId } from '../../shared/dify/appNodeId'
import type { NodeCase } from '../../shared/model/nodeCase'
import { createAppEdits } from '../appFile/appEdits'
import { triage } from '../appFile/testing/triage'
import { resultText, type StandIn, startStandIn, v2 } from '../sandbox/remote/testing/standIn'
import { createRemoteStore } from '../sandbox/remote/remoteStore'
import { testEnv, testFolders } from '../testing/testData'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

/** What the stand-in's script was asked to double. */
function inputOf(code: string): unknown {
  const base64 = /b64decode\('([^']*)'\)/.exec(code)?.[1] ?? ''
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
}

const doubled = (more: string): string =>
  nodeFile('def main(n):\n    if n == 13:\n        raise ValueError("unlucky")\n    return {"result": n * 2}', {
    inputs: { n: 'number' },
    outputs: { result: 'number' },
    more,
  })
const doubledWith = (result: number): string =>
  doubled(`cases:\n  - {name: off, inputs: {n: 2}, outputs: {result: ${result}}}\n`)

let bench: CliBench
let server: StandIn
beforeAll(async () => {
  bench = await createCliBench()
  server = await startStandIn({
    onRun: ({ body }) => {
      const { n } = inputOf(body.code) as { n: number }
      if (n === 13) return v2('', 'Traceback', 'process exited with code 255\nValueError: unlucky\n', 255)
      return v2(resultText({ result: n * 2 }), 'seen\n')
    },
  })
  await bench.write(
    'good/double.node.yml',
    doubled(
      'samples: {n: 1}\ncases:\n  - {name: sample, outputs: {result: 2}}\n  - {name: two, inputs: {n: 2}, outputs: {result: 4.0}}\n  - {name: unlucky, inputs: {n: 13}, error: "ValueError: unlucky"}\n',
    ),
  )
  await bench.write('bad/wrong.node.yml', doubledWith(5))
  await bench.write('none/plain.node.yml', doubled(''))
  await bench.write(
    'typo/typo.node.yml',
    doubled('cases:\n  - {name: off, input: {n: 2}}\n  - {name: far, inputs: {m: 2}}\n'),
  )
})
afterAll(async () => {
  await Promise.all([bench.remove(), server.close()])
})

describe('nodelab test', () => {
  it('runs all cases here, and tells each that does not pass', async () => {
    const { code, stdout, stderr } = await bench.run(['test', 'good', 'bad/wrong'])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(`✓ ${join('good', 'double.node.yml')} · unlucky`)
    expect(stderr).toContain(`x ${join('bad', 'wrong.node.yml')} · off`)
    expect(stderr).toContain('  result: expected 5, got 4\n')
    expect(stderr).toContain('3 of 4 cases passed')
  })

  it('runs them on a server, with a key of the surroundings, and writes both reports', async () => {
    const junit = join(bench.folder, 'out', 'junit.xml')
    const args = ['test', '.', '--sandbox', server.address, '--junit', junit, '--json', '--jobs', '2']
    const { code, stdout, stderr } = await bench.run(args, {
      env: { NODELAB_SANDBOX_KEY: 'k' },
      cwd: join(bench.folder, 'good'),
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'passed',
      sandbox: { address: server.address },
      passed: 3,
      failed: 0,
      broken: 0,
      nodes: [
        {
          path: 'double.node.yml',
          target: 'dify-0.11',
          cases: [
            { name: 'sample', status: 'passed', target: 'dify-0.11', outputs: '{"result": 2}' },
            { name: 'two', line: 14, status: 'passed' },
            { name: 'unlucky', status: 'passed', error_type: 'CodeExecutionError' },
          ],
        },
      ],
    })
    expect(await readFile(junit, 'utf8')).toMatch(
      /<testsuites tests="3" failures="0" errors="0"[^]*<testcase name="two"/,
    )
  })

  it('runs a case on its own targets, and on those that are asked for', async () => {
    await bench.write(
      'targets/two.node.yml',
      nodeFile('def main(n):\n    return {"result": n}', {
        inputs: { n: 'number' },
        outputs: { result: 'number' },
        more: 'cases:\n  - {name: own, targets: [dify-0.11, dify-1.16], inputs: {n: 2}, expect: {result: {close_to: 3.9, within: 0.2}}}\n  - {name: usual, inputs: {n: 1}, expect: {result: [{type: number}, {close_to: 3}]}}\n',
      }),
    )
    const [own, asked] = await Promise.all(
      [[], ['--target', 'dify-1.13']].map((more) =>
        bench.run(['test', 'targets', '--sandbox', server.address, '--key', 'k', ...more]),
      ),
    )
    expect(own?.code).toBe(1)
    expect(own?.stderr).toContain('own (dify-1.16)')
    expect(own?.stderr).toContain('own (dify-0.11)')
    expect(own?.stderr).toContain('  result: expected it close to 3, got 2\n')
    expect(own?.stderr).toContain('2 of 3 cases passed')
    expect(asked?.stderr).toContain('1 of 2 cases passed')
  })

  it('runs the cases of an app file, which the window keeps on this machine by the workspace around it', async () => {
    await bench.write('apps/deep/triage.yml', triage)
    const { root } = testFolders(testEnv(bench.home))
    const id = appNodeId('deep/triage.yml', '4')
    const of = (name: string, word: string): NodeCase => {
      const check = { output: 'word', path: '', kind: 'equals', value: JSON.stringify(word), within: '' } as const
      return { name, inputs: name === 'sample' ? {} : { item: '"up"' }, checks: [check], error: null, targets: [] }
    }
    const cases = [of('sample', 'DOWN'), of('own', 'UP'), of('wrong', 'OFF')]
    await createAppEdits(root, join(bench.folder, 'apps')).keepBeside(id, {
      samples: { item: '"down"' },
      target: 'dify-0.11',
      cases,
    })
    const app = join('apps', 'deep', 'triage.yml')
    const [whole, one, other, run] = await Promise.all([
      bench.run(['test', app, '--json']),
      bench.run(['test', `${app}#4`]),
      bench.run(['test', `${app}#2`]),
      bench.run(['run', `${app}#4`, '--case', 'own', '--target', 'dify-0.11']),
    ])
    expect(JSON.parse(whole.stdout)).toMatchObject({
      passed: 2,
      failed: 1,
      nodes: [
        { path: `${app}#2`, cases: [] },
        { path: `${app}#4`, title: 'Build word', cases: [{ name: 'sample', line: null }, { name: 'own' }, {}] },
        { path: `${app}#5`, cases: [] },
      ],
    })
    expect({ code: one.code, stderr: one.stderr }).toMatchObject({ code: 1 })
    expect(one.stderr).toContain(`x ${app}#4 · wrong`)
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('There are no cases under')])
    expect([run.code, JSON.parse(run.stdout)]).toEqual([0, { word: 'UP' }])
  })

  it('runs them again at each change with --watch, until Ctrl+C', async () => {
    const path = await bench.write('watched/one.node.yml', doubledWith(5))
    const running = bench.start(['test', 'watched', '--watch', '--sandbox', server.address, '--key', 'k'])
    await expect.poll(running.stderr, { timeout: 20_000 }).toContain('0 of 1 cases passed')
    await expect.poll(running.stderr).toContain('Waiting for a change')
    await writeFile(path, doubledWith(4))
    await expect.poll(running.stderr, { timeout: 20_000 }).toContain('1 of 1 cases passed')
    running.child.kill('SIGINT')
    expect((await running.end).code).toBe(130)
  })

  it('says what is wrong with the command, a file, or the server, each by its exit code', async () => {
    const ends = await Promise.all([
      bench.run(['test', 'nowhere']),
      bench.run(['test', 'none']),
      bench.run(['test', 'typo', '--json']),
      bench.run(['test', 'good', '--jobs', '0']),
      bench.run(['test', 'good', '--sandbox', 'ftp://x']),
      bench.run(['test', 'good', '--sandbox', 'nobody']),
      bench.run(['test', 'good', '--sandbox', server.address, '--key', 'wrong']),
    ])
    expect(ends.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2, 1])
    const [nowhere, none, typo, , scheme, nobody, wrongKey] = ends
    expect(nowhere?.stderr).toMatch(/There is nothing at .*nowhere/)
    expect(none?.stderr).toContain('There are no cases under none')
    // What can't be read as it is meant has not passed.
    expect(JSON.parse(typo?.stdout ?? '')).toMatchObject({
      passed: 0,
      broken: 2,
      nodes: [
        {
          problems: [{ code: 'case-field-unknown' }, { code: 'case-input-unknown' }],
          cases: [{ status: 'broken', problems: [{ code: 'case-input-stranger' }] }],
        },
      ],
    })
    expect(scheme?.stderr).toContain('`ftp://x` is no address of a sandbox')
    expect(nobody?.stderr).toContain('There is no sandbox nobody')
    expect(wrongKey?.stderr).toContain('it could not be run: The sandbox at')
    expect(wrongKey?.stderr).not.toContain('wrong ')
  })
})

describe('nodelab run elsewhere', () => {
  it('runs a case of a node on a server by its name, and tells where', async () => {
    await createRemoteStore({ path: join(bench.home, 'sandboxes.json'), cipher: null }).save({
      id: null,
      name: 'Team',
      address: server.address,
      key: 'k',
    })
    const { code, stdout } = await bench.run(['run', 'good/double', '--case', 'two', '--sandbox', 'team', '--json'])
    expect(code).toBe(0)
    expect(stdout).not.toContain('"k"')
    expect(JSON.parse(stdout)).toMatchObject({
      outputs: { result: 4 },
      stderr: 'seen\n',
      python: null,
      environment: null,
      sandbox: { name: 'Team', address: server.address, dialect: 'v2', unknown: [] },
    })
    const absent = await bench.run(['run', 'good/double', '--case', 'nine'])
    expect(absent.code).toBe(2)
    expect(absent.stderr).toContain('has no case `nine`')
    expect(absent.stderr).toContain('`sample`, `two`, `unlucky`')
  })

  it('ends at once by Ctrl+C while a server does not answer', async () => {
    const silent = await startStandIn({ onRun: () => 'never' })
    const running = bench.start(['test', 'good', '--sandbox', silent.address, '--key', 'k'])
    await expect.poll(() => silent.heard.length, { timeout: 20_000 }).toBeGreaterThan(0)
    running.child.kill('SIGINT')
    expect((await running.end).code).toBe(130)
    await silent.close()
  })
})
