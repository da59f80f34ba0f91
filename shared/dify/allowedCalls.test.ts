import { describe, expect, it } from 'vitest'
import { allowedCalls, operatorList } from './allowedCalls'
import { callName, callNumber } from './callNames'
import { withServerSettings } from './serverSettings'
import { dify0_11, dify1_16 } from './targets/records'
import { onSandboxPy, targets } from './targets'

const named = (name: string): number => callNumber(name, 'x64') ?? -1

describe('the calls of a sandbox', () => {
  it('are known for every target but those on dify-sandbox-py', () => {
    for (const target of targets) expect(allowedCalls(target, 'python3', 'x64', true)?.allowed).toContain(named('read'))
    expect(allowedCalls(onSandboxPy(dify1_16), 'python3', 'x64', true)).toBe(null)
  })

  it('differ by release, by language and by the network', () => {
    const [old, now] = [dify0_11, dify1_16].map((target) => allowedCalls(target, 'python3', 'x64', false)?.allowed)
    expect(now?.filter((call) => old?.includes(call) !== true).map((call) => callName(call, 'x64'))).toEqual([
      'fstat',
      'fcntl',
      'setgroups',
    ])
    const node = allowedCalls(dify1_16, 'nodejs', 'x64', true)
    expect(node?.allowed).toContain(named('readlink'))
    expect(node?.soft.map((call) => callName(call, 'x64'))).toEqual(['clone', 'clone3'])
    expect(now).not.toContain(named('socket'))
    expect(allowedCalls(dify1_16, 'python3', 'x64', true)?.allowed).toContain(named('socket'))
  })

  it('have other numbers on arm64', () => {
    const soft = allowedCalls(dify1_16, 'python3', 'arm64', true)?.soft ?? []
    expect(soft.map((call) => callName(call, 'arm64'))).toEqual(['mkdirat', 'clone'])
    expect([callNumber('getcwd', 'arm64'), callNumber('pread64', 'arm64'), callNumber('clone3', 'arm64')]).toEqual([
      17, 67, 435,
    ])
  })

  it('are those of an operator alone where he names them: the network’s are not added', () => {
    const own = withServerSettings(dify1_16, {
      limits: {},
      timeoutSeconds: null,
      enableNetwork: null,
      allowedSyscalls: [0, 1, 79],
    })
    expect(allowedCalls(own, 'python3', 'x64', true)).toEqual({ allowed: [0, 1, 79], soft: [56, 83, 258] })
    expect(allowedCalls(own, 'nodejs', 'x64', true)?.soft).toEqual([])
    const more = { ...own, sandbox: { ...own.sandbox, allowedSyscalls: [0, 7, 41, 42, 44, 53, 288] } }
    expect(allowedCalls(more, 'python3', 'x64', false)?.allowed).toEqual([0, 7, 44, 53])
    expect(operatorList(own, 'x64', [435, 79])).toBe('0,1,28,79,435')
    expect(operatorList(own, 'x64', [79])).toBe('0,1,79')
  })

  it('make a list for a server that holds those of both languages, sorted, each once', () => {
    const list = (operatorList(dify1_16, 'x64', [237, 17]) ?? '').split(',').map(Number)
    expect(list).toEqual([...new Set(list)].sort((a, b) => a - b))
    for (const language of ['python3', 'nodejs'] as const) {
      expect(list).toEqual(expect.arrayContaining([...(allowedCalls(dify1_16, language, 'x64', true)?.allowed ?? [])]))
    }
    expect(list).toEqual(expect.arrayContaining([17, 237]))
  })
})
