import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onSandboxPy } from '../../../shared/dify/targets'
import { dify1_16 } from '../../../shared/dify/targets/records'
import type { Target } from '../../../shared/dify/targets/target'
import type { ConfinementMode } from '../../../shared/model/confinement'
import type { SandboxRequest } from '../../engineTypes'
import { tempFolder } from '../../testing/tempFolder'
import type { HeldResult } from '../localSandbox'
import { startWorkers, type TestWorkers, workerKinds } from '../testing/workerKinds'

let root: string
let outside: string
let remove: () => Promise<void>
const service: Server = createServer((socket) => socket.on('error', () => undefined).end('hello'))

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  outside = join(root, 'home')
  await mkdir(outside)
  await writeFile(join(outside, 'secret.txt'), 'a secret', { mode: 0o600 })
  await new Promise<void>((resolve) => service.listen(join(outside, 'socket'), resolve))
})
afterAll(async () => {
  service.close()
  await remove()
})

/** Each attempt on a line of its own: what it gave, or the number of the system's error. */
const attempts = (lines: Readonly<Record<string, string>>): string =>
  [
    'import ctypes, errno, json, os, resource, shutil, socket, struct, threading',
    'def udp():',
    '    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:',
    '        one.sendto(b"x", ("127.0.0.1", 9))',
    'def unix(path):',
    '    with socket.socket(socket.AF_UNIX) as one:',
    '        one.connect(path)',
    'def raw(number, *args):',
    '    libc = ctypes.CDLL(None, use_errno=True)',
    '    if libc.syscall(number, *args) < 0:',
    '        raise OSError(ctypes.get_errno(), "raw")',
    'def number(call, *before):',
    '    raw(call, *before, struct.pack("=QQ", 0, 0), 0)',
    'def tried(action):',
    '    try:',
    '        said = action()',
    '        return "done" if said is None or not isinstance(said, str) else said',
    '    except OSError as error:',
    '        return errno.errorcode.get(error.errno, str(error.errno))',
    'found = {}',
    ...Object.entries(lines).map(([name, action]) => `found["${name}"] = tried(lambda: ${action})`),
    'print(json.dumps(found))',
  ].join('\n')

/** What reaches for what is not the run's own, and what is. */
const reaches = (): Readonly<Record<string, string>> => {
  const secret = JSON.stringify(join(outside, 'secret.txt'))
  return {
    chmod: `os.chmod(${secret}, 0o777)`,
    utime: `os.utime(${secret}, (1, 1))`,
    chown: `os.chown(${secret}, os.getuid(), -1)`,
    setxattr: `os.setxattr(${secret}, "user.x", b"1")`,
    'of an environment': 'os.chmod(os.__file__, os.stat(os.__file__).st_mode & 0o777)',
    'by descriptor': 'os.fchmod(os.open(os.__file__, os.O_RDONLY), os.stat(os.__file__).st_mode & 0o777)',
    'through a link': `(os.symlink(${secret}, "link"), os.chmod("link", 0o777))`,
    'by the way up': `os.chmod(os.path.join("..", "..", "home", "secret.txt"), 0o777)`,
    'limits of another': `resource.prlimit(${process.pid}, resource.RLIMIT_CORE, (0, 0))`,
    'number of its own': 'number(302, 0, 10)',
    'number of its own, long': 'number(302, 0, ctypes.c_ulong(2 ** 32 + 10))',
    'number of its own, the old way': 'number(160, 10)',
    'order of another': `os.sched_setaffinity(${process.pid}, {0})`,
    'out of sight': 'raw(157, 4, 0, 0, 0, 0)',
    'out of sight, long': 'raw(157, ctypes.c_ulong(2 ** 32 + 4), 0, 0, 0, 0)',
    'a filter of its own, long': 'raw(157, ctypes.c_ulong(2 ** 32 + 22), 1, 0, 0, 0)',
    'a ring': 'raw(425, 1, ctypes.create_string_buffer(120))',
    'a watch': `raw(254, 0, b"/", 1)`,
    'a key ring': 'raw(250, 0, -4, 0)',
    'a service': `unix(${JSON.stringify(join(outside, 'socket'))})`,
    own: '(open("own.txt", "w").close(), os.chmod("own.txt", 0o640), os.utime("own.txt", (5, 6)), os.fchmod(os.open("own.txt", os.O_RDONLY), 0o600))',
    'own, seen': 'oct(os.stat("own.txt").st_mode) + str(os.stat("own.txt").st_mtime)',
    copy: '(shutil.copy2("own.txt", "copy.txt"), os.listdir("."))',
    'no file': 'os.chmod("none.txt", 0o600)',
    self: '(resource.prlimit(0, resource.RLIMIT_CORE, (0, 0)), raw(160, resource.RLIMIT_CORE, struct.pack("=QQ", 0, 0)))',
    'self, its number seen': '(resource.prlimit(0, 10)[1] > 0 or (_ for _ in ()).throw(OSError(0, "none")))',
  }
}

const refused = (name: string): boolean => !/^(own|copy|no file|self)/.test(name)

const isHeld = process.platform === 'linux' && process.arch === 'x64'

describe.skipIf(!isHeld).each(workerKinds)('what no list lets a run do, in %s workers:', (kind) => {
  let workers: TestWorkers
  beforeAll(() => {
    workers = startWorkers(kind, root)
  })
  afterAll(() => workers.close())

  function run(code: string, target: Target, mode: ConfinementMode, change: Partial<SandboxRequest> = {}) {
    const request = { language: 'python3', code, preload: '', enableNetwork: true, ...change } as const
    return workers.sandbox(target).run(request, { mode })
  }

  function foundBy({ stdout, stderr, error }: HeldResult): Readonly<Record<string, string>> {
    expect(stdout, `${error} ${stderr}`).not.toBe('')
    return JSON.parse(stdout) as Readonly<Record<string, string>>
  }

  async function expectUntouched(): Promise<void> {
    const { mode, mtimeMs } = await stat(join(outside, 'secret.txt'))
    expect([(mode & 0o777).toString(8), mtimeMs > 1_000_000]).toEqual(['600', true])
    expect(await readFile(join(outside, 'secret.txt'), 'utf8')).toBe('a secret')
  }

  it.each([
    ['a check', dify1_16, 'check'],
    ['dify-sandbox-py, unless the author himself leaves files alone', onSandboxPy(dify1_16), 'like-dify'],
  ] as const)('%s', async (_, target, mode) => {
    const end = await run(attempts(reaches()), target, mode)
    const found = foundBy(end)
    for (const [name, said] of Object.entries(found)) {
      if (refused(name)) expect([name, said]).toEqual([name, expect.stringMatching(/^E(PERM|ACCES|NOTSUP)$/)])
    }
    expect(found).toMatchObject({
      own: 'done',
      'own, seen': '0o1006006.0',
      copy: 'done',
      'no file': 'ENOENT',
      self: 'done',
    })
    expect(end.confinement).toMatchObject({ level: mode === 'check' ? 'full' : 'limits' })
    await expectUntouched()
  })

  it('with the list of an operator who allows them all', async () => {
    const every = Array.from({ length: 470 }, (_, number) => number)
    const target = { ...dify1_16, sandbox: { ...dify1_16.sandbox, allowedSyscalls: every } }
    const found = foundBy(await run(attempts(reaches()), target, 'like-dify'))
    for (const [name, said] of Object.entries(found)) {
      if (refused(name)) expect([name, said]).toEqual([name, expect.stringMatching(/^E(PERM|ACCES|NOTSUP)$/)])
    }
    expect(found).toMatchObject({ own: 'done', copy: 'done' })
    await expectUntouched()
  })

  it('reads and writes nothing outside for dify-sandbox-py, and what the author leaves alone is left alone', async () => {
    const secret = JSON.stringify(join(outside, 'secret.txt'))
    const code = attempts({
      read: `open(${secret}).read()`,
      list: `os.listdir(${JSON.stringify(outside)})`,
      write: `open(${JSON.stringify(join(outside, 'new.txt'))}, "w").close()`,
      nowhere: 'open(os.devnull, "w").write("x")',
      program: 'os.popen("echo on; true").read()',
      temporary: '__import__("tempfile").TemporaryFile().write(b"x")',
      thread: 'threading.Thread(target=print).start()',
    })
    const target = onSandboxPy(dify1_16)
    const usual = await run(code, target, 'like-dify')
    expect(JSON.parse(usual.stdout.trim())).toEqual({
      read: 'EACCES',
      list: 'EACCES',
      write: 'EACCES',
      nowhere: 'done',
      program: 'on\n',
      temporary: 'done',
      thread: 'done',
    })
    expect(usual.confinement).toMatchObject({ mode: 'free', level: 'limits' })
    expect(usual.confinement.means).toContain('landlock')
    const chosen = await run(attempts({ read: `open(${secret}).read()` }), target, 'free')
    expect(foundBy(chosen)).toEqual({ read: 'a secret' })
    expect(chosen.confinement.means).not.toContain('landlock')
  })

  it.each([
    ['check', dify1_16, 'check'],
    ['free', dify1_16, 'free'],
    ['free for dify-sandbox-py', onSandboxPy(dify1_16), 'like-dify'],
    [
      'like-dify with an operator’s list',
      { ...dify1_16, sandbox: { ...dify1_16.sandbox, allowedSyscalls: [41, 42, 44] } },
      'check',
    ],
  ] as const)('no network where that is off: %s', async (_, target, mode) => {
    const code = attempts({
      udp: 'udp()',
      tcp: 'socket.create_connection(("127.0.0.1", 9))',
      pair: '(lambda both: both[0].send(b"x"))(socket.socketpair())',
    })
    const end = await run(code, target, mode, { enableNetwork: false })
    expect(foundBy(end)).toEqual({ udp: 'EACCES', tcp: 'EACCES', pair: 'done' })
    expect(end.confinement).toMatchObject({ network: false, means: expect.arrayContaining(['network-off']) as unknown })
  })

  it('ends a run at a socket of this machine too where the network is off, as Dify does, and a check lists it', async () => {
    const code = attempts({ local: 'socket.socket(socket.AF_UNIX)' })
    const off = { enableNetwork: false }
    const checked = await run(code, dify1_16, 'check', off)
    expect(foundBy(checked)).toEqual({ local: 'EACCES' })
    expect(checked.confinement.refused.map(({ call }) => call)).toContain(41)
    const ended = await run(code, dify1_16, 'like-dify', off)
    expect([ended.stdout, ended.confinement.refused.map(({ call }) => call)]).toEqual(['', [41]])
    // An operator who names no socket at all: a check goes on with those of a network alone.
    const none = { ...dify1_16, sandbox: { ...dify1_16.sandbox, allowedSyscalls: [42] } }
    const both = attempts({ local: 'socket.socket(socket.AF_UNIX)', wide: 'socket.socket()' })
    expect(foundBy(await run(both, none, 'check'))).toEqual({ local: 'EACCES', wide: 'done' })
  })

  it.skipIf(kind === 'forked')(
    'holds for a Node too, and says so where nothing can take its network away',
    async () => {
      const code = [
        'const tried = (action) => { try { return action() ?? "done" } catch (error) { return error.code } }',
        `const found = { chmod: tried(() => require("fs").chmodSync(${JSON.stringify(join(outside, 'secret.txt'))}, 0o777)) }`,
        'require("fs").writeFileSync("own.txt", "")',
        'found.own = tried(() => require("fs").chmodSync("own.txt", 0o600))',
        'const one = require("dgram").createSocket("udp4")',
        'const end = (error) => { found.udp = error?.code ?? "sent"; console.log(JSON.stringify(found)); process.exit(0) }',
        'one.on("error", end)',
        'one.send("x", 9, "127.0.0.1", (error) => end(error))',
      ].join('\n')
      const request = { language: 'nodejs', code, preload: '', enableNetwork: false } as const
      for (const [target, mode] of [
        [dify1_16, 'check'],
        [onSandboxPy(dify1_16), 'like-dify'],
      ] as const) {
        const end = await run(code, target, mode, request)
        const found = foundBy(end)
        expect(found).toEqual({ chmod: 'EPERM', own: 'done', udp: expect.stringMatching(/^E(ACCES|PERM)$/) as unknown })
        expect(end.confinement).toMatchObject({
          network: false,
          means: expect.arrayContaining(['landlock', 'network-off']) as unknown,
        })
      }
      await expectUntouched()
      const alone = workers.sandbox(dify1_16, { launcher: () => Promise.resolve(null) })
      const plain = await alone.run({ ...request, code: 'console.log(1)' }, { mode: 'check' })
      expect(plain.confinement).toMatchObject({ network: true, level: 'limits', means: [] })
    },
  )
})
