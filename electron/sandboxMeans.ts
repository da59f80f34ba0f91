import { readFile } from 'node:fs/promises'
import { meansUsed, type SandboxMean, sandboxMeans } from '../shared/model/sandbox'
import type { ProbedConfinement } from './sandbox/confinement/probe'
import { runTool } from './processes/runTool'

/** A means of holding a run: whether this machine has it, null where that can't be told, and whether this version uses it. */
export interface FoundMean {
  readonly name: SandboxMean
  readonly present: boolean | null
  readonly used: boolean
}

/** Asks the kernel itself: Landlock's version, a user namespace in a child, and that it came back from that fork. Prints one word a line. */
const question = `
import ctypes, os, platform
libc = ctypes.CDLL(None, use_errno=True)
try:
    print(max(0, libc.syscall(444, None, 0, 1)))
except Exception:
    print(None)
child = os.fork()
if child == 0:
    os._exit(0 if libc.unshare(0x10000000) == 0 else 1)
print(os.waitpid(child, 0)[1] == 0)
print(True)
`

/** What the kernel says of itself: Landlock's version, 0 for none; each null where nobody could ask. */
export interface KernelAnswers {
  readonly landlock: number | null
  readonly userNamespaces: boolean | null
  readonly forks: boolean | null
}

/** Asks the kernel with an interpreter. Off Linux there is neither Landlock nor a namespace, and workers are not forked. */
export async function askKernel(
  python: string | null,
  platform: NodeJS.Platform = process.platform,
): Promise<KernelAnswers> {
  if (platform !== 'linux') return { landlock: 0, userNamespaces: false, forks: false }
  if (python === null) return { landlock: null, userNamespaces: null, forks: null }
  const { stdout } = await runTool(python, ['-I', '-S', '-c', question], { env: {}, timeout: 10_000 })
  const [landlock = '', ...said] = stdout.split('\n')
  const truth = (word: string | undefined): boolean | null => (word === 'True' ? true : word === 'False' ? false : null)
  return {
    landlock: /^\d+$/.test(landlock) ? Number(landlock) : null,
    userNamespaces: truth(said[0]),
    // It has come to its end after a fork; where that failed it has said nothing more.
    forks: said[1] === 'True' ? true : landlock === '' ? null : false,
  }
}

async function textOf(path: string): Promise<string | null> {
  // Older kernels and some containers have no such file.
  return readFile(path, 'utf8').catch(() => null)
}

async function ofLinux(python: string | null): Promise<Partial<Record<SandboxMean, boolean | null>>> {
  const status = await textOf('/proc/self/status')
  const seccomp = status === null ? null : /^Seccomp:/m.test(status)
  const { landlock, userNamespaces } = await askKernel(python)
  return { seccomp, landlock: landlock === null ? null : landlock > 0, 'user-namespaces': userNamespaces }
}

/** Looks what could hold a run on this machine. `python` is any interpreter, to ask the kernel with; without one some stays unknown. */
export async function findSandboxMeans(
  python: string | null,
  held: ProbedConfinement | null = null,
  platform: NodeJS.Platform = process.platform,
): Promise<FoundMean[]> {
  // What the kernel holds a run with is told by one that was tried out: not by what this version could do.
  const byKernel = sandboxMeans.filter((name) => (held?.means ?? []).some((mean) => mean === name))
  const usual = meansUsed(platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'linux')
  const found = platform === 'linux' ? await ofLinux(python) : {}
  return sandboxMeans.map((name) => {
    const isUsed = usual.includes(name) || byKernel.includes(name)
    return { name, present: isUsed || (found[name] === undefined ? false : found[name]), used: isUsed }
  })
}
