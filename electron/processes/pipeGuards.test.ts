import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { buildProgram } from '../sandbox/testing/build'
import { createPipeGuards, windowsShell } from './pipeGuards'
import { isAlive } from './signals'

let root: string
let remove: () => Promise<void>
const path = process.env['PATH'] ?? ''
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  const taskkill = join(root, 'taskkill')
  writeFileSync(taskkill, `#!/bin/sh\necho "$@" >> "${join(root, 'asked')}"\nkill -9 "$2"\n`)
  chmodSync(taskkill, 0o755)
  process.env['PATH'] = `${root}${delimiter}${path}`
})
afterEach(async () => {
  process.env['PATH'] = path
  await remove()
})

describe.skipIf(process.platform === 'win32')('guards by pipes (their twin in a POSIX shell)', () => {
  it('end a run when Nodelab is killed, and none that has ended before', async () => {
    // A Nodelab of its own, which starts two runs, is told of the end of one of them, and is killed.
    const entry = join(root, 'nodelab.ts')
    writeFileSync(
      entry,
      `import { spawn } from 'node:child_process'
       import { createPipeGuards } from ${JSON.stringify(join(__dirname, 'pipeGuards.ts'))}
       const args = (pid) => ['-c', 'read -r line || exec taskkill /PID ' + pid + ' /T /F']
       const guards = createPipeGuards({ command: '/bin/sh', folder: '/', isVerbatim: false, args })
       const run = () => spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
       const [ended, going] = [run(), run()]
       guards.guard(ended.pid)
       guards.guard(going.pid)
       guards.unguard(ended.pid)
       console.log(JSON.stringify([ended.pid, going.pid]))
       setInterval(() => undefined, 1000)`,
    )
    const script = await buildProgram(entry, root)
    const nodelab = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [told] = (await once(nodelab.stdout, 'data')) as [Buffer]
    const [ended = 0, going = 0] = JSON.parse(told.toString()) as number[]
    try {
      expect([isAlive(ended), isAlive(going)]).toEqual([true, true])
      nodelab.kill('SIGKILL')
      await once(nodelab, 'exit')
      await expect.poll(() => isAlive(going), { timeout: 10_000 }).toBe(false)
      expect(await readFile(join(root, 'asked'), 'utf8')).toBe(`/PID ${going} /T /F\n`)
      expect(isAlive(ended)).toBe(true)
    } finally {
      for (const pid of [ended, going]) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
    }
  })

  it('say that they could not be started', async () => {
    const guards = createPipeGuards({
      command: join(root, 'no-such-shell'),
      folder: '/',
      args: () => [],
      isVerbatim: false,
    })
    guards.guard(1)
    await expect.poll(() => guards.areThere()).toBe(false)
    expect(existsSync(join(root, 'asked'))).toBe(false)
  })
})

it('are asked on Windows in words that cmd takes apart as they are meant, of the one process, by programs of Windows itself', () => {
  const shell = windowsShell({ SystemRoot: 'C:\\Windows' })
  expect([shell.command, shell.folder]).toEqual(['C:\\Windows\\System32\\cmd.exe', 'C:\\Windows\\System32'])
  const [d, ends, c, line = ''] = shell.args(42)
  expect([d, ends, c]).toEqual(['/d', '/s', '/c'])
  // With /s cmd takes the outermost quotes away, and what is left is the command.
  const command = line.slice(1, -1)
  expect(`"${command}"`).toBe(line)
  expect(command).toMatch(
    /^set \/p "line=" \|\| \("C:\\Windows\\System32\\taskkill\.exe" \/PID 42 \/T \/F & "C:\\Windows\\System32\\WindowsPowerShell\\v1\.0\\powershell\.exe" .*\)$/,
  )
  // None is called by its bare name.
  expect(command).not.toMatch(/(?<!\\)\b(?:taskkill|powershell)\b/i)
  // A `|` or `)` outside of quotes would be cmd's.
  const outside = command.replace(/"[^"]*"/g, '')
  expect(outside.match(/[|()&]/g)?.join('')).toBe('||(&)')
  expect(command.match(/(?<= |=)\d+/g)).toEqual(['42', '42'])
})
