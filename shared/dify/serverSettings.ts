import type { Limits, ServerSettings } from '../model/server'
import {
  isOfSandbox,
  readSandboxSetting,
  type SandboxChanges,
  sandboxNames,
  type SandboxSetting,
  sandboxSettingOf,
  sandboxSettings,
  withLists,
} from './sandboxSettings'
import type { Target } from './targets/target'

/** What a line of a server's settings is about: one of its limits, or something of its sandbox. */
export type ServerSetting = keyof Limits | SandboxSetting

/** A line that could not be taken, from 1: its value is no number, or no line of an .env file at all. */
export interface EnvFault {
  readonly line: number
  readonly key: string
  readonly value: string
  readonly kind: 'no-assignment' | 'no-number' | 'no-switch' | 'no-list'
}

/** A line that was taken, from 1. `later` is the line that counts in its place, where the name comes again. */
export interface TakenLine {
  readonly line: number
  readonly key: string
  readonly setting: ServerSetting
  readonly later: number | null
}

export interface ReadServerSettings extends ServerSettings {
  readonly taken: readonly TakenLine[]
  readonly faults: readonly EnvFault[]
  /** Names that say nothing about limits; a whole .env may be pasted. */
  readonly ignored: readonly string[]
}

/** Dify's names for its limits (`api/configs/feature`, class `CodeExecutionSandboxConfig`). */
const wholeNumbers = new Map<string, Exclude<keyof Limits, 'maxNumber' | 'minNumber'>>([
  ['CODE_MAX_DEPTH', 'maxDepth'],
  ['CODE_MAX_PRECISION', 'maxPrecision'],
  ['CODE_MAX_STRING_LENGTH', 'maxStringLength'],
  ['CODE_MAX_STRING_ARRAY_LENGTH', 'maxStringArrayLength'],
  ['CODE_MAX_OBJECT_ARRAY_LENGTH', 'maxObjectArrayLength'],
  ['CODE_MAX_NUMBER_ARRAY_LENGTH', 'maxNumberArrayLength'],
  ['TEMPLATE_TRANSFORM_MAX_LENGTH', 'maxTemplateLength'],
])
const decimalTexts = new Map<string, 'maxNumber' | 'minNumber'>([
  ['CODE_MAX_NUMBER', 'maxNumber'],
  ['CODE_MIN_NUMBER', 'minNumber'],
])

/** Every name that counts in a server's lines, and what it sets. */
export const serverNames: ReadonlyMap<string, ServerSetting> = new Map<string, ServerSetting>([
  ...wholeNumbers,
  ...decimalTexts,
  ...sandboxNames,
])

const assignment = /^(?:export\s+|-\s+)?([A-Za-z_]\w*)\s*[=:]\s*(.*)$/

/** A value without its quotes and the comment after it, and without the `${NAME:-default}` of a compose file. */
function plainValue(text: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(text)
  const value = quoted === null ? text.replace(/\s+#.*$/, '').trim() : (quoted[2] ?? '')
  return /^\$\{\w+:?-([^}]*)\}$/.exec(value)?.[1] ?? value
}

/** The settings of a Dify server from lines of its own `.env` (or compose) file. The last line of a name wins, as there. */
export function readServerSettings(text: string): ReadServerSettings {
  const limits: { -readonly [K in keyof Limits]?: Limits[K] } = {}
  const taken: { line: number; key: string; setting: ServerSetting }[] = []
  const faults: EnvFault[] = []
  const ignored: string[] = []
  const sandbox: SandboxChanges = {}
  for (const [at, raw] of withLists(text.split(/\r\n|\r|\n/)).entries()) {
    const line = raw.replace(/^\uFEFF/, '').trim()
    if (line === '' || line.startsWith('#')) continue
    const [, key = '', rest = ''] = assignment.exec(line) ?? []
    const value = plainValue(rest)
    const fault = (kind: EnvFault['kind']): number => faults.push({ line: at + 1, key, value, kind })
    const take = (setting: ServerSetting): number => taken.push({ line: at + 1, key, setting })
    const whole = /^\d{1,15}$/.test(value) ? Number(value) : null
    const number = wholeNumbers.get(key)
    const decimal = decimalTexts.get(key)
    if (key === '') faults.push({ line: at + 1, key: '', value: line, kind: 'no-assignment' })
    else if (number !== undefined) {
      if (whole === null) fault('no-number')
      else {
        limits[number] = whole
        take(number)
      }
    } else if (decimal !== undefined) {
      if (/^-?\d{1,40}$/.test(value)) {
        // As the server counts it: `0100` is 100, `-0` is 0.
        limits[decimal] = String(BigInt(value))
        take(decimal)
      } else fault('no-number')
    } else if (sandboxNames.has(key)) {
      const read = readSandboxSetting(key, value, sandbox)
      if (read.kind === 'taken') take(read.setting)
      else if (read.kind !== 'empty') fault(read.kind)
    } else ignored.push(key)
  }
  const last = new Map(taken.map(({ setting, line }) => [setting, line]))
  const { timeoutSeconds = null, enableNetwork = null, ...others } = sandbox
  return {
    limits,
    timeoutSeconds,
    enableNetwork,
    ...others,
    taken: taken.map((one) => {
      const counts = last.get(one.setting) ?? one.line
      return { ...one, later: counts === one.line ? null : counts }
    }),
    faults,
    ignored,
  }
}

/** The text without the lines of names that set nothing here, such as a server's secrets; comments, blanks and faults stay. */
export function withoutIgnored(text: string): string {
  const ignored = new Set(readServerSettings(text).ignored)
  const isKept = (line: string): boolean => !ignored.has(assignment.exec(line.replace(/^\uFEFF/, '').trim())?.[1] ?? '')
  return text
    .split(/(?<=\r\n|\r(?!\n)|\n)/)
    .filter((line) => isKept(line))
    .join('')
}

/** The settings alone; null where the text names none, so that the target is as its record says. */
export function serverSettingsOf(text: string): ServerSettings | null {
  const { taken, faults: _, ignored: __, ...settings } = readServerSettings(text)
  return taken.length === 0 ? null : settings
}

/** The value of a setting on a target: a count, seconds, a text, or whether it is on. */
export function settingOf(target: Target, setting: ServerSetting): number | string | boolean {
  return isOfSandbox(setting) ? sandboxSettingOf(target, setting) : target.limits[setting]
}

/** One setting that a server has otherwise than the target's record. */
export interface ServerChange {
  readonly setting: ServerSetting
  readonly from: number | string | boolean
  readonly to: number | string | boolean
}

/** What a server's settings change of a target, in the order of the target's own; what they repeat is no change. */
export function serverChanges(target: Target, settings: ServerSettings | null): readonly ServerChange[] {
  if (settings === null) return []
  const there = withServerSettings(target, settings)
  const all: readonly ServerSetting[] = [...(Object.keys(target.limits) as (keyof Limits)[]), ...sandboxSettings]
  return all
    .map((setting) => ({ setting, from: settingOf(target, setting), to: settingOf(there, setting) }))
    .filter(({ from, to }) => from !== to)
}

/** A target as a server with these settings has it. */
export function withServerSettings(
  target: Target,
  { limits, timeoutSeconds, enableNetwork, ...sandbox }: ServerSettings,
): Target {
  return {
    ...target,
    limits: { ...target.limits, ...limits },
    sandbox: {
      ...target.sandbox,
      ...sandbox,
      timeoutSeconds: timeoutSeconds ?? target.sandbox.timeoutSeconds,
      enableNetwork: enableNetwork ?? target.sandbox.enableNetwork,
    },
  }
}
