import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale, sourceStamp } from './build.mjs'

describe('sourceStamp', () => {
  let folder = ''
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nodelab-stamp-'))
    write('electron/main.ts', 'one')
    write('renderer/app/main.tsx', 'two')
    write('shared/contract.ts', 'three')
    write('vite.main.config.ts', 'four')
    write('package.json', '{}')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('stays the same while nothing changes', () => {
    expect(sourceStamp(folder)).toBe(sourceStamp(folder))
  })

  it.each(['electron/main.ts', 'renderer/app/main.tsx', 'shared/contract.ts', 'vite.main.config.ts', 'package.json'])(
    'changes with an edit of %s',
    (path) => {
      const before = sourceStamp(folder)
      write(path, 'another text')
      expect(sourceStamp(folder)).not.toBe(before)
    },
  )

  it('changes with an edit that keeps the size', () => {
    const before = sourceStamp(folder)
    write('electron/main.ts', 'ONE')
    utimesSync(join(folder, 'electron/main.ts'), 5_000, 5_000)
    expect(sourceStamp(folder)).not.toBe(before)
  })

  it('changes with a new, a removed and a renamed file', () => {
    const stamps = [sourceStamp(folder)]
    write('shared/new.ts', '')
    stamps.push(sourceStamp(folder))
    renameSync(join(folder, 'shared/new.ts'), join(folder, 'shared/other.ts'))
    stamps.push(sourceStamp(folder))
    rmSync(join(folder, 'electron/main.ts'))
    stamps.push(sourceStamp(folder))
    expect(new Set(stamps).size).toBe(stamps.length)
  })

  it('does not look at what is not built', () => {
    const before = sourceStamp(folder)
    write('docs/page.md', 'text')
    write('out/main.cjs', 'built')
    expect(sourceStamp(folder)).toBe(before)
  })

  it('tells of a build that is older than its sources, or missing', () => {
    expect(isStale(folder)).toBe(true)
    write('out/.stamp', sourceStamp(folder))
    expect(isStale(folder)).toBe(false)
    write('shared/contract.ts', 'three, and more')
    expect(isStale(folder)).toBe(true)
  })
})
