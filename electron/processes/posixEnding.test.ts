import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { isRunning } from '../sandbox/testing/processes'
import { posixEnding } from './posixEnding'
import { newMark } from './runMark'
import type { Started } from './started'

/** A leader with a child in its group, one in a session of its own, and one below that; tells the numbers of all on a line. */
const family = `
const { spawn } = require('child_process')
const sleep = ['-e', 'setTimeout(() => {}, 600000)']
const near = spawn(process.execPath, sleep)
const far = spawn(process.execPath, ['-e', \`
  const below = require('child_process').spawn(process.execPath, \${JSON.stringify(sleep)}, { detached: true })
  console.log(below.pid); setTimeout(() => {}, 600000)\`], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
far.stdout.once('data', (below) => console.log(process.pid, near.pid, far.pid, Number(below)))
`

async function startFamily(): Promise<{ leader: ChildProcess; pids: number[] }> {
  const leader = spawn(process.execPath, ['-e', family], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: leader.stdout })) {
    return { leader, pids: line.split(' ').map(Number) }
  }
  throw new Error('The leader told nothing.')
}

function started(leader: ChildProcess): Started {
  return { pid: leader.pid ?? 0, mark: newMark('/'), at: 0 }
}

describe.skipIf(process.platform === 'win32')('the end of a group where processes bear no mark', () => {
  it('takes along all that its leader started, also outside the group', async () => {
    const { leader, pids } = await startFamily()
    expect(pids).toHaveLength(4)
    posixEnding.end(started(leader))
    await expect.poll(() => pids.filter(isRunning)).toEqual([])
  })

  it('ends what a leader left in its group', async () => {
    const { leader, pids } = await startFamily()
    const [, near = 0, ...far] = pids
    leader.kill('SIGKILL')
    await once(leader, 'exit')
    expect(isRunning(near)).toBe(true)
    posixEnding.endLeft(started(leader))
    await expect.poll(() => isRunning(near)).toBe(false)
    for (const pid of far) process.kill(pid, 'SIGKILL')
  })

  it('takes a group that is gone for ended', async () => {
    const { leader, pids } = await startFamily()
    posixEnding.end(started(leader))
    await expect.poll(() => pids.filter(isRunning)).toEqual([])
    posixEnding.end(started(leader))
    posixEnding.endLeft(started(leader))
  })
})
