import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createBelongings } from './belongings.mjs'

/** Starts a child of its own, says both numbers, and goes on for ever. */
const family = `
const { spawn } = require('node:child_process')
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
console.log(process.pid, child.pid)
setInterval(() => {}, 1000)
`

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the belongings of the bench', () => {
  it.skipIf(process.platform === 'win32')('end with all that they started', async () => {
    const belongings = createBelongings()
    const options = { ...belongings.grouped, stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'] }
    const child = belongings.program(spawn(process.execPath, ['-e', family], options))
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (piece) => resolve(String(piece))))
    const pids = line.trim().split(' ').map(Number)
    expect(pids.map(isRunning)).toEqual([true, true])
    await belongings.end()
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false, false]), { timeout: 20_000 })
  })

  it('take their folders with them, and what must be ended, whatever fails among it', async () => {
    const belongings = createBelongings()
    const folder = belongings.folder('test')
    writeFileSync(join(folder, 'file'), 'text')
    const ended: string[] = []
    belongings.atEnd(() => void ended.push('first'))
    belongings.atEnd(() => Promise.reject(new Error('can not be closed')))
    const forget = belongings.atEnd(() => void ended.push('closed before'))
    forget()
    const told = vi.spyOn(console, 'error').mockReturnValue()
    await belongings.end()
    expect(ended).toEqual(['first'])
    expect(told).toHaveBeenCalledWith('At the end: can not be closed')
    expect(existsSync(folder)).toBe(false)
    told.mockRestore()
  })

  it('have nothing to end of a program that has ended', async () => {
    const belongings = createBelongings()
    const child = belongings.program(spawn(process.execPath, ['-e', ''], belongings.grouped))
    await new Promise((resolve) => child.on('exit', resolve))
    await expect(belongings.end()).resolves.toBeUndefined()
  })
})
