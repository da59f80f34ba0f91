import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meansUsed } from '../../shared/model/sandbox'
import type { FoundMean } from '../sandboxMeans'
import { targets } from '../../shared/dify/targets'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
})
afterAll(() => bench.remove())

const old = ['--target', '0.11']

describe('nodelab env', () => {
  it('builds, lists, tells the Python and sweeps', async () => {
    const empty = await bench.run(['env'])
    expect(empty).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'No environments yet. `nodelab env build` makes one.\n',
    })
    const built = await bench.run(['env', 'build', ...old])
    expect(built.code).toBe(0)
    expect(built.stderr).toContain('· installing')
    const key = built.stdout.trim()
    expect(await readdir(join(bench.home, 'environments'))).toContain(key)
    const again = await bench.run(['env', 'build', ...old, '--json'])
    expect(again.stderr).toBe('')
    expect(JSON.parse(again.stdout)).toMatchObject({ environment: { key, target: 'dify-0.11' }, problems: [] })
    const path = await bench.run(['env', 'path', ...old])
    expect(path.stdout.trim()).toContain(join(bench.home, 'environments', key))
    const list = JSON.parse((await bench.run(['env', 'list', '--json'])).stdout) as unknown
    expect(list).toEqual({
      environments: [
        {
          key,
          target: 'dify-0.11',
          python: expect.stringMatching(/^3\.10\./),
          node: null,
          packages: 19,
          bytes: expect.any(Number),
          last_used: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          in_use: false,
          path: path.stdout.trim(),
        },
      ],
      bundles: [],
    })
    expect((await bench.run(['env', 'list'])).stdout).toMatch(
      new RegExp(`^${key} {2}dify-0\\.11 {2}Python 3\\.10\\.\\d+ {2}19 packages {2}[\\d.]+ MB\\n$`),
    )
    const bundle = join(bench.home, 'bundles', 'f00d')
    await mkdir(bundle, { recursive: true })
    await utimes(bundle, 0, 0)
    expect((await bench.run(['env', 'list'])).stdout).toContain('\nf00d  opened bundle  0.0 MB\n')
    const swept = await bench.run(['env', 'sweep'])
    expect([swept.stdout, swept.stderr]).toEqual(['0 removed\n', 'bundles that no workspace refers to: 1 removed\n'])
    expect((await bench.run(['env', 'sweep'])).stdout).toBe('0 removed\n')
    expect(JSON.parse((await bench.run(['env', 'sweep', '--days', '0', '--json'])).stdout)).toEqual({
      removed: 1,
      bundles: 0,
    })
    expect((await bench.run(['env', 'list', '--json'])).stdout).toContain('"environments": []')
  })

  it('removes what is named, but not what another Nodelab uses', async () => {
    const key = (await bench.run(['env', 'build', ...old])).stdout.trim()
    const used = await bench.write(
      'waits.node.yml',
      nodeFile('import sys, time\ndef main():\n    print("begun", flush=True)\n    time.sleep(600)\n', { outputs: {} }),
    )
    const other = bench.start(['run', used, '--timeout', '600'])
    await expect.poll(() => other.stdout() + other.stderr()).toContain('begun')
    expect((await bench.run(['env', 'list'])).stdout).toContain('in use')
    const refused = await bench.run(['env', 'remove', key, '--json'])
    expect([refused.code, JSON.parse(refused.stdout)]).toEqual([1, { removed: [], in_use: [key] }])
    expect((await bench.run(['env', 'sweep', '--days', '0'])).stdout).toBe('0 removed\n')
    expect((await bench.run(['env', 'remove', key])).stderr).toContain(`${key} is in use`)
    other.child.kill('SIGINT')
    expect((await other.end).code).toBe(130)
    expect(await bench.run(['env', 'remove', key])).toMatchObject({ code: 0, stdout: '1 removed\n' })
    expect(await readdir(join(bench.home, 'environments'))).toEqual([])
  })

  it("tells the size of uv's cache, and cleans it of what nothing needs", async () => {
    const cache = { env: { UV_CACHE_DIR: '' } }
    const told = async (...words: string[]): Promise<Record<string, unknown>> =>
      JSON.parse((await bench.run(['env', 'cache', '--json', ...words], cache)).stdout)
    expect(await told()).toEqual({ path: join(bench.home, 'uv-cache'), bytes: 0 })
    await bench.run(['packages', 'add', 'six==1.16.0', ...old], cache)
    const { bytes: full } = await told()
    const key = (await bench.run(['env', 'build', ...old], cache)).stdout.trim()
    expect(await told('--clean')).toMatchObject({ bytes: expect.any(Number), freed: expect.any(Number) })
    // What an environment has stays.
    expect(Number((await told())['bytes'])).toBeGreaterThan(Number(full) / 2)
    await bench.run(['env', 'remove', key], cache)
    const { freed, bytes } = await told('--clean')
    expect(Number(freed)).toBeGreaterThan(1_000_000)
    expect(Number(bytes)).toBeLessThan(Number(full) / 2)
    await rm(join(bench.folder, 'python-requirements.txt'))
  })

  it.each([
    [['env', 'burn'], 'It knows: list, build, path, remove, sweep, cache.'],
    [['env', 'remove'], 'name at least one environment'],
    [['env', 'remove', 'f00'], 'There is no environment f00'],
    [['env', 'list', 'f00'], 'no further words: f00'],
    [['env', 'sweep', '--days', 'x'], '--days x'],
    [['env', 'build', '--target', '7'], '7'],
    [['fly'], 'There is no command fly'],
  ])('%j ends with 2', async (args, words) => {
    const { code, stdout, stderr } = await bench.run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    const json = await bench.run([...args, '--json'])
    expect(json.code).toBe(2)
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'failed', problems: [{ severity: 'error' }] })
    expect(json.stderr).toContain(words)
  })

  it('a fault is one object too, with the way on', async () => {
    // The requirements are a folder here, which nothing expects.
    await mkdir(join(bench.folder, 'odd', 'python-requirements.txt'), { recursive: true })
    const { code, stdout, stderr } = await bench.run(['packages', '--json'], { cwd: join(bench.folder, 'odd') })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'failed', problems: [{ severity: 'error' }] })
    expect(stderr.trim().split('\n').length).toBeGreaterThan(1)
  })
})

describe('nodelab targets', () => {
  it('lists every Dify, newest first', async () => {
    const { code, stdout } = await bench.run(['targets'])
    expect(code).toBe(0)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(targets.map(({ id }) => id))
    const json = JSON.parse((await bench.run(['targets', '--json'])).stdout) as { targets: unknown[] }
    expect(json.targets).toHaveLength(targets.length)
    expect(json.targets[0]).toMatchObject({ id: 'dify-1.16' })
    expect(json.targets.at(-1)).toMatchObject({ id: 'dify-0.11', python: '3.10', max_string_length: 80_000 })
  })
})

describe('nodelab doctor', () => {
  const index = async (more: NodeJS.ProcessEnv): Promise<[unknown, string[]]> => {
    const { code, stdout } = await bench.run(['doctor', '--json'], { env: more })
    expect(code).toBe(0)
    const report = JSON.parse(stdout) as { index: unknown; problems: { code: string; severity: string }[] }
    expect(report.problems.every(({ severity }) => severity === 'warning')).toBe(true)
    return [report.index, report.problems.map((told) => told.code)]
  }

  it('says what was found', async () => {
    const { code, stdout } = await bench.run(['doctor'])
    expect(code).toBe(0)
    for (const words of [
      /^uv +\d+\.\d+/m,
      /^Python +3\.10\.\d+ {2}\/.*\n +for .*dify-0\.11$/m,
      /^Node\.js +\d+\.\d+\.\d+ {2}\/.*\n +for 20\.\d+\.\d+ of .*dify-/m,
      /^index +reached$/m,
      /^disk +[\d.]+ GB/m,
    ]) {
      expect(stdout).toMatch(words)
    }
    expect(await index({})).toEqual([true, expect.not.arrayContaining(['network-unreachable'])])
    const chinese = await bench.run(['doctor'], { env: { LANG: 'zh_CN.UTF-8' } })
    expect(chinese.stdout).toMatch(/^索引 +可连接$/m)
  })

  it('says what can hold a run here, and what does', async () => {
    const report = JSON.parse((await bench.run(['doctor', '--json'])).stdout) as {
      sandbox: FoundMean[]
      confinement: { level: string; means: string[] }
    }
    const system = process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'mac' : 'linux'
    const { level, means } = report.confinement
    const byKernel = ['seccomp', 'landlock'].filter((name) => means.includes(name))
    expect(report.sandbox.filter(({ used }) => used).map(({ name }) => name)).toEqual([
      ...meansUsed(system),
      ...byKernel,
    ])
    // Elsewhere, and in a container that forbids it, the level says that it is less.
    const ofKernel = means.includes('landlock') ? 'full' : 'calls'
    expect(level).toBe(means.includes('listener') ? ofKernel : 'approximate')
    expect(report.sandbox.every(({ present, used }) => present === true || !used)).toBe(true)
    const asked = report.sandbox.filter(({ name }) => ['seccomp', 'landlock', 'user-namespaces'].includes(name))
    expect(asked).toHaveLength(3)
    // With a Python at hand nothing stays unknown.
    expect(asked.map(({ present }) => present)).not.toContain(null)
    expect((await bench.run(['doctor'])).stdout).toMatch(/^sandbox +time limit, output cap, .*$/m)
  })

  it('tells an index that answers, though it has nothing, from one that does not', async () => {
    const server = createServer((_, response) => response.writeHead(404).end())
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`
    const apart = { UV_INDEX_URL: '', PIP_INDEX_URL: '', UV_FIND_LINKS: '', PIP_FIND_LINKS: '', NO_PROXY: '127.0.0.1' }
    expect((await index({ ...apart, UV_DEFAULT_INDEX: url }))[0]).toBe(true)
    await new Promise((done) => server.close(done))
    expect(await index({ ...apart, UV_DEFAULT_INDEX: url })).toEqual([
      false,
      expect.arrayContaining(['network-unreachable']),
    ])
    expect(await index({ ...apart, UV_OFFLINE: '1' })).toEqual([false, expect.arrayContaining(['network-off'])])
  })

  it('tells of a missing uv, a missing Python and a wrong setting', async () => {
    const bare = { PATH: join(bench.home, 'nothing'), HOME: bench.home, PYENV_ROOT: '' }
    const none = await bench.run(['doctor', '--json'], { env: { ...bare, NODELAB_UV: '' } })
    expect(JSON.parse(none.stdout)).toMatchObject({ uv: null, index: null })
    const report = JSON.parse(none.stdout) as { problems: { code: string }[]; nodes: { found: unknown }[] }
    const codes = report.problems.map(({ code }) => code)
    // An installer's Node is found whatever PATH says.
    const without = report.nodes.filter(({ found }) => found === null)
    expect(codes.filter((code) => code === 'node-not-here')).toHaveLength(without.length)
    expect(codes).toContain('uv-missing')
    expect(codes.filter((code) => code === 'python-missing')).toHaveLength(
      new Set(targets.map(({ python }) => python)).size,
    )
    const wrong = await bench.run(['doctor'], { env: { NODELAB_UV: join(bench.home, 'no-uv') } })
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('The uv in the settings does not run')
  })

  it('tells of a data folder that can not be made, and of damaged settings', async () => {
    await writeFile(join(bench.home, 'a-file'), '')
    const { code, stdout, stderr } = await bench.run(['doctor'], {
      env: { NODELAB_HOME: join(bench.home, 'a-file', 'x') },
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^disk +can not be written/m)
    expect(stderr).toContain('A folder can not be written')
    const damaged = join(bench.home, 'damaged')
    await mkdir(damaged)
    await writeFile(join(damaged, 'settings.json'), '{half')
    const told = await bench.run(['targets', '--json'], { env: { NODELAB_HOME: damaged } })
    expect(told.code).toBe(0)
    expect(told.stderr).toContain('settings')
    expect(JSON.parse(told.stdout)).toHaveProperty('targets')
    expect((await readdir(damaged)).some((name) => name.startsWith('settings.damaged-'))).toBe(true)
  })
})
