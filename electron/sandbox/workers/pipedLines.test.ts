import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dify1_16 } from '../../../shared/dify/targets/records'
import { tempFolder } from '../../testing/tempFolder'
import { startWorkers, type TestWorkers } from '../testing/workerKinds'

let workers: TestWorkers
let remove: () => Promise<void>
beforeAll(async () => {
  const { path, remove: own } = await tempFolder()
  remove = own
  workers = startWorkers('forked', path)
})
afterAll(async () => {
  await workers.close()
  await remove()
})

const script = (code: string) => ({ language: 'python3', code, preload: '', enableNetwork: true }) as const

describe.skipIf(process.platform !== 'linux')('the lines of a forked worker', () => {
  it('are pipes where Landlock keeps others from opening them, and hold nothing but what the script writes', async () => {
    const { stdout, stderr, confinement } = await workers
      .heldSandbox(dify1_16)
      .run(
        script(
          'import os, stat, sys\nprint([stat.S_ISFIFO(os.fstat(number).st_mode) for number in (1, 2)])\nsys.stderr.write("warned")',
        ),
      )
    const are = confinement.means.includes('landlock') ? 'True' : 'False'
    expect([stdout, stderr]).toEqual([`[${are}, ${are}]\n`, 'warned'])
  })

  it('bring the prints of a script that goes on, and more than a pipe holds', async () => {
    const sandbox = workers.heldSandbox(dify1_16, { outputCap: 10_000_000 })
    const abort = new AbortController()
    const heard: string[] = []
    const code = 'print("b" * 3_000_000 + "e", flush=True)\nwhile True:\n    pass'
    const end = await workers.heldSandbox(dify1_16, { outputCap: 10_000_000 }).run(script(code), {
      signal: abort.signal,
      onOutput(_, text) {
        heard.push(text)
        if (text.endsWith('e\n')) abort.abort()
      },
    })
    expect([end.cancelled, heard.join('').length, end.stdout.length]).toEqual([true, 3_000_002, 3_000_002])
    // A script that is itself more than a pipe holds, and whose first output ends in the middle of a letter.
    const long = `text = "${'中'.repeat(400_000)}"\nimport sys\nsys.stdout.buffer.write("é".encode() + text.encode())`
    expect((await sandbox.run(script(long))).stdout).toBe(`é${'中'.repeat(400_000)}`)
  })
})
