import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { areModulesCurrent, isNodeNewEnough } from './nodeModules.mjs'

describe('isNodeNewEnough', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('takes %s', (version) => {
    expect(isNodeNewEnough(version)).toBe(true)
  })

  it.each(['20.18.3', '18.20.8', '9.99.0'])('refuses %s', (version) => {
    expect(isNodeNewEnough(version)).toBe(false)
  })
})

describe('areModulesCurrent', () => {
  let folder = ''
  const lock = () => join(folder, 'package-lock.json')
  const marker = () => join(folder, 'node_modules', '.package-lock.json')
  const stamp = () => join(folder, 'node_modules', '.nodelab-lock')
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  /** Seconds; only their order counts. */
  const setTime = (path: string, time: number) => utimesSync(path, time, time)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nodelab-modules-'))
    writeFileSync(lock(), '{"lockfileVersion":3}')
    mkdirSync(join(folder, 'node_modules'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('says no where npm has installed nothing, or was interrupted before its marker', () => {
    expect(areModulesCurrent(folder)).toBe(false)
    rmSync(join(folder, 'node_modules'), { recursive: true })
    expect(areModulesCurrent(folder)).toBe(false)
  })

  it('says yes for the lock that was installed, whatever its time', () => {
    writeFileSync(marker(), '{}')
    writeFileSync(stamp(), hash('{"lockfileVersion":3}'))
    setTime(marker(), 1_000)
    setTime(lock(), 2_000)
    expect(areModulesCurrent(folder)).toBe(true)
  })

  it('says no once the lock has another content, however old it looks', () => {
    writeFileSync(marker(), '{}')
    writeFileSync(stamp(), hash('{"lockfileVersion":2}'))
    setTime(marker(), 2_000)
    setTime(lock(), 1_000)
    expect(areModulesCurrent(folder)).toBe(false)
  })

  it('goes by the times where npm was called by hand', () => {
    writeFileSync(marker(), '{}')
    setTime(lock(), 1_000)
    setTime(marker(), 2_000)
    expect(areModulesCurrent(folder)).toBe(true)
    setTime(lock(), 3_000)
    expect(areModulesCurrent(folder)).toBe(false)
  })
})
