import { release, userInfo } from 'node:os'
import { defaultSettings } from '../../shared/model/defaultSettings'
import type { Settings } from '../../shared/model/settings'
import { type Known, scrub } from '../../shared/diagnostics/scrub'
import type { Engine } from '../engine'
import { decodeLogin } from '../network/decodeLogin'
import { lastLines } from './logTail'

/** So many lines of the log go with it. */
const logLines = 200

export interface DiagnosticsOptions {
  readonly engine: Pick<Engine, 'settings' | 'environments' | 'doctor' | 'folders'>
  /** Of Nodelab, Electron and what is in it, by their names. */
  readonly versions: Readonly<Record<string, string>>
  readonly logPath: string
  readonly home: string
  /** What else is to be known of this start, such as safe mode. */
  readonly notes: readonly string[]
}

/** The author's name here; a process of nobody has none. */
function ownName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}

/** The names and passwords of an address, as they are written and as they are meant. */
function loginsOf(address: string): string[] {
  const login = /:\/\/([^\s/]+)@/.exec(address)?.[1] ?? ''
  return login.split(':').flatMap((part) => [part, decodeLogin(part)])
}

/** Texts of the settings that are secrets. */
function secretsOf({ serveKey, indexUrl, extraIndexUrls, pythonMirror, proxyUrl }: Settings): string[] {
  const addresses = [indexUrl, ...extraIndexUrls, pythonMirror, proxyUrl]
  return [serveKey, ...addresses.flatMap(loginsOf)].filter((text) => text !== '')
}

/** The settings that are not as usual, one a line; of the key only that there is one. */
function settingLines(settings: Settings): string[] {
  const names = Object.keys(settings) as (keyof Settings)[]
  const changed = names.filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(defaultSettings[name]))
  return changed.map((name) =>
    name === 'serveKey' ? '  serveKey is set' : `  ${name}: ${JSON.stringify(settings[name])}`,
  )
}

/**
 * What somebody who looks for a fault wants to know, as a text to hand on: versions, machine, target, environments, how runs are held, settings that
 * are not as usual, and the end of the log. Keys, tokens, logins of addresses, the home folder and the author's name are struck out of all of it.
 * In English whatever the window speaks, since it is read by others. Nothing is sent anywhere, and nothing of a node is in it.
 */
export async function diagnostics({ engine, versions, logPath, home, notes }: DiagnosticsOptions): Promise<string> {
  const settings = engine.settings.get()
  const [report, log] = await Promise.all([engine.doctor(false, false), lastLines(logPath, logLines)])
  const pythons = [...new Set(report.targets.map(({ python, found }) => `${python} -> ${found ?? 'none'}`))]
  const builds = engine.environments.builds().map(({ target, status, environment, problems, lastGood }) => {
    const used = environment ?? lastGood?.environment ?? null
    const what = used === null ? '' : `, Python ${used.python.version}, ${used.packages.length} packages, ${used.key}`
    const codes = problems.map(({ code }) => code).join(' ')
    return `  ${target}: ${status}${what}${codes === '' ? '' : ` (${codes})`}`
  })
  const { confinement, uv, data } = report
  const lines = [
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
    `${process.platform} ${release()} ${process.arch}`,
    ...notes,
    `Target: ${settings.target}, held: ${settings.mode ?? 'as usual'}`,
    `Confinement: ${confinement === null ? 'could not be tried' : `${confinement.level} (${confinement.means.join(', ')})`}`,
    `Machine has: ${report.sandbox.map(({ name, present }) => `${name} ${present === null ? '?' : present ? 'yes' : 'no'}`).join(', ')}`,
    `uv: ${uv === null ? 'none' : `${uv.version} ${uv.path} (${uv.origin})`}`,
    `Pythons: ${pythons.join(', ')}`,
    `Nodes: ${report.nodes.map(({ asked, found }) => `${asked} -> ${found ?? 'none'}`).join(', ')}`,
    `Data folder: ${data.path}, ${data.freeBytes === null ? 'not writable' : `${(data.freeBytes / 1e9).toFixed(1)} GB free`}`,
    'Environments of this start:',
    ...(builds.length === 0 ? ['  none'] : builds),
    `Problems: ${report.problems.map(({ code }) => code).join(', ') || 'none'}`,
    'Settings that are not as usual:',
    ...(settingLines(settings).length === 0 ? ['  none'] : settingLines(settings)),
    `Log, its last lines (${logLines} at most):`,
    log === '' ? '  none' : log,
  ]
  const known: Known = { home, user: ownName(), secrets: secretsOf(settings) }
  return `${scrub(lines.join('\n'), known)}\n`
}
