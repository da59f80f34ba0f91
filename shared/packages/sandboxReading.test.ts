import { describe, expect, it } from 'vitest'
import { findTarget } from '../dify/targets'
import type { Target } from '../dify/targets/target'
import { describeProblem } from '../problems'
import { readForSandbox } from './sandboxReading'

function target(id: string): Target {
  const found = findTarget(id)
  if (found === null) throw new Error(id)
  return found
}

const old = target('dify-0.11')
const py = target('dify-1.16+sandbox-py')

const told = (text: string, of: Target = old) =>
  readForSandbox(text, of).map(({ line, severity, code }) => `${line} ${severity} ${code}`)

describe('what the official sandbox makes of a line', () => {
  it.each([
    ['# note\n\n', []],
    ['tabulate==0.9.0', []],
    ['tabulate', ['1 info line-open']],
    ['tabulate>=0.9', ['1 info line-open']],
    ['tabulate==0.*', ['1 info line-open']],
    ['requests', ['1 info line-in-base']],
    ['Requests==2.32.3', ['1 info line-in-base']],
    ['anyio>=4.9', ['1 warning line-changes-base']],
    ['numpy==1.26.4', ['1 warning line-killed']],
    ['requests=>2', ['1 error line-unreadable']],
    ['a==1\na==2', ['2 error line-contradicts']],
    ['a==1 ; python_version < "3.8"\na==2 ; python_version >= "3.8"', ['1 info line-marker-off']],
    ['a>=1\na==2', ['1 info line-open']],
    ['tabulate ; sys_platform == "win32"', ['1 info line-marker-off']],
    ['tabulate==1 ; platform_machine == "arm64"', []],
    ['git+https://x.example/a.git', ['1 error line-needs-git']],
    ['-e git+https://x.example/a.git', ['1 error line-needs-git']],
    ['a @ https://x.example/a.whl', ['1 info line-address']],
    ['a @ https://me:pw@x.example/a.whl', ['1 warning line-secret', '1 info line-address']],
    ['a @ git+ssh://git@x.example/a', ['1 error line-needs-git']],
    ['-i https://${TOKEN}@x.example/simple', ['1 warning line-variable', '1 info line-index']],
    ['./a.whl', ['1 error line-path']],
    ['-e .', ['1 error line-path']],
    ['/wheels/a-1-py3-none-any.whl', ['1 warning line-whole-path']],
    ['a @ file:///wheels/a.whl', ['1 warning line-whole-path']],
    ['-r more.txt', ['1 error line-other-file']],
    ['-c /conf/c.txt', ['1 warning line-whole-path']],
    ['-r https://x.example/r.txt', ['1 info line-address']],
    ['-i https://x.example/simple', ['1 info line-index']],
    ['--extra-index-url https://x.example/simple', ['1 warning line-extra-index']],
    ['-f ./wheels', ['1 warning line-links-ignored']],
    ['--frozen', ['1 error line-option-unknown']],
    ['a @ https://x.example/${TOKEN}/a.whl', ['1 warning line-variable', '1 info line-address']],
    ['a==1 # x \\\nb==1', ['1 warning line-swallowed']],
    [
      'a==1 --hash=sha256:0\nb==1 --hash=sha256:0\nc==1\nd>=1 --hash=sha256:0',
      ['1 warning line-hashes', '3 error line-no-hash', '4 error line-no-hash', '4 info line-open'],
    ],
  ])('%j', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('what dify-sandbox-py makes of a line', () => {
  it.each([
    ['requests=>2', ['1 warning line-unreadable-py']],
    ['numpy==1.26.4', []],
    ['-r more.txt', ['1 warning line-beside']],
    ['./a.whl', ['1 warning line-path-py']],
    ['git+https://x.example/a.git', ['1 warning line-needs-git-py']],
    ['a==1 --hash=sha256:0\nb==1', []],
    ['requests==2.32.3', []],
  ])('%j', (text, expected) => {
    expect(told(text, py)).toEqual(expected)
  })
})

it('every sentence has its parts, in both languages, and shows no password', () => {
  const text =
    'six\nanyio>=4.9\nrequests\nnumpy\n???\n./a\n/a.whl\n-r b\n-r /b\ngit+https://me:pw@x.example/a\na @ https://me:pw@x.example/a.whl\n-f c\n-i https://me:pw@x.example/simple\n--frozen\nb==1 --hash=sha256:0\nb==2\nc; python_version < "3"\n${X}/a.whl'
  for (const of of [old, py, target('dify-1.16')]) {
    const problems = readForSandbox(text, of)
    expect(problems.length).toBeGreaterThan(15)
    for (const problem of problems) {
      for (const language of ['en', 'zh-CN'] as const) {
        const said = Object.values(describeProblem(problem, language)).join(' ')
        expect(said).not.toMatch(/\{(?!TOKEN|X\})\w+\}|pw@|undefined/)
      }
    }
  }
})
