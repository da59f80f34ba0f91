import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { triage } from '../appFile/testing/triage'
import { type CliBench, createCliBench } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  await bench.write('triage.yml', triage)
})
afterAll(() => bench.remove())

const textOf = (name: string): Promise<string> => readFile(join(bench.folder, name), 'utf8')

describe('nodelab app', () => {
  it('lists the nodes of an app with the way to each', async () => {
    const { code, stdout, stderr } = await bench.run(['app', 'list', 'triage.yml'])
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['2', 'python3', 'Start → Parse ticket'],
      ['4', 'python3', 'Start → Parse ticket → Each word ▸ → Build word'],
      ['5', 'jinja2', 'Start → Parse ticket → Each word → Say it'],
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const json: unknown = JSON.parse((await bench.run(['app', 'list', 'triage.yml', '--json'])).stdout)
    expect(json).toMatchObject({ app: 'Customer triage', mode: 'workflow', dsl: '0.6.0', nodes: [{ id: '2' }, {}, {}] })
  })

  it('runs a node with what the app says for its inputs', async () => {
    const { code, stdout } = await bench.run(['app', 'run', 'triage.yml#2', '--input', 'n=2'])
    expect(JSON.parse(stdout)).toEqual({ urgent: ['down'], score: 0.2 })
    expect(code).toBe(0)
    const whole = await bench.run(['run', 'triage.yml'])
    expect(whole.code).toBe(2)
    expect(whole.stderr).toContain('triage.yml#2')
    const missing = await bench.run(['run', 'triage.yml#7'])
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('`7`')
  })

  it('makes node files of an app, and puts them back to the byte but for what changed', async () => {
    const extracted = await bench.run(['app', 'extract', 'triage.yml', '-o', 'nodes'])
    expect(extracted.code).toBe(0)
    const paths = extracted.stdout.trim().split('\n')
    expect(paths.map((path) => path.split('/').at(-1))).toEqual([
      'Parse ticket.node.yml',
      'Build word.node.yml',
      'Say it.node.yml',
    ])
    const again = await bench.run(['app', 'extract', 'triage.yml', '-o', 'nodes'])
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('is there already')

    const same = await bench.run(['app', 'apply', 'triage.yml', ...paths])
    expect(same.stderr).toContain('lines changed: 0')
    expect(await textOf('triage.yml')).toBe(triage)

    const name = 'nodes/Parse ticket.node.yml'
    await bench.write(name, (await textOf(name)).replace('refund', 'broken'))
    const dry = await bench.run(['app', 'apply', 'triage.yml', name, '--dry-run'])
    expect(dry.stdout).toContain('broken')
    expect(await textOf('triage.yml')).toBe(triage)
    const applied = await bench.run(['app', 'apply', 'triage.yml', name, '--json'])
    expect(JSON.parse(applied.stdout)).toMatchObject({ changed: 1, written: true, nodes: ['2'] })
    expect(await textOf('triage.yml')).toBe(triage.replace('refund', 'broken'))
  })

  it('says what is wrong, and writes nothing', async () => {
    await bench.write('broken.yml', triage.replace('title: Say it', "title: 'Say it"))
    const broken = await bench.run(['app', 'list', 'broken.yml'])
    expect(broken.code).toBe(2)
    expect(broken.stderr).toMatch(/Line \d+/)
    await bench.write('other.node.yml', 'title: Other\ntype: code\ncode_language: python3\ncode: x\n')
    const other = await bench.run(['app', 'apply', 'triage.yml', 'other.node.yml'])
    expect(other.code).toBe(2)
    expect(other.stderr).toContain('app_node')
    expect((await bench.run(['app', 'paint', 'triage.yml'])).code).toBe(2)
    expect((await bench.run(['app', 'list', 'nowhere.yml'])).code).toBe(2)
    expect((await bench.run(['app', 'apply', 'triage.yml'])).code).toBe(2)
  })
})
