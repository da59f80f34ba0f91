import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallOptions, type CliBench, createCliBench, type End } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await lesson(['new', 'tea'])
  await change('tea/lesson.yml', '[dify-1.16]', '[dify-0.11]')
}, 60_000)
afterAll(() => bench.remove())

const lesson = (args: readonly string[], options: CallOptions = {}): Promise<End> =>
  bench.run(['lesson', ...args], options)

async function change(name: string, from: string, to: string): Promise<void> {
  const path = join(bench.folder, name)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}

describe('nodelab lesson check', () => {
  it('tries a lesson on the target that is asked for, by any of its names', async () => {
    const { code, stderr } = await lesson(['check', 'tea', '--target', '0.11'])
    expect([code, stderr]).toEqual([0, expect.stringContaining('Lessons tried: 1.')])
    await change('tea/solution.node.yml', 'text.upper()', 'text.lower()')
    const failed = await lesson(['check', 'tea', '--target', 'Dify 0.11'])
    expect([failed.code, failed.stdout]).toEqual([1, expect.stringContaining('on Dify 0.11')])
    const chinese = await lesson(['check', 'tea'], { env: { LANG: 'zh_CN.UTF-8' } })
    expect([chinese.code, chinese.stdout]).toEqual([1, expect.stringContaining('未通过“输入 `tea` 得到 `TEA`”')])
    await change('tea/solution.node.yml', 'text.lower()', 'text.upper()')
  }, 60_000)

  it('refuses a target that there is none of, and says so of a lesson that has not the one asked for', async () => {
    const unknown = await lesson(['check', 'tea', '--target', 'nonsense'])
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('nonsense')])
    const other = await lesson(['check', 'tea', '--target', '1.13'])
    expect([other.code, other.stdout]).toEqual([2, ''])
    expect(other.stderr).toContain('tea was not tried')
    expect(other.stderr).toContain('dify-0.11')
    expect(other.stderr).not.toContain('Lessons tried')
    const json = await lesson(['check', 'tea', '--target', '1.13', '--json'])
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([2, { lessons: ['tea'], untried: ['tea'], faults: [] }])
  }, 30_000)

  it('tells an environment that cannot be had as itself, once, and ends with 3', async () => {
    await bench.write('tea/solution.requirements.txt', 'six==99.9\n')
    const { code, stdout, stderr } = await lesson(['check', 'tea'])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('tea could not be tried on Dify 0.11')
    expect(stderr.match(/six==99\.9/g)?.length ?? 0).toBeGreaterThan(0)
    expect(stderr).not.toContain('solution does not pass')
    const json = await lesson(['check', 'tea', '--json'])
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([3, { faults: [], broken: { lesson: 'tea' } }])
    await writeFile(join(bench.folder, 'tea/solution.requirements.txt'), '')
  }, 60_000)

  it('tells what cannot be read by its line, with the file and a step that fits', async () => {
    await lesson(['new', 'broken'])
    await change('broken/start.node.yml', 'variables:', 'variables: [')
    for (const env of [{}, { LANG: 'zh_CN.UTF-8' }]) {
      const { code, stdout } = await lesson(['check', 'broken', '--quick'], { env })
      expect(code).toBe(2)
      expect(stdout).toContain('start.node.yml')
      expect(stdout).not.toMatch(/\{\w+\}|run it again|重新运行/)
    }
  }, 30_000)
})
