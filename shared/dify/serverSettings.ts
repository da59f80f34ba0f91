import type { Limits, Target } from './targets/target'

/** What a server's own settings change of a target. */
export interface ServerSettings {
  readonly limits: Partial<Limits>
  /** Seconds of the sandbox's own limit; null where it is not named. */
  readonly timeoutSeconds: number | null
  readonly enableNetwork: boolean | null
}

/** A line that could not be taken, from 1: its value is no number, or no line of an .env file at all. */
export interface EnvFault {
  readonly line: number
  readonly key: string
  readonly value: string
  readonly kind: 'no-assignment' | 'no-number' | 'no-switch'
}

export interface ReadServerSettings extends ServerSettings {
  readonly faults: readonly EnvFault[]
  /** Names that say nothing about limits; a whole .env may be pasted. */
  readonly ignored: readonly string[]
}

/** Dify's names for its limits (`api/configs/feature`, class `CodeExecutionSandboxConfig`). */
const wholeNumbers: Readonly<Record<string, Exclude<keyof Limits, 'maxNumber' | 'minNumber'>>> = {
  CODE_MAX_DEPTH: 'maxDepth',
  CODE_MAX_PRECISION: 'maxPrecision',
  CODE_MAX_STRING_LENGTH: 'maxStringLength',
  CODE_MAX_STRING_ARRAY_LENGTH: 'maxStringArrayLength',
  CODE_MAX_OBJECT_ARRAY_LENGTH: 'maxObjectArrayLength',
  CODE_MAX_NUMBER_ARRAY_LENGTH: 'maxNumberArrayLength',
  TEMPLATE_TRANSFORM_MAX_LENGTH: 'maxTemplateLength',
}
const decimalTexts: Readonly<Record<string, 'maxNumber' | 'minNumber'>> = {
  CODE_MAX_NUMBER: 'maxNumber',
  CODE_MIN_NUMBER: 'minNumber',
}
/** The sandbox's own, by their names in its config and in Dify's compose file. */
const timeouts = new Set(['WORKER_TIMEOUT', 'SANDBOX_WORKER_TIMEOUT'])
const networks = new Set(['ENABLE_NETWORK', 'SANDBOX_ENABLE_NETWORK'])

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
  const faults: EnvFault[] = []
  const ignored: string[] = []
  let timeoutSeconds: number | null = null
  let enableNetwork: boolean | null = null
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/^\uFEFF/, '').trim()
    if (line === '' || line.startsWith('#')) continue
    const [, key = '', rest = ''] = assignment.exec(line) ?? []
    const value = plainValue(rest)
    const fault = (kind: EnvFault['kind']): number => faults.push({ line: at + 1, key, value, kind })
    const whole = /^\d{1,15}$/.test(value) ? Number(value) : null
    const number = wholeNumbers[key]
    const decimal = decimalTexts[key]
    if (key === '') faults.push({ line: at + 1, key: '', value: line, kind: 'no-assignment' })
    else if (number !== undefined) {
      if (whole === null) fault('no-number')
      else limits[number] = whole
    } else if (decimal !== undefined) {
      if (/^-?\d{1,40}$/.test(value)) limits[decimal] = value
      else fault('no-number')
    } else if (timeouts.has(key)) {
      if (whole === null || whole === 0) fault('no-number')
      else timeoutSeconds = whole
    } else if (networks.has(key)) {
      if (/^(true|1|yes|on)$/i.test(value)) enableNetwork = true
      else if (/^(false|0|no|off)$/i.test(value)) enableNetwork = false
      else fault('no-switch')
    } else ignored.push(key)
  }
  return { limits, timeoutSeconds, enableNetwork, faults, ignored }
}

/** A target as a server with these settings has it. */
export function withServerSettings(target: Target, settings: ServerSettings): Target {
  const { timeoutSeconds, enableNetwork } = settings
  return {
    ...target,
    limits: { ...target.limits, ...settings.limits },
    sandbox: {
      ...target.sandbox,
      timeoutSeconds: timeoutSeconds ?? target.sandbox.timeoutSeconds,
      enableNetwork: enableNetwork ?? target.sandbox.enableNetwork,
    },
  }
}
