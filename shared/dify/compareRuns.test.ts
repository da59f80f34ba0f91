import { describe, expect, it } from 'vitest'
import { plainResult } from '../model/plainResult'
import type { RunResult } from '../model/run'
import { comparePackages, compareRuns, sumOf } from './compareRuns'

const result = (change: Partial<RunResult>): RunResult => ({
  ...plainResult('dify-1.16'),
  status: 'succeeded',
  outputs: '{"a": 1}',
  ...change,
})

const short = (here: Partial<RunResult>, there: Partial<RunResult>) =>
  compareRuns(result(here), result(there)).map(({ part, name, verdict }) => [part, name, verdict].join(' ').trim())

describe('two runs beside each other', () => {
  it('are compared output by output, by what numbers mean', () => {
    expect(short({ outputs: '{"a": 1, "b": [1.0]}' }, { outputs: '{"b": [1], "a": 2}' })).toEqual([
      'status  same',
      'output a differs',
      'output b same',
    ])
    expect(short({ outputs: '{"a": 1}' }, { outputs: '{"c": 1}' })).toEqual([
      'status  same',
      'output a differs',
      'output c differs',
    ])
  })

  it('have the same error where only the names of a run differ', () => {
    const error = (name: string) => `File "/var/sandbox/sandbox-python/tmp/${name}.py", line 35\nValueError: x\n`
    const failed = { status: 'failed', outputs: null } as const
    expect(short({ ...failed, error: error('ab_1') }, { ...failed, error: error('cd_2') })).toEqual([
      'status  same',
      'error  same',
    ])
    expect(short({ ...failed, error: 'a' }, { ...failed, error: 'b' })).toContain('error  differs')
  })

  it('say of stderr that it is not known where the server does not tell it', () => {
    const ranOn = { name: 'x', address: 'http://x', dialect: 'v1', unknown: ['stderr'] } as const
    expect(short({ stderr: 'w' }, { ranOn: { ...ranOn, unknown: [...ranOn.unknown] } })).toContain('stderr  unknown')
    expect(short({ stderr: 'w', prints: 'p' }, {})).toEqual([
      'status  same',
      'output a same',
      'prints  differs',
      'stderr  differs',
    ])
  })

  it.each([
    ['same', {}, {}],
    ['same', { status: 'failed', error: 'a' }, { status: 'failed', error: 'a' }],
    ['differ', {}, { status: 'failed', outputs: null, error: 'a' }],
    ['nothing', { status: 'failed', outputs: null }, { status: 'failed', outputs: null }],
    ['nothing', { status: 'cancelled', outputs: null }, { status: 'cancelled', outputs: null }],
    ['told', { stderr: 'w' }, { ranOn: { name: 'x', address: 'http://x', dialect: 'v1', unknown: ['stderr'] } }],
    ['told', { prints: 'p', truncated: true }, { prints: 'p', truncated: true }],
  ] as const)('come in all to %s: %j, %j', (sum, one, other) => {
    const [here, there] = [result(one as Partial<RunResult>), result(other as Partial<RunResult>)]
    expect(sumOf(compareRuns(here, there), here, there)).toBe(sum)
  })

  it('have packages by the names of an index, those that differ first', () => {
    const here = [
      { name: 'Jinja2', version: '3.1.6' },
      { name: 'typing_extensions', version: '4' },
      { name: 'numpy', version: '2' },
    ]
    const there = [
      { name: 'jinja2', version: '' },
      { name: 'typing-extensions', version: '4' },
      { name: 'pip', version: '25' },
    ]
    expect(comparePackages(here, there)).toEqual([
      { name: 'numpy', here: '2', there: null, isSame: false },
      { name: 'pip', here: null, there: '25', isSame: false },
      { name: 'Jinja2', here: '3.1.6', there: '', isSame: true },
      { name: 'typing_extensions', here: '4', there: '4', isSame: true },
    ])
  })
})
