import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { createWindowsEnding } from './windowsEnding'

let root: string
let remove: () => Promise<void>

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  const taskkill = join(root, 'taskkill')
  writeFileSync(taskkill, `#!/bin/sh\necho "$@" >> asked\n`)
  chmodSync(taskkill, 0o755)
})
afterEach(() => remove())

const asked = (): string => (existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8') : '')

describe.skipIf(process.platform === 'win32')('taskkill (its stand-in is a shell script)', () => {
  it('is asked to end the tree of a leader that runs, and nothing of one that has ended', async () => {
    const windowsEnding = createWindowsEnding({ taskkill: join(root, 'taskkill'), folder: root })
    windowsEnding.endLeft({ pid: 41, mark: null, at: 0 })
    windowsEnding.end({ pid: 42, mark: null, at: 0 })
    await expect.poll(asked).toBe('/PID 42 /T /F\n')
  })
})
