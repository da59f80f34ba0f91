import { release } from 'node:os'
import type { DistFile } from './fileNames'

/** What a wheel must suit: a Python such as `3.14`, and a machine. `system` is the version of glibc, musl or macOS; null: not known. */
export interface Machine {
  readonly python: string
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly isMusl: boolean
  readonly system: readonly [number, number] | null
}

function glibcVersion(): string {
  const report: unknown = process.report.getReport()
  if (typeof report !== 'object' || report === null || !('header' in report)) return ''
  const { header } = report
  return /"glibcVersionRuntime":"([^"]+)"/.exec(JSON.stringify(header))?.[1] ?? ''
}

function twoNumbers(text: string): readonly [number, number] | null {
  const found = /^(\d+)\.(\d+)/.exec(text)
  return found === null ? null : [Number(found[1]), Number(found[2])]
}

let known: Omit<Machine, 'python'> | null = null

function thisSystem(): Omit<Machine, 'python'> {
  const { platform, arch } = process
  if (platform === 'linux') {
    const glibc = glibcVersion()
    return { platform, arch, isMusl: glibc === '', system: twoNumbers(glibc) }
  }
  // Darwin 24 is macOS 15, Darwin 25 macOS 26.
  const darwin = Number(release().split('.')[0])
  const mac = platform === 'darwin' && darwin >= 20 ? ([darwin >= 25 ? darwin + 1 : darwin - 9, 0] as const) : null
  return { platform, arch, isMusl: false, system: mac }
}

/** This machine with a Python of the given version. */
export function thisMachine(python: string): Machine {
  known ??= thisSystem()
  return { ...known, python }
}

function isAtLeast(have: readonly [number, number] | null, major: number, minor: number): boolean {
  return have === null || have[0] > major || (have[0] === major && have[1] >= minor)
}

/** What the older names of manylinux mean. */
const manylinux: Readonly<Record<string, readonly [number, number]>> = { '1': [2, 5], '2010': [2, 12], '2014': [2, 17] }

const linuxArches: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64', arm: 'armv7l', ia32: 'i686' }

function suitsLinux(tag: string, { arch, isMusl, system }: Machine): boolean {
  const machine = linuxArches[arch] ?? arch
  if (!tag.endsWith(`_${machine}`)) return false
  const kind = tag.slice(0, -machine.length - 1)
  if (kind === 'linux') return true
  const [, musl, major = '', minor = ''] = /^(?:many|(musl))linux_(\d+)_(\d+)$/.exec(kind) ?? []
  if (major !== '') return (musl !== undefined) === isMusl && isAtLeast(system, Number(major), Number(minor))
  const old = manylinux[/^manylinux(\d+)$/.exec(kind)?.[1] ?? '']
  return old !== undefined && !isMusl && isAtLeast(system, old[0], old[1])
}

function suitsMac(tag: string, { arch, system }: Machine): boolean {
  const [, major = '', minor = '', kind = ''] = /^macosx_(\d+)_(\d+)_(\w+)$/.exec(tag) ?? []
  const kinds = arch === 'arm64' ? ['arm64', 'universal2'] : ['x86_64', 'universal2', 'intel', 'fat64', 'universal']
  return kinds.includes(kind) && isAtLeast(system, Number(major), Number(minor))
}

const windowsTags: Readonly<Record<string, string>> = { x64: 'win_amd64', arm64: 'win_arm64', ia32: 'win32' }

function suitsPlatform(tag: string, machine: Machine): boolean {
  if (tag === 'any') return true
  if (machine.platform === 'linux') return suitsLinux(tag, machine)
  if (machine.platform === 'darwin') return suitsMac(tag, machine)
  return machine.platform === 'win32' && tag === windowsTags[machine.arch]
}

/** Whether a pair of Python and ABI tags suits CPython 3 of this minor version. */
function suitsPython(python: string, abi: string, minor: number): boolean {
  const [, kind = '', major = '', rest = ''] = /^(py|cp)(\d)(\d*)$/.exec(python) ?? []
  if (major !== '3') return false
  const named = rest === '' ? null : Number(rest)
  if (abi === 'abi3') return kind === 'cp' && named !== null && named <= minor
  if (abi === 'none') return kind === 'py' ? named === null || named <= minor : named === null || named === minor
  return kind === 'cp' && named === minor && (abi === `cp3${minor}` || (minor < 8 && abi === `cp3${minor}m`))
}

/** Whether a wheel installs on a machine (PEP 425 and 600). */
export function suits(tags: NonNullable<DistFile['tags']>, machine: Machine): boolean {
  const minor = Number(machine.python.split('.')[1])
  return (
    tags.platform.some((tag) => suitsPlatform(tag, machine)) &&
    tags.python.some((python) => tags.abi.some((abi) => suitsPython(python, abi, minor)))
  )
}
