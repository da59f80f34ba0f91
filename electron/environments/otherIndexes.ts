import type { Problem } from '../../shared/model/problem'
import type { Settings } from '../../shared/model/settings'
import { indexPresets, hostOf, type Preset, presetOf } from '../../shared/packages/indexPresets'
import { problem } from '../../shared/problems'
import type { ReasonCode } from '../../shared/problems/reasonWords'
import type { EnvironmentWish } from '../engineTypes'
import { runTool, type ToolEnd, type ToolOptions } from '../processes/runTool'
import { isIndexless } from './childEnvironment'
import { redact } from './redact'
import { uvProblem } from './uvProblem'
import { namedSources, namesOwnIndex, sourceLines } from './wishSources'

/** Runs uv, as `runTool` does. */
export type RunUv = typeof runTool

/** The reasons below that are Nodelab's or uv's words, as those that the texts of problems have; of the rest the index's own status is told. */
const reasonCodes: Readonly<Record<string, ReasonCode>> = {
  refused: 'index-refused',
  'not reached': 'index-not-reached',
  certificate: 'index-certificate',
  'dns error': 'index-no-host',
  'connection refused': 'index-closed',
  'timed out': 'index-silent',
}

/** What speaks of an index that does not serve, beside what `uvProblem` knows of it. */
const faulty = /HTTP status (?:client|server) error \((?:407|429|5\d\d)/

/** Why an index did not serve, in a few words; null where uv stopped for another reason, which another index would not change. */
function refusalIn(end: ToolEnd, wish: EnvironmentWish): string | null {
  if (end.exitCode === 0 || end.cancelled) return null
  const status = /\b(?:40[137]|429|5\d\d) [A-Z][A-Za-z -]+?(?=\)|\s|$)/.exec(end.stderr)?.[0]
  const { code } = uvProblem(end.stderr, wish)
  if (code === 'index-refused' || code === 'index-login') return status ?? 'refused'
  if (code === 'index-outdated') return '404 Not Found'
  if (code === 'certificate-unknown') return 'certificate'
  if (code === 'network-unreachable' || code === 'index-faulty' || faulty.test(end.stderr)) {
    return status ?? /dns error|Connection refused|timed out/i.exec(end.stderr)?.[0] ?? 'not reached'
  }
  return null
}

/**
 * The presets to try when the chosen one does not serve. None where the author names any index of his own: what he asks for may be private, and
 * its names are nobody else's to hear.
 */
function others(
  wish: Pick<EnvironmentWish, 'requirements' | 'local'>,
  env: NodeJS.ProcessEnv,
  settings: Settings,
  presets: readonly Preset[],
): Preset[] {
  const chosen = presetOf(settings.indexUrl, presets)
  if (chosen === null || !settings.tryMirrors || settings.offline) return []
  if (env['UV_INDEX'] || env['UV_EXTRA_INDEX_URL'] || isIndexless(env) || namesOwnIndex(wish)) return []
  return presets.filter((preset) => preset !== chosen)
}

/** An address that is tried in place of another should fail fast; what the machine's variables say counts before it. */
const hasty = { UV_HTTP_RETRIES: '1', UV_HTTP_CONNECT_TIMEOUT: '5' }

/** pip's word that no index is to be asked, which uv has no variable for. */
function withNoIndex(args: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const [command, action = ''] = args
  const asksIndex = command === 'pip' && /^(?:compile|sync|install)$/.test(action)
  return asksIndex && isIndexless(env) && !args.includes('--no-index') ? [...args, '--no-index'] : args
}

/** uv takes a variable before a line of the file; to pip, and so to Dify's sandbox, an index that the file names counts before any other. */
function withoutChosen(wish: EnvironmentWish, options: ToolOptions): ToolOptions {
  if (namedSources(sourceLines(wish).join('\n')).index === null) return options
  const { UV_DEFAULT_INDEX: _chosen, UV_INDEX_URL: _older, ...env } = options.env
  return { ...options, env }
}

/**
 * Runs uv on the chosen index and, where that one does not serve and the settings allow it, on the other presets in turn. The one that served
 * last is asked first from then on.
 */
export function createOtherIndexes(settings: () => Settings, presets: readonly Preset[] = indexPresets) {
  /** The preset that served in place of the chosen one. */
  let served: { chosen: string; preset: Preset; reason: string } | null = null

  /** `onOther` is told which preset served instead. */
  function runnerFor(wish: EnvironmentWish, onOther: (told: Problem) => void): RunUv {
    return async (uv, asked, options) => {
      const now = settings()
      const args = withNoIndex(asked, options.env)
      const rest = args.includes('--offline') ? [] : others(wish, options.env, now, presets)
      if (rest.length === 0) return runTool(uv, args, withoutChosen(wish, options))
      return inTurn(uv, args, options, { now, rest, onOther, wish })
    }
  }

  interface Turn {
    readonly now: Settings
    readonly rest: readonly Preset[]
    readonly wish: EnvironmentWish
    readonly onOther: (told: Problem) => void
  }

  async function inTurn(uv: string, args: readonly string[], options: ToolOptions, turn: Turn): Promise<ToolEnd> {
    const { now, rest, wish, onOther } = turn
    const asked = hostOf(now.indexUrl)
    const env = { ...hasty, ...options.env }
    const before = served?.chosen === now.indexUrl ? served : null
    let reason = before?.reason ?? ''
    /** How the chosen index itself ended: what is told where none serves. */
    let own: ToolEnd | null = null
    // Null is the chosen one.
    const order =
      before === null ? [null, ...rest] : [before.preset, null, ...rest.filter((one) => one !== before.preset)]
    for (const preset of order) {
      if (preset !== null) options.onLine?.(`Nodelab: ${asked}: ${redact(reason)}; trying ${hostOf(preset.url)}`)
      const instead = preset === null ? {} : { UV_DEFAULT_INDEX: preset.url }
      const end = await runTool(uv, args, { ...options, env: { ...env, ...instead } })
      const refusal = refusalIn(end, wish)
      if (refusal === null) {
        served = preset === null ? null : { chosen: now.indexUrl, preset, reason }
        if (preset !== null && !end.cancelled) {
          const reasonCode = reasonCodes[reason.toLowerCase()]
          const its = reasonCode === undefined ? {} : { reasonCode }
          const params = { served: hostOf(preset.url), asked, reason, ...its }
          onOther(problem('index-other-served', 'environment', { severity: 'info', params }))
        }
        return end
      }
      if (preset === null) own = end
      // Nobody's name is found: it is the network that is gone, and no index would answer.
      if (preset !== null && own !== null && /dns/i.test(reason) && /dns/i.test(refusal)) break
      if (preset === null) reason = refusal
    }
    served = null
    return own ?? runTool(uv, args, { ...options, env })
  }

  return {
    runnerFor,
    /** The indexes that a wish may be asked of, the one that serves first; null is the machine's own. */
    indexesFor(wish: Pick<EnvironmentWish, 'requirements' | 'local'>, env: NodeJS.ProcessEnv): (string | null)[] {
      const now = settings()
      const rest = others(wish, env, now, presets).map(({ url }) => url)
      const all = [now.indexUrl === '' ? null : now.indexUrl, ...rest]
      const first = served?.chosen === now.indexUrl ? served.preset.url : null
      return first === null ? all : [first, ...all.filter((url) => url !== first)]
    },
    /** Forgets which one served, so that the chosen one is asked first again. */
    forget(): void {
      served = null
    },
  }
}

export type OtherIndexes = ReturnType<typeof createOtherIndexes>
