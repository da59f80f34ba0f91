import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { EnvironmentWish } from '../engineTypes'
import { startTestEngine, type TestEngine } from '../testing/testEngine'
import { reasonsIn } from './rehearse'

let test: TestEngine
beforeAll(async () => {
  test = await startTestEngine()
})
afterAll(() => test.end())

const wish = (requirements: string): EnvironmentWish => ({ target: dify0_11, requirements, dependencies: [] })

describe('a change that is rehearsed', () => {
  it('tells what it does to the base, what it adds, and who asks for it', async () => {
    const { packages, environments } = test.engine
    const asked = wish('# mine\nanyio>=4.9  # newer\npython-docx==1.1.2\n')
    const { changes, problems } = await packages.rehearse('here', { before: wish(''), wish: asked })
    expect(problems).toEqual([])
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'anyio', from: '4.6.2.post1', isBase: true }),
        expect.objectContaining({ name: 'lxml', from: null, isBase: false }),
        expect.objectContaining({ name: 'python-docx', from: null, to: '1.1.2', isBase: false }),
      ]),
    )
    expect(changes.filter(({ from, to }) => from === to)).toEqual([])
    expect(changes.find(({ name }) => name === 'anyio')?.because).toEqual(['anyio>=4.9', 'httpx'])
    expect(changes.find(({ name }) => name === 'lxml')?.because).toEqual(['python-docx'])
    const made = await environments.wait(asked)
    for (const { name, to } of changes) {
      expect(made.environment?.packages.find((one) => one.name === name)?.version).toBe(to)
    }
    const back = await packages.rehearse('here', { before: asked, wish: wish('') })
    expect(back.changes.find(({ name }) => name === 'anyio')).toMatchObject({ to: '4.6.2.post1', isBase: true })
    expect(back.changes.find(({ name }) => name === 'lxml')).toMatchObject({ to: null, because: [] })
  })

  it('that can not be had says why, with what is nearest', async () => {
    const { packages, environments } = test.engine
    const unknown = await packages.rehearse('here', { before: wish(''), wish: wish('six\nrapidfuz==3.0\n') })
    expect(unknown).toMatchObject({
      changes: [],
      problems: [
        { code: 'package-unknown', line: 2, params: { name: 'rapidfuz', nearest: 'rapidfuzz' }, fix: 'use-nearest' },
      ],
    })
    const failed = await environments.wait(wish('six==1.15.99\n'))
    expect(failed).toMatchObject({
      status: 'failed',
      problems: [
        { code: 'version-unknown', params: { nearest: expect.stringMatching(/^1\.15\.0, 1\.16\.0, 1\.\d+/) } },
      ],
    })
  })

  it('ends where a later one is asked, and builds nothing from source', async () => {
    const { packages } = test.engine
    const first = packages.rehearse('here', { before: wish(''), wish: wish('pandas\n') })
    const second = packages.rehearse('here', { before: wish(''), wish: wish('docopt==0.6.2\n') })
    const other = packages.rehearse('there', { before: wish(''), wish: wish('six==1.16.0\n') })
    expect((await first).problems).toMatchObject([{ code: 'build-cancelled', severity: 'info' }])
    expect((await second).problems).toMatchObject([{ code: 'package-held', params: { name: 'docopt' }, line: 1 }])
    expect((await other).problems).toEqual([])
  })

  it('reads who asks for what in the words of uv', () => {
    const text =
      'anyio==4.16.0  # via httpx, -r /tmp/a/python-requirements.txt\nidna==3.10 ; python_version < "3.14"  # via -r base.txt\nmine @ https://a.example/mine.whl  # via -r /tmp/a/nodelab.dependencies.txt\n'
    const asked = { ...wish('Anyio>=4.9 # so\nanyio!=4.10\n'), dependencies: [{ name: 'mine', version: '' }] }
    expect([...reasonsIn(text, asked)]).toEqual([
      ['anyio', ['Anyio>=4.9', 'anyio!=4.10', 'httpx']],
      ['idna', []],
      ['mine', ['mine']],
    ])
  })
})
