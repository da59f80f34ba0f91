import { describe, expect, it } from 'vitest'
import { describeProblem } from '../problems'
import { refusedCallProblem } from '../problems/refusedCall'
import { functionName, refusedCalls, type SeenCall } from './refusedCalls'
import { dify1_16 } from './targets/records'

const seen = (call: number, stack: SeenCall['stack'], more: Partial<SeenCall> = {}): SeenCall => ({
  call,
  stack,
  count: 1,
  soft: false,
  child: false,
  ...more,
})
const place = { code: 'import os\ndef main():\n    os.path.abspath("x")\n', linesBefore: 0, userLines: 4 }
const python = { target: dify1_16, language: 'python3', processor: 'x64', place } as const

describe('a refused call', () => {
  it('is told at the author’s line, with the function that he called, and the first that ends the run is marked', () => {
    const abspath = seen(79, [
      ['<frozen posixpath>', 423, 'abspath'],
      ['<fd3>', 3, 'main'],
      ['<fd3>', 20, '<module>'],
    ])
    const made = seen(83, [['<fd3>', 2, 'main']], { soft: true })
    const child = seen(59, [['<fd3>', 2, 'main']], { child: true })
    expect(refusedCalls([made, child, abspath, abspath], python)).toEqual([
      {
        call: 'mkdir',
        number: 83,
        line: 2,
        through: null,
        count: 1,
        inDify: 'does-nothing',
        isFirst: false,
        isOfChild: false,
      },
      { call: 'execve', number: 59, line: 2, through: null, count: 1, inDify: 'ends', isFirst: false, isOfChild: true },
      {
        call: 'getcwd',
        number: 79,
        line: 3,
        through: 'os.path.abspath',
        count: 2,
        inDify: 'ends',
        isFirst: true,
        isOfChild: false,
      },
    ])
  })

  it('of the wrapper has no line, and what Python keeps of a module as it imports it is none', () => {
    const wrapper = seen(79, [['<fd3>', 9, '<module>']])
    const cache = seen(
      83,
      [
        ['<frozen importlib._bootstrap_external>', 10, 'set_data'],
        ['<fd3>', 1, '<module>'],
      ],
      { soft: true },
    )
    expect(refusedCalls([wrapper, cache], python)).toMatchObject([{ call: 'getcwd', line: null }])
  })

  it('of Node is read in the stack that V8 writes', () => {
    const stack =
      'Error\n    at main (eval at <anonymous> (/x/run-1/nodelab-script.cjs:2:1), <anonymous>:3:10)\n    at eval (eval at <anonymous> (/x/run-1/nodelab-script.cjs:2:1), <anonymous>:9:1)'
    const told = refusedCalls([seen(217, [[stack, 0, 'fs.readdirSync']])], { ...python, language: 'nodejs' })
    expect(told).toMatchObject([{ call: 'getdents64', line: 3, through: 'fs.readdirSync' }])
  })

  it.each([
    ['/usr/lib/python3.12/posixpath.py', 'abspath', 'os.path.abspath'],
    ['/e/lib/python3.10/site-packages/numpy/core/__init__.py', '<module>', 'import numpy.core'],
    ['C:\\Python312\\Lib\\tempfile.py', 'gettempdir', 'tempfile.gettempdir'],
    ['<frozen os>', 'makedirs', 'os.makedirs'],
  ])('names the function of %s', (file, name, told) => {
    expect(functionName(file, name)).toBe(told)
  })

  it('says what to do instead in both languages, whatever the call is', () => {
    for (const number of [79, 87, 293, 53, 237, 435, 107, 21, 98, 95, 41, 217, 317]) {
      const [call] = refusedCalls([seen(number, [['<fd3>', 3, 'main']])], python)
      if (call === undefined) throw new Error('none told')
      for (const language of ['en', 'zh-CN'] as const) {
        const words = describeProblem(refusedCallProblem(call, 'error'), language)
        expect(words.title).toContain(`(${number})`)
        expect(words.next.length).toBeGreaterThan(5)
      }
    }
  })
})
