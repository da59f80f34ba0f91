import type { ConfinementMode } from '../../../shared/dify/confinementModes'
import { onSandboxPy } from '../../../shared/dify/targets/sandboxPy'
import { usualGate } from '../../../shared/dify/serverGate'
import { serverSettingsOf, withServerSettings } from '../../../shared/dify/serverSettings'
import type { Target } from '../../../shared/dify/targets/target'
import type { Language } from '../../../shared/model/problem'
import type { ServerSettings } from '../../../shared/model/server'
import type { ServedRequest } from '../../../shared/model/serving'
import { plainKey, type ServeDialect } from '../../../shared/model/servingText'
import { problem, ProblemError } from '../../../shared/problems'
import type { Environments, Requirements, RunLimits } from '../../engineTypes'
import type { ServedKeeper } from '../../runHistory/servedKeeper'
import type { LocalSandbox } from '../localSandbox'
import type { DialectOptions } from './dialectOptions'
import { createGate, type GateLimits } from './gate'
import { createOfficial } from './official'
import { createPlaces } from './places'
import { inWords } from './words'
import { createSandboxPyDialect } from './sandboxPyDialect'
import { createKeyCheck, startSandboxServer } from './sandboxServer'

/** What a server needs from the engine. */
export interface ServingOptions {
  readonly environments: Environments
  readonly limitsOf: (server: ServerSettings | null) => RunLimits
  readonly sandboxFor: (
    target: Target,
    limits: RunLimits,
    python: string | null,
    node: string | null,
    importsAhead?: boolean,
  ) => LocalSandbox
  /** Has so many workers of a language stand by in a sandbox. */
  readonly standBy: (
    sandbox: LocalSandbox,
    language: 'python3' | 'nodejs',
    count: number,
    mode: ConfinementMode | undefined,
  ) => void
}

/** How one server is to be. */
export interface ServeWish extends Partial<GateLimits> {
  readonly host: string
  readonly port: number
  readonly key: string
  readonly target: Target
  /** Null: as the target's own sandbox speaks. */
  readonly dialect: ServeDialect | null
  /** The time limit of a run; left out: as the workspace's server has it, else the settings'. */
  readonly timeoutSeconds?: number
  /** How scripts are held; left out: as the target's own sandbox holds them. */
  readonly mode?: ConfinementMode
  /** Lines of the author's own server's `.env`, as for runs. */
  readonly serverEnv: string
  readonly requirements: () => Promise<Requirements>
  readonly language: Language
  readonly onRequest: (request: ServedRequest) => void
  /** Keeps each script that ran, with what was sent and what came of it. */
  readonly keeper?: ServedKeeper
}

export interface Served {
  readonly host: string
  readonly port: number
  readonly target: Target
  readonly dialect: ServeDialect
  /** Builds what python-requirements.txt asks for, which requests else wait for. Rejects with a ProblemError where it can't be had. */
  prepare(): Promise<void>
  close(): Promise<void>
}

/** Workers that stand by at most for one server and language: each holds some memory. */
const mostStandbys = 4

/** What the main branch's bootstrap has otherwise than those of its tags: `internal/core/runner/python/prescript.py`. */
const ofMainBranch = { dialect: 'v2', codeFile: '<fd3>', bootstrapLine: 36 } as const

/** A target whose sandbox speaks as wished: dify-sandbox-py is another image, the dialects of the official one differ in their words. */
function speaking(target: Target, dialect: ServeDialect | null): Target {
  if (dialect === null || dialect === target.sandbox.dialect) return target
  if (dialect === 'py') return onSandboxPy(target)
  return { ...target, sandbox: { ...target.sandbox, ...(dialect === 'v2' ? ofMainBranch : { dialect }) } }
}

/** What the operator's own server has otherwise. */
function gateOf({ sandbox: { maxWorkers, maxRequests } }: Target): Partial<GateLimits> {
  return {
    ...(maxWorkers === undefined ? {} : { maxWorkers }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
  }
}

/** Starts servers of the sandbox API, and ends those that are left with the engine. */
export function createServing(options: ServingOptions) {
  const open = new Set<Served>()

  return {
    /** Starts one. Rejects with a ProblemError where its address can't be had. Nothing is built before a request or `prepare` asks for it. */
    async start(wish: ServeWish): Promise<Served> {
      const settings = serverSettingsOf(wish.serverEnv)
      const plain = speaking(wish.target, wish.dialect)
      const target = settings === null ? plain : withServerSettings(plain, settings)
      const { dialect } = target.sandbox
      const usual = options.limitsOf(settings)
      const limits = { ...usual, timeoutSeconds: wish.timeoutSeconds ?? usual.timeoutSeconds }
      const { maxWorkers, maxRequests } = { ...usualGate[dialect], ...gateOf(target), ...wish }
      const gate = createGate({ maxRequests, maxWorkers })
      const { environments, sandboxFor } = options
      const places = createPlaces({
        target,
        limits,
        environments,
        sandboxFor,
        standBy: (sandbox, language) =>
          options.standBy(sandbox, language, Math.min(maxWorkers, mostStandbys), wish.mode),
        requirements: wish.requirements,
      })
      const capped = new ProblemError(problem('output-capped', 'run', { params: { bytes: limits.outputCap } }))
      const parts: DialectOptions = {
        target,
        places,
        gate,
        knows: createKeyCheck(wish.key),
        mode: wish.mode,
        // What it asks for is built and run on this machine: a key that everybody knows is no leave for that.
        takesPackages: wish.key !== plainKey,
        allowsNetwork: target.sandbox.enableNetwork,
        language: wish.language,
        cappedWords: inWords(capped, wish.language),
        onRan: (ran) => wish.keeper?.add({ ...ran, target, mode: wish.mode }),
      }
      const server = await startSandboxServer({
        host: wish.host,
        port: wish.port,
        dialect: dialect === 'py' ? createSandboxPyDialect(parts) : createOfficial(dialect, parts),
        language: wish.language,
        headers: dialect === 'py' ? { server: 'uvicorn' } : {},
        answersHalfClosed: dialect !== 'py',
        onRequest: wish.onRequest,
      })
      let closing: Promise<void> | null = null
      const served: Served = {
        host: wish.host,
        port: server.port,
        target,
        dialect,
        prepare: () => places.refresh(),
        close() {
          open.delete(served)
          closing ??= server
            .close()
            .then(() => places.close())
            .then(() => wish.keeper?.settled())
          // A request that waits for a build would keep the server from ending.
          places.abort()
          return closing
        },
      }
      open.add(served)
      return served
    },
    async close(): Promise<void> {
      await Promise.all([...open].map((served) => served.close()))
    },
  }
}

export type Servers = ReturnType<typeof createServing>
