import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowedCalls } from '../../../shared/dify/allowedCalls'
import { dify1_16 } from '../../../shared/dify/targets/records'
import { tempFolder } from '../../testing/tempFolder'
import { anyPython } from '../testing/processes'
import { beyondCalls } from './beyondCalls'
import { createHeldBy } from './heldBy'
import { partsOnLinux } from './sources'

/** One script under a supervisor, on this kernel as an older one would be: what the kernel is asked is answered by an altered part. */
const program = `
import json, os, sys
told = json.loads(sys.stdin.readline())
package = type(sys)("nodelab")
package.__path__ = []
sys.modules["nodelab"] = package
parts = {}
for name, text in told["parts"]:
    part = type(sys)("nodelab." + name)
    sys.modules[part.__name__] = parts[name] = part
    setattr(package, name, part)
    exec(compile(text, "<nodelab>", "exec"), part.__dict__)
own = parts["supervise"].supervised(told["settings"], 2)
parts["confine"].arm(own, lambda line: None)
exec(compile(told["code"], "<string>", "exec"), {"__name__": "__main__"})
`

let root: string
let remove: () => Promise<void>
let other: ChildProcess
beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  await mkdir(join(root, 'own'))
  await writeFile(join(root, 'secret.txt'), 'a secret', { mode: 0o600 })
  other = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' })
})
afterAll(async () => {
  other.kill('SIGKILL')
  await remove()
})

type Kernel = 'without Landlock' | 'whose Landlock knows no signals' | 'without listeners'

const altered: Readonly<Record<Kernel, (name: string, text: string) => string>> = {
  'without Landlock': (name, text) => (name === 'landlock' ? `${text}\ndef version():\n    return 0\n` : text),
  'whose Landlock knows no signals': (name, text) =>
    name === 'landlock' ? `${text}\nasked = version\ndef version():\n    return min(asked(), 5)\n` : text,
  'without listeners': (name, text) => (name === 'confine' ? text.replace('(5, 5)', '(99, 0)') : text),
}

interface Seen {
  readonly stdout: string
  readonly level: string
  readonly means: readonly string[]
}

function run(kernel: Kernel, mode: 'check' | 'free', lines: readonly string[], network = true): Seen {
  const calls = allowedCalls(dify1_16, 'python3', 'x64', network)
  const settings = {
    mode,
    language: 'python3',
    code_file: '<string>',
    allowed: calls?.allowed,
    soft: calls?.soft,
    network,
    readable: ['/usr', '/lib', '/lib64', '/etc/ld.so.cache'],
    writable: ['.'],
    limits: {},
    beyond: beyondCalls('x64'),
  }
  const parts = partsOnLinux.map(([name, text]) => [name, altered[kernel](name, text)])
  const code = [
    'import errno, os, signal, socket, subprocess, sys',
    'def tried(action):',
    '    try:',
    '        return action() or "done"',
    '    except OSError as error:',
    '        return errno.errorcode[error.errno]',
    ...lines.map((line) => `print(tried(lambda: ${line}))`),
  ].join('\n')
  const input = `${JSON.stringify({ parts, settings, code })}\n`
  const { stdout, stderr } = spawnSync(anyPython(), ['-I', '-c', program], {
    input,
    encoding: 'utf8',
    cwd: join(root, 'own'),
  })
  const levels = stderr.split('\n').find((line) => line.startsWith('{"levels"')) ?? '{"levels": {}}'
  const held = createHeldBy()
  held.hearLevels(JSON.stringify((JSON.parse(levels) as { levels: unknown }).levels))
  return { stdout, level: held.level, means: held.means }
}

const secret = (): string => JSON.stringify(join(root, 'secret.txt'))

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('a run on a kernel', () => {
  it('without Landlock is held as to its calls, and says that files are open', async () => {
    const read = run('without Landlock', 'check', [`open(${secret()}).read()`, `os.chmod(${secret()}, 0o777)`])
    expect(read).toMatchObject({ stdout: 'a secret\nEPERM\n', level: 'calls' })
    expect(await readFile(join(root, 'secret.txt'), 'utf8')).toBe('a secret')
  })

  it.each(['check', 'free'] as const)('whose Landlock knows no signals signals its own processes alone: %s', (mode) => {
    const child = 'subprocess.Popen(["/usr/bin/sleep", "600"])'
    const seen = run('whose Landlock knows no signals', mode, [
      `os.kill(${other.pid}, 0)`,
      `signal.pidfd_send_signal(os.pidfd_open(${other.pid}), 0)`,
      'os.kill(os.getpid(), 0)',
      'os.kill(0, 0)',
      'os.kill(-1, 0)',
      'os.kill(2 ** 22 + 1, 0)',
      `(lambda child: (child.kill(), str(child.wait()))[1])(${child})`,
    ])
    expect(seen.stdout).toBe('EPERM\nEPERM\ndone\ndone\nEPERM\nESRCH\n-9\n')
    expect(seen.means).not.toContain('landlock-scopes')
  })

  it('without listeners still refuses what no list lets a run do, and the network where that is off', () => {
    const lines = [
      `os.chmod(${secret()}, 0o777)`,
      'socket.socket(socket.AF_UNIX)',
      'socket.socket(socket.AF_INET, socket.SOCK_DGRAM)',
    ]
    const seen = run('without listeners', 'check', lines, false)
    expect(seen).toMatchObject({ stdout: 'EPERM\nEACCES\nEACCES\n', level: 'approximate' })
    expect(seen.means).toEqual(expect.arrayContaining(['landlock', 'seccomp', 'network-off', 'audit-hook']))
    expect(run('without listeners', 'free', lines, false)).toMatchObject({
      stdout: 'EPERM\nEACCES\nEACCES\n',
      level: 'limits',
    })
  })
})
