import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallOptions, type CliBench, createCliBench, type End } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
}, 60_000)
afterAll(() => bench.remove())

const old = ['--target', '0.11'] as const

function packages(folder: string, args: readonly string[], options: CallOptions = {}): Promise<End> {
  return bench.run(['packages', ...args], { cwd: join(bench.folder, folder), ...options })
}

describe('nodelab packages lock', () => {
  it('writes the lock; --check tells by its exit code whether it fits', async () => {
    await bench.write('locked/python-requirements.txt', 'six==1.16.0\n')
    const none = await packages('locked', ['lock', '--check', ...old])
    expect([none.code, none.stdout]).toEqual([1, ''])
    expect(none.stderr).toContain('There is no python-requirements.lock')
    const written = await packages('locked', ['lock', ...old])
    expect([written.code, written.stderr]).toEqual([0, '· resolving\n'])
    expect(written.stdout).toMatch(/python-requirements\.lock: 20 packages for dify-0\.11, with their hashes\n$/)
    expect(await readFile(join(bench.folder, 'locked/python-requirements.lock'), 'utf8')).toContain('six==1.16.0 \\\n')
    const fits = await packages('locked', ['lock', '--check', '--json', ...old])
    expect(fits.code).toBe(0)
    expect(JSON.parse(fits.stdout)).toMatchObject({ state: 'matches', packages: 20, problems: [] })
    const other = await packages('locked', ['lock', '--check', '--target', '1.9'])
    expect(other.code).toBe(1)
    expect(other.stderr).toContain('It was resolved for dify-0.11, and this is dify-1.9')
    await bench.write('locked/python-requirements.txt', 'six==1.17.0\n')
    const differs = await packages('locked', ['lock', '--check', '--json', ...old])
    expect(differs.code).toBe(1)
    expect(JSON.parse(differs.stdout)).toMatchObject({
      state: 'differs',
      problems: [{ code: 'lock-differs-requirements' }],
    })
  })
})

describe('nodelab packages bundle', () => {
  it('makes a file, from which a folder without a network has the same packages', async () => {
    await bench.write('teacher/python-requirements.txt', 'six==1.16.0\n')
    const made = await packages('teacher', ['bundle', '-o', '../lesson.zip', ...old])
    expect([made.code, made.stdout]).toEqual([
      0,
      expect.stringMatching(/lesson\.zip: 20 packages for dify-0\.11, [\d.]+ MB\n$/),
    ])
    expect(made.stderr).toMatch(/^· 1\/20 \S+$/m)
    await mkdir(join(bench.folder, 'laptop'))
    const offline = {
      env: {
        UV_OFFLINE: '1',
        UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple',
        PIP_FIND_LINKS: '',
        UV_CACHE_DIR: join(bench.home, 'empty-cache'),
        NODELAB_HOME: join(bench.home, 'laptop'),
      },
    }
    const workspace = ['--workspace', '.']
    const taken = await packages('laptop', ['unbundle', '../lesson.zip', '--json', ...workspace], offline)
    expect(taken.code).toBe(0)
    expect(JSON.parse(taken.stdout)).toMatchObject({ target: 'dify-0.11', packages: 20, problems: [] })
    expect(await readFile(join(bench.folder, 'laptop/python-requirements.txt'), 'utf8')).toBe('six==1.16.0\n')
    const listed = await packages('laptop', ['list', ...old], offline)
    expect(listed.stdout).toContain('six==1.16.0\n')
  }, 60_000)

  it('writes over no other requirements without a word', async () => {
    await bench.write('other/python-requirements.txt', 'idna\n')
    const refused = await packages('other', ['unbundle', '../lesson.zip'])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Use --force')])
    expect(await readFile(join(bench.folder, 'other/python-requirements.txt'), 'utf8')).toBe('idna\n')
    expect((await packages('other', ['unbundle', '../lesson.zip', '--force'])).code).toBe(0)
    expect(await readFile(join(bench.folder, 'other/python-requirements.txt'), 'utf8')).toBe('six==1.16.0\n')
    expect(await readFile(join(bench.folder, 'other/python-requirements.txt.before'), 'utf8')).toBe('idna\n')
  })

  it.each([
    [['bundle'], 2, '-o lesson.zip'],
    [['unbundle'], 2, 'name the bundle'],
    [['unbundle', 'nowhere.zip'], 2, 'There is no such bundle'],
    [['unbundle', 'python-requirements.txt'], 2, 'This is no bundle of packages'],
  ])('%j ends with %i and says why', async (args, code, words) => {
    const end = await packages('other', args)
    expect([end.code, end.stderr]).toEqual([code, expect.stringContaining(words)])
  })
})
