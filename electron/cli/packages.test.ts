import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { basePackages } from '../../shared/dify/targets/target'
import { type CliBench, createCliBench, type End } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
})
afterAll(() => bench.remove())

const old = ['--target', '0.11']

describe('nodelab packages', () => {
  it('lists what the folder has, with what its requirements changed in the base', async () => {
    const base = await bench.run(['packages', ...old])
    expect(base).toMatchObject({ code: 0, stdout: `${basePackages(dify0_11).join('\n')}\n` })
    await bench.write('mine/python-requirements.txt', 'six==1.16.0\nidna==3.7\n')
    await mkdir(join(bench.folder, 'mine', 'deep'))
    const here = join(bench.folder, 'mine', 'deep')
    const { code, stdout, stderr } = await bench.run(['packages', 'list', ...old], { cwd: here })
    expect(code).toBe(0)
    expect(stdout).toContain('six==1.16.0\n')
    expect(stderr).toContain('! idna 3.10 -> 3.7\n')
    expect(JSON.parse((await bench.run(['packages', ...old, '--json'], { cwd: here })).stdout)).toMatchObject({
      target: 'dify-0.11',
      packages: expect.arrayContaining([{ name: 'six', version: '1.16.0', origin: 'own' }]),
      base_changes: [{ name: 'idna', from: '3.10', to: '3.7' }],
      problems: [],
    })
  })

  it('that can not be had end with 3, the line and the next step', async () => {
    await bench.write('wrong/python-requirements.txt', '# mine\nsix==99.9\n')
    const here = join(bench.folder, 'wrong')
    const { code, stdout, stderr } = await bench.run(['packages', ...old], { cwd: here })
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('six')
    const json = await bench.run(['packages', ...old, '--json'], { cwd: here })
    expect(json.code).toBe(3)
    expect(JSON.parse(json.stdout)).toMatchObject({ packages: [], problems: [{ source: 'requirements', line: 2 }] })
  })
})

describe('the packages of a folder', () => {
  const file = (): Promise<string> => readFile(join(bench.folder, 'edit', 'python-requirements.txt'), 'utf8')
  const packages = (...args: string[]): Promise<End> =>
    bench.run(['packages', ...args, ...old], { cwd: join(bench.folder, 'edit') })

  it('adds and removes, and writes only what can be had', async () => {
    await bench.write('edit/python-requirements.txt', '# mine\r\nidna==3.7  # old\r\n')
    const added = await packages('add', 'six==1.16.0', 'idna>=3.10')
    expect(added.code).toBe(0)
    expect(added.stdout).toContain('six==1.16.0\n')
    expect(await file()).toBe('# mine\r\nidna>=3.10  # old\r\nsix==1.16.0\r\n')
    const wrong = await packages('add', 'six==99.9', '--json')
    expect(wrong.code).toBe(3)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ packages: [], problems: [{ line: 3 }] })
    const removed = await packages('remove', 'SIX')
    expect([removed.code, removed.stdout.includes('six')]).toEqual([0, false])
    expect(await file()).toBe('# mine\r\nidna>=3.10  # old\r\n')
  })

  it('tells what a change does to the base before it is made, and with --dry-run makes none', async () => {
    const text = '# mine\nsix==1.16.0\n'
    await bench.write('edit/python-requirements.txt', text)
    const dry = await packages('add', 'anyio>=4.9', '--dry-run')
    expect(dry.code).toBe(0)
    expect(dry.stdout).toMatch(/^! anyio 4\.6\.2\.post1 -> 4\.\S+ {2}for anyio>=4\.9, httpx\n/)
    expect(dry.stderr).toContain('The target has another version of anyio')
    const json = await packages('remove', 'six', '--dry-run', '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      dry_run: true,
      requirements: '# mine\n',
      changes: [{ name: 'six', from: '1.16.0', to: null, isBase: false, because: [] }],
    })
    expect(await file()).toBe(text)
    const hash = `--hash=sha256:${'0'.repeat(64)}`
    await bench.write('edit/python-requirements.txt', `six==1.16.0 ; python_version >= "3.8" ${hash} # keep\n`)
    const told = await packages('add', 'six==1.17.0', '--dry-run')
    expect(told).toMatchObject({ code: 0, stderr: expect.stringContaining('Line 1: the hashes of six were of') })
    await bench.write('edit/python-requirements.txt', text)
    const wrong = await packages('add', 'rapidfuz', '--dry-run')
    expect([wrong.code, wrong.stdout]).toEqual([3, ''])
    expect(wrong.stderr).toContain('the nearest name is `rapidfuzz`')
    const made = await packages('add', 'anyio>=4.9')
    expect(made.stderr).toMatch(/! anyio 4\.6\.2\.post1 -> [^]*Wrote /)
    expect(await file()).toBe(`${text}anyio>=4.9\n`)
  })

  it('upgrades one or all to what suits the target, in as little of each line as that takes', async () => {
    await bench.write('edit/python-requirements.txt', 'six==1.15.0  # old\nidna\n')
    const six = await packages('upgrade', 'SIX')
    expect(six.code).toBe(0)
    expect(six.stderr).toMatch(/~ six 1\.15\.0 -> 1\.\d+\.\d+ {2}for six==1\.\S+\n/)
    expect(await file()).toMatch(/^six==1\.1[6-9]\.\d+ {2}# old\nidna\n$/)
    const all = await packages('upgrade', '--all', '--json')
    expect(JSON.parse(all.stdout)).toMatchObject({ changes: [{ name: 'idna', from: '3.10', isBase: true }] })
    expect(JSON.parse(all.stdout).base_changes).toMatchObject([{ name: 'idna', from: '3.10' }])
    expect(await file()).toMatch(/\nidna>=3\.\d+\n$/)
    const again = await packages('upgrade', '--all')
    expect(again.stderr).toContain('are the newest')
  })

  it('in the folder of a sandbox are written where it reads them, with what the server needs to take them', async () => {
    await bench.write('volumes/sandbox/dependencies/python-requirements.txt', '# theirs\n')
    const sandbox = ['--workspace', join(bench.folder, 'volumes', 'sandbox')]
    const added = await bench.run(['packages', 'add', 'six==1.16.0', ...sandbox, ...old])
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('`docker compose restart sandbox`') })
    const written = join(bench.folder, 'volumes', 'sandbox', 'dependencies', 'python-requirements.txt')
    expect(await readFile(written, 'utf8')).toBe('# theirs\nsix==1.16.0\n')
  })

  it('writes its list in other forms, and tells the versions of a package', async () => {
    await bench.write('edit/python-requirements.txt', 'six==1.16.0\n')
    const node = await packages('list', '--format', 'node')
    expect((JSON.parse(node.stdout) as { result: string[] }).result).toContain('six==1.16.0')
    const csv = await packages('--format', 'csv')
    expect(csv.stdout).toMatch(/\r\nsix,1\.16\.0,own,,\d+,MIT,/)
    expect((await packages('list', '--format', 'freeze')).stdout).toContain('PySocks==1.7.1\n')
    const versions = await packages('versions', 'Six')
    expect(versions.stdout).toMatch(/^1\.\d+\.\d+.*\n[^]*1\.16\.0 {2}2021-05-05 {2}11 kB\n/)
    const json = JSON.parse((await packages('versions', 'six', '--json')).stdout) as { versions: unknown[] }
    expect(json).toMatchObject({ name: 'six', summary: 'Python 2 and 3 compatibility utilities' })
    expect(json.versions).toContainEqual(expect.objectContaining({ version: '1.16.0', fits: true, is_source: false }))
    const unknown = await packages('versions', 'rapidfuz')
    expect(unknown).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('rapidfuzz') })
  })

  it('tells why a package is there, and which are outdated', async () => {
    await bench.write('edit/python-requirements.txt', 'six==1.16.0\n')
    const why = await packages('why', 'IDNA')
    expect(why).toMatchObject({ code: 0, stdout: 'httpx 0.27.2 -> idna 3.10\nrequests 2.32.3 -> idna 3.10\n' })
    expect(why.stderr).toContain('idna is part of the target.')
    expect(JSON.parse((await packages('why', 'six', '--json')).stdout)).toMatchObject({
      name: 'six',
      origin: 'own',
      chains: [{ asked: 'own', names: ['six'] }],
    })
    const outdated = await packages('outdated')
    expect(outdated.stdout).toMatch(/^six 1\.16\.0 -> 1\.\d+\.\d+\n$/)
    expect(outdated.code).toBe(0)
    await bench.write('newest/python-requirements.txt', 'six\n')
    expect(await bench.run(['packages', 'outdated', ...old], { cwd: join(bench.folder, 'newest') })).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/All packages that python-requirements\.txt asks for are the newest\.\n$/),
    })
  })

  it.each([
    [['burn'], 'It knows: list, add, remove, upgrade, outdated, why, versions, lock, bundle, unbundle.'],
    [['add'], 'name at least one package'],
    [['add', '-r other.txt'], 'There is no option'],
    [['add', './folder'], 'asks for no package by its name'],
    [['remove', 'nothing'], 'does not ask for nothing'],
    [['why', 'nothing'], 'The environment has no nothing'],
    [['list', 'six'], 'too many words'],
    [['list', '--format', 'xml'], 'It knows: text, json, csv, freeze, node.'],
    [['upgrade'], 'or all of them with --all'],
    [['upgrade', 'nothing'], 'does not ask for nothing'],
    [['why', 'six', 'idna'], 'too many words'],
  ])('%j ends with 2 and leaves the file', async (args, words) => {
    await bench.write('edit/python-requirements.txt', 'six==1.16.0\n')
    const { code, stdout, stderr } = await packages(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    expect(await file()).toBe('six==1.16.0\n')
  })
})

describe('the folder of a command', () => {
  it('is the named one, else the current one if it is a workspace, else the one that was open last', async () => {
    const [last, home] = [join(bench.folder, 'last'), join(bench.folder, 'known')]
    await bench.write('last/python-requirements.txt', 'six==1.16.0\n')
    await bench.write('nodes/some.node.yml', 'type: code\n')
    await mkdir(join(bench.folder, 'bare'))
    await bench.write('known/settings.json', JSON.stringify({ workspaces: [last] }))
    const workspaceOf = async (cwd: string, ...args: string[]): Promise<unknown> => {
      const options = { cwd: join(bench.folder, cwd), env: { NODELAB_HOME: home } }
      const { stdout } = await bench.run(['packages', '--json', ...args, ...old], options)
      return (JSON.parse(stdout) as { workspace: string }).workspace
    }
    expect(await workspaceOf('bare')).toBe(last)
    expect(await workspaceOf('nodes')).toBe(join(bench.folder, 'nodes'))
    expect(await workspaceOf('nodes', '--workspace', '../bare')).toBe(join(bench.folder, 'bare'))
    const options = { cwd: join(bench.folder, 'bare'), env: { NODELAB_HOME: home } }
    const added = await bench.run(['packages', 'add', 'idna==3.7', ...old], options)
    expect(added.code).toBe(0)
    expect(added.stderr).toMatch(new RegExp(`^Workspace: ${last}\n`))
    expect(added.stderr).toContain(`Wrote ${join(last, 'python-requirements.txt')}\n`)
    expect(await readFile(join(last, 'python-requirements.txt'), 'utf8')).toBe('six==1.16.0\nidna==3.7\n')
  })

  it('that is not there ends with 2', async () => {
    for (const args of [['packages'], ['env', 'build']]) {
      const { code, stdout, stderr } = await bench.run([...args, '--workspace', 'nowhere'])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('There is no folder nowhere')
    }
  })

  it('of a new author is made as the window makes it', async () => {
    const user = join(bench.folder, 'user')
    const env = { NODELAB_HOME: join(bench.folder, 'fresh'), HOME: user, USERPROFILE: user }
    const made = await bench.run(['first-workspace'], { env })
    const path = join(user, 'Nodelab', 'My nodes')
    expect(made).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' })
    expect(await bench.run(['first-workspace'], { env })).toEqual(made)
    expect((await bench.run(['run', 'add_days', '--json'], { env })).code).not.toBe(2)
  })
})
