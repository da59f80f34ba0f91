import type { ServerSettings } from '../model/server'
import { type ServerGate, usualGate } from './serverGate'
import type { Target } from './targets/target'

/** What of a server's settings is its sandbox's own. */
export const sandboxSettings = [
  'timeoutSeconds',
  'enableNetwork',
  'allowedSyscalls',
  'enablePreload',
  'httpProxy',
  'httpsProxy',
  'socks5Proxy',
  'maxWorkers',
  'maxRequests',
] as const
export type SandboxSetting = (typeof sandboxSettings)[number]

/** What lines of a server have set so far of its sandbox. */
export type SandboxChanges = {
  -readonly [K in keyof Omit<ServerSettings, 'limits'>]?: NonNullable<ServerSettings[K]>
}

/** By their names in the sandbox's own environment, in Dify's .env and compose file, and in the sandbox's `config.yaml`. */
export const sandboxNames: ReadonlyMap<string, SandboxSetting> = new Map([
  ['WORKER_TIMEOUT', 'timeoutSeconds'],
  ['SANDBOX_WORKER_TIMEOUT', 'timeoutSeconds'],
  ['worker_timeout', 'timeoutSeconds'],
  ['ENABLE_NETWORK', 'enableNetwork'],
  ['SANDBOX_ENABLE_NETWORK', 'enableNetwork'],
  ['enable_network', 'enableNetwork'],
  ['ALLOWED_SYSCALLS', 'allowedSyscalls'],
  ['SANDBOX_ALLOWED_SYSCALLS', 'allowedSyscalls'],
  ['allowed_syscalls', 'allowedSyscalls'],
  ['ENABLE_PRELOAD', 'enablePreload'],
  ['enable_preload', 'enablePreload'],
  ['HTTP_PROXY', 'httpProxy'],
  ['SANDBOX_HTTP_PROXY', 'httpProxy'],
  ['http', 'httpProxy'],
  ['HTTPS_PROXY', 'httpsProxy'],
  ['SANDBOX_HTTPS_PROXY', 'httpsProxy'],
  ['https', 'httpsProxy'],
  ['SOCKS5_PROXY', 'socks5Proxy'],
  ['socks5', 'socks5Proxy'],
  ['MAX_WORKERS', 'maxWorkers'],
  ['max_workers', 'maxWorkers'],
  ['MAX_REQUESTS', 'maxRequests'],
  ['max_requests', 'maxRequests'],
])

/** Whether a setting is the sandbox's, not one of Dify's limits. */
export function isOfSandbox(setting: string): setting is SandboxSetting {
  return (sandboxSettings as readonly string[]).includes(setting)
}

/** A compose file has lines such as `- https://…`, which are no proxies. */
const proxyForm = /^([a-z][\w+.-]*:\/\/)?[^\s/:]+(:[^\s/]*)?(:\d+)?\/?$/i

const proxyKeys = { httpProxy: 'http', httpsProxy: 'https', socks5Proxy: 'socks5' } as const

/** Whether a proxy has the name of a container, such as Dify's own `ssrf_proxy`: beyond the server's network there is none. */
export function isOfContainers(proxy = ''): boolean {
  const host = /^(?:[a-z][\w+.-]*:\/\/)?(?:[^@/]*@)?([^:/]+)/i.exec(proxy)?.[1] ?? ''
  return host !== 'localhost' && /^[^.:]+$/.test(host)
}

/**
 * Lines in which a list of YAML stands behind its name: the items of `allowed_syscalls`, each on a line of its own, become its value. The number of
 * lines stays.
 */
export function withLists(lines: readonly string[]): string[] {
  const result = [...lines]
  const at = result.findIndex((line) => /^\s*allowed_syscalls\s*:\s*(#.*)?$/.test(line))
  if (at === -1) return result
  const items: string[] = []
  for (let next = at + 1; next < result.length; next += 1) {
    const item = /^\s*-\s+([^#\s]+)\s*(#.*)?$/.exec(result[next] ?? '')?.[1]
    if (item === undefined && !/^\s*(#.*)?$/.test(result[next] ?? '')) break
    if (item !== undefined) items.push(item)
    result[next] = ''
  }
  result[at] = `allowed_syscalls: ${items.join(',')}`
  return result
}

type ReadLine =
  | { readonly kind: 'taken'; readonly setting: SandboxSetting }
  | { readonly kind: 'empty' | 'no-number' | 'no-switch' | 'no-list' }

/** The numbers of a list: in an environment variable without spaces, as the server itself reads it; in YAML also within brackets. */
function listOf(value: string): number[] | null {
  const inner = /^\[(.*)\]$/.exec(value)?.[1]?.replaceAll(/\s/g, '') ?? value
  return /^\d{1,4}(,\d{1,4})*$/.test(inner) ? inner.split(',').map(Number) : null
}

/** Whether a setting is one of the numbers that only a server that is asked by others has. */
function isOfGate(setting: SandboxSetting): setting is keyof ServerGate {
  return setting === 'maxWorkers' || setting === 'maxRequests'
}

/** Reads one line's value into `changes`; a value that says nothing (`socks5: ''`) leaves what was there. */
export function readSandboxSetting(name: string, value: string, changes: SandboxChanges): ReadLine {
  const setting = sandboxNames.get(name) ?? 'timeoutSeconds'
  if (setting === 'timeoutSeconds' || isOfGate(setting)) {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : 0
    if (number === 0) return { kind: 'no-number' }
    changes[setting] = number
  } else if (setting === 'enableNetwork' || setting === 'enablePreload') {
    const isOn = /^(true|1|yes|on)$/i.test(value)
    if (!isOn && !/^(false|0|no|off)$/i.test(value)) return { kind: 'no-switch' }
    changes[setting] = isOn
  } else if (value === '' || value === '[]' || (setting.endsWith('Proxy') && !proxyForm.test(value))) {
    return { kind: 'empty' }
  } else if (setting === 'allowedSyscalls') {
    const list = listOf(value)
    if (list === null) return { kind: 'no-list' }
    changes.allowedSyscalls = list
  } else {
    changes.proxies = { ...changes.proxies, [proxyKeys[setting]]: value }
  }
  return { kind: 'taken', setting }
}

/** The value of a setting on a target, as it is shown; "" for a list or a proxy that it does not have. */
export function sandboxSettingOf({ sandbox }: Target, setting: SandboxSetting): number | string | boolean {
  if (setting === 'timeoutSeconds' || setting === 'enableNetwork') return sandbox[setting]
  if (isOfGate(setting)) return sandbox[setting] ?? usualGate[sandbox.dialect][setting]
  if (setting === 'enablePreload') return sandbox.enablePreload === true
  if (setting === 'allowedSyscalls') return (sandbox.allowedSyscalls ?? []).join(',')
  return sandbox.proxies?.[proxyKeys[setting]] ?? ''
}
