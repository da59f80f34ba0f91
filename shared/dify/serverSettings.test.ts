import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readServerSettings,
  serverChanges,
  serverSettingsOf,
  withoutIgnored,
  withServerSettings,
} from './serverSettings'
import { defaultTarget } from './targets'

describe('settings of a server', () => {
  it('come from its own .env lines, among others', () => {
    const read = readServerSettings(`# limits
CODE_MAX_STRING_LENGTH=100000
export CODE_MAX_NUMBER="99999999999999999999"
CODE_MIN_NUMBER=-5 # small
CODE_MAX_DEPTH = 7
TEMPLATE_TRANSFORM_MAX_LENGTH='20'
SANDBOX_WORKER_TIMEOUT=60
SANDBOX_ENABLE_NETWORK=false
SECRET_KEY=sk-1\r
`)
    expect(read).toEqual({
      limits: {
        maxStringLength: 100_000,
        maxNumber: '99999999999999999999',
        minNumber: '-5',
        maxDepth: 7,
        maxTemplateLength: 20,
      },
      timeoutSeconds: 60,
      enableNetwork: false,
      taken: [
        { line: 2, key: 'CODE_MAX_STRING_LENGTH', setting: 'maxStringLength', later: null },
        { line: 3, key: 'CODE_MAX_NUMBER', setting: 'maxNumber', later: null },
        { line: 4, key: 'CODE_MIN_NUMBER', setting: 'minNumber', later: null },
        { line: 5, key: 'CODE_MAX_DEPTH', setting: 'maxDepth', later: null },
        { line: 6, key: 'TEMPLATE_TRANSFORM_MAX_LENGTH', setting: 'maxTemplateLength', later: null },
        { line: 7, key: 'SANDBOX_WORKER_TIMEOUT', setting: 'timeoutSeconds', later: null },
        { line: 8, key: 'SANDBOX_ENABLE_NETWORK', setting: 'enableNetwork', later: null },
      ],
      faults: [],
      ignored: ['SECRET_KEY'],
    })
    const target = withServerSettings(defaultTarget, read)
    expect(target.limits.maxStringLength).toBe(100_000)
    expect(target.limits.maxStringArrayLength).toBe(30)
    expect(target.sandbox).toMatchObject({ timeoutSeconds: 60, enableNetwork: false })
  })

  it('come from a compose file as well', () => {
    const read = readServerSettings(
      '      CODE_MAX_STRING_ARRAY_LENGTH: ${CODE_MAX_STRING_ARRAY_LENGTH:-300}\n- CODE_MAX_DEPTH=6',
    )
    expect(read.limits).toEqual({ maxStringArrayLength: 300, maxDepth: 6 })
  })

  it('come from the sandbox’s own config.yaml: calls, network, proxies, preload', () => {
    const read = readServerSettings(`app:
  port: 8194
worker_timeout: 20
enable_network: True # please make sure there is no network risk in your environment
enable_preload: true
allowed_syscalls: # please leave it empty if you have no idea how seccomp works
  - 0
  - 1 # write
  - 79
proxy:
  socks5: ''
  http: 'http://proxy.example:3128'
`)
    expect(read).toMatchObject({
      timeoutSeconds: 20,
      enableNetwork: true,
      enablePreload: true,
      allowedSyscalls: [0, 1, 79],
      proxies: { http: 'http://proxy.example:3128' },
      faults: [],
    })
    expect(readServerSettings('max_workers: 2\nMAX_REQUESTS=9')).toMatchObject({
      maxWorkers: 2,
      maxRequests: 9,
      faults: [],
    })
    expect(readServerSettings('MAX_WORKERS=0').faults).toMatchObject([{ kind: 'no-number', key: 'MAX_WORKERS' }])
    const gate = serverChanges(defaultTarget, serverSettingsOf('MAX_WORKERS=2\nMAX_REQUESTS=50'))
    expect(gate).toEqual([{ setting: 'maxWorkers', from: 4, to: 2 }])
    expect(readServerSettings('allowed_syscalls: [0, 1]').allowedSyscalls).toEqual([0, 1])
    const { sandbox } = withServerSettings(defaultTarget, readServerSettings('ALLOWED_SYSCALLS=0,1,3'))
    expect(sandbox).toMatchObject({ allowedSyscalls: [0, 1, 3], timeoutSeconds: 15, enableNetwork: true })
  })

  it('are the numbers that count, without zeros before them', () => {
    const read = readServerSettings('CODE_MAX_NUMBER=0100\nCODE_MIN_NUMBER=-007\nCODE_MAX_DEPTH=08')
    expect(read.limits).toEqual({ maxNumber: '100', minNumber: '-7', maxDepth: 8 })
    expect(readServerSettings('CODE_MAX_NUMBER=-000').limits).toEqual({ maxNumber: '0' })
  })

  it('take the last line of a name', () => {
    expect(readServerSettings('CODE_MAX_DEPTH=6\nCODE_MAX_DEPTH=8').limits).toEqual({ maxDepth: 8 })
  })

  it.each([
    ['ALLOWED_SYSCALLS=0, 1', { line: 1, key: 'ALLOWED_SYSCALLS', value: '0, 1', kind: 'no-list' }],
    ['CODE_MAX_DEPTH=five', { line: 1, key: 'CODE_MAX_DEPTH', value: 'five', kind: 'no-number' }],
    ['\nCODE_MAX_NUMBER=1e5', { line: 2, key: 'CODE_MAX_NUMBER', value: '1e5', kind: 'no-number' }],
    ['ENABLE_NETWORK=maybe', { line: 1, key: 'ENABLE_NETWORK', value: 'maybe', kind: 'no-switch' }],
    ['hello there', { line: 1, key: '', value: 'hello there', kind: 'no-assignment' }],
  ])('say which line of %j can not be taken', (text, fault) => {
    expect(readServerSettings(text)).toMatchObject({ limits: {}, faults: [fault] })
  })

  it('never throw, and change nothing where nothing is named', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { limits, faults, ignored } = readServerSettings(text)
        if (Object.keys(limits).length === 0 && faults.length === 0 && ignored.length === 0) {
          expect(withServerSettings(defaultTarget, readServerSettings(text)).limits).toEqual(defaultTarget.limits)
        }
        for (const { line } of faults) expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
      }),
    )
  })
})

it('other names are taken out with their lines, and nothing else', () => {
  const text = '# a server\r\nSECRET_KEY=sk-1\r\n\r\nCODE_MAX_DEPTH=7\r\nCODE_MAX_PRECISION=x\r\nexport DB_PASSWORD="b"'
  expect(withoutIgnored(text)).toBe('# a server\r\n\r\nCODE_MAX_DEPTH=7\r\nCODE_MAX_PRECISION=x\r\n')
})

describe('what a server’s settings change', () => {
  it('is told from the record to the server, and what repeats the record is no change', () => {
    const settings = serverSettingsOf(
      'CODE_MAX_DEPTH=5\nCODE_MAX_STRING_LENGTH=10\nWORKER_TIMEOUT=60\nENABLE_NETWORK=off',
    )
    expect(serverChanges(defaultTarget, settings)).toEqual([
      { setting: 'maxStringLength', from: 400_000, to: 10 },
      { setting: 'timeoutSeconds', from: 15, to: 60 },
      { setting: 'enableNetwork', from: true, to: false },
    ])
  })

  it('is nothing where the lines name no setting, whatever else they are called', () => {
    expect(serverSettingsOf('SECRET_KEY=1\nconstructor=5\n__proto__=5\ntoString=5')).toBeNull()
    expect(serverChanges(defaultTarget, null)).toEqual([])
  })

  it('is what the last line of a name says, and the earlier one names it', () => {
    const { taken, limits } = readServerSettings('CODE_MAX_DEPTH=6\n\nCODE_MAX_DEPTH=7')
    expect(limits).toEqual({ maxDepth: 7 })
    expect(taken.map(({ line, later }) => [line, later])).toEqual([
      [1, 3],
      [3, null],
    ])
  })
})
