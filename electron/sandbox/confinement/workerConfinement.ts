import { cpus, totalmem } from 'node:os'
import { allowedCalls } from '../../../shared/dify/allowedCalls'
import type { Target } from '../../../shared/dify/targets/target'
import type { ConfinementMode } from '../../../shared/model/confinement'
import { processorHere } from '../../run/confinementReport'
import { type BeyondCalls, beyondCalls } from './beyondCalls'
import { foldersOf } from './interpreterFolders'

/** What `confine` in a worker is told; see `python/confine.py`. */
export interface ConfinementSettings extends Record<string, unknown> {
  readonly mode: ConfinementMode
  readonly language: 'python3' | 'nodejs'
  /** The name under which the script is compiled, by which its frames are known. */
  readonly code_file: string
  readonly allowed: readonly number[]
  readonly soft: readonly number[]
  readonly network: boolean
  /** Null: files are not looked at. Python adds the folders that it imports from. */
  readonly readable: readonly string[] | null
  /** Paths count from the worker's own folder. */
  readonly writable: readonly string[]
  readonly limits: Readonly<Record<string, number>>
  /** What no list lets it do while its files are held, and while the network is off; null on a processor whose calls are not known. */
  readonly beyond: BeyondCalls | null
}

const gibibyte = 2 ** 30
/** Seconds that a run may take by any settings: workers that stand by are the same for all of these. */
const longest = 600

/**
 * What a process of any language needs of the system: its libraries, certificates, names of hosts and time zones. Not `nsswitch.conf`: it can name
 * modules of this machine (systemd, mdns) that make calls of their own, which a container has none of.
 */
const ofSystem = [
  '/usr',
  '/lib',
  '/lib32',
  '/lib64',
  '/nix/store',
  '/etc/ssl',
  '/etc/pki',
  '/etc/ca-certificates',
  '/etc/ld.so.cache',
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/host.conf',
  '/etc/gai.conf',
  '/etc/localtime',
  '/etc/timezone',
  '/etc/mime.types',
]

/**
 * What the container of dify-sandbox-py gives its scripts beside that, which are programs like any other there: the system's own programs and settings,
 * and what the system says of the process and the machine. Of other processes, devices and files it says nothing.
 */
const ofContainer = [
  '/bin',
  '/sbin',
  '/etc/passwd',
  '/etc/group',
  '/etc/nsswitch.conf',
  '/etc/services',
  '/etc/protocols',
  '/etc/os-release',
  '/etc/fonts',
  '/etc/alternatives',
  '/var/cache/fontconfig',
  '/proc/self',
  '/proc/cpuinfo',
  '/proc/meminfo',
  '/proc/stat',
  '/proc/uptime',
  '/proc/loadavg',
  '/proc/version',
  '/proc/filesystems',
  '/sys/devices/system/cpu',
  '/sys/devices/system/node',
  '/sys/fs/cgroup',
]
const devices = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom']

const beyond = processorHere === null ? null : beyondCalls(processorHere)

/** Certificates that the machine's variables name. */
function certificatesOf(env: NodeJS.ProcessEnv): readonly string[] {
  const names = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS']
  return names.map((name) => env[name] ?? '').filter((path) => path !== '')
}

/**
 * What holds the workers of an interpreter. Dify itself has no limits but its timeout: those here keep this machine usable, and are far above what a
 * node needs.
 */
export function workerConfinement(options: {
  readonly target: Target
  readonly language: 'python3' | 'nodejs'
  readonly interpreter: string
  readonly mode: ConfinementMode
  /** Whether the author himself wants its files left alone: no node, target or server can ask for that. */
  readonly leavesFiles: boolean
  readonly network: boolean
  readonly timeoutSeconds: number
  readonly env: NodeJS.ProcessEnv
}): ConfinementSettings {
  const { target, language, interpreter, mode, leavesFiles, network, timeoutSeconds, env } = options
  const calls = processorHere === null ? null : allowedCalls(target, language, processorHere, network)
  // A sandbox that refuses nothing has no list to hold a script to.
  const own = calls === null ? 'free' : mode
  const isFree = own === 'free'
  const ofMode = isFree ? [...ofContainer, ...devices] : []
  const readable = [...ofSystem, ...ofMode, ...foldersOf(interpreter, env), ...certificatesOf(env)]
  return {
    mode: own,
    language,
    code_file: target.sandbox.codeFile,
    allowed: calls?.allowed ?? [],
    soft: calls?.soft ?? [],
    network,
    readable: leavesFiles ? null : readable,
    writable: ['.', ...(isFree ? devices : [])],
    limits: {
      ...(language === 'python3'
        ? { address_space: Math.min(8 * gibibyte, Math.max(2 * gibibyte, totalmem())) }
        : // Node maps far more than it uses: what it can write to is counted, also past the heap of its language.
          { data: Math.min(4 * gibibyte, Math.max(2 * gibibyte, totalmem() / 2)) }),
      cpu_seconds: Math.ceil(Math.max(longest, timeoutSeconds) * Math.max(1, cpus().length)),
      processes: 512,
      file_size: gibibyte,
      open_files: 1024,
      // Not 0: with that the kernel still calls a program that collects dumps, where one is installed.
      core: 1,
    },
    beyond,
  }
}
