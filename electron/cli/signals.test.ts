import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRunning } from '../sandbox/testing/processes'
import { type CliBench, createCliBench, nodeFile } from './testing/cliBench'

let bench: CliBench
beforeAll(async () => {
  bench = await createCliBench()
  const inputs = { text: 'string' }
  await bench.write('echo.node.yml', nodeFile('def main(text):\n    return {"result": text}', { inputs }))
})
afterAll(() => bench.remove())

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends a run with 130 and leaves no process', async (signal) => {
    const pids = join(bench.folder, `pids-${signal}`)
    await bench.write(
      'spawns.node.yml',
      nodeFile(`def main():
    import os, subprocess, time
    child = subprocess.Popen(["sleep", "600"])
    open(${JSON.stringify(pids)}, "w").write(f"{os.getpid()} {child.pid}")
    print("begun", flush=True)
    time.sleep(600)`),
    )
    const { child, stderr, end } = bench.start(['run', 'spawns', '--mode', 'free', '--timeout', '600'])
    await expect.poll(stderr, { timeout: 30_000 }).toContain('begun')
    child.kill(signal)
    const { code, stdout } = await end
    expect([code, stdout]).toEqual([130, ''])
    for (const pid of (await readFile(pids, 'utf8')).split(' ').map(Number)) {
      await expect.poll(() => isRunning(pid)).toBe(false)
    }
  })

  it('ends a command that waits for standard input', async () => {
    const { child, end } = bench.start(['run', 'echo', '--inputs', '-'])
    // More than a pipe holds: once it is gone, the command reads, and waits for what never comes.
    await new Promise((done) => child.stdin.write(`"${'x'.repeat(1_000_000)}`, done))
    child.kill('SIGINT')
    expect(await end).toEqual({ code: 130, stdout: '', stderr: 'Cancelled.\n' })
  })
})
