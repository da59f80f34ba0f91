import type { ActionId } from '../shared/actions/actionTable'
import type { SeenCall } from '../shared/dify/refusedCalls'
import type { Target } from '../shared/dify/targets/target'
import type { ConfinementLevel, ConfinementMean, ConfinementMode } from '../shared/model/confinement'
import type { Build, Environment } from '../shared/model/environment'
import type { Dependency } from '../shared/model/node'
import type { Attempt, RunRequest, RunResult } from '../shared/model/run'
import type { RanOn } from '../shared/model/remoteSandbox'
import type { Session, Settings, SettingsChange } from '../shared/model/settings'
import type { WorkspaceInfo } from '../shared/model/workspace'
import type { Reading } from './environments/reading'
import type { ReachedLines } from './run/reachedLines'
import type { RemotePlace } from './sandbox/remote/apiClient'

/**
 * The joints between the engine's parts. Each part is made by a `create…` function that takes what it
 * needs; `engine.ts` puts them together. Nothing here knows Electron.
 */

/** Body of the sandbox API's `run`: what Dify itself posts. */
export interface SandboxRequest {
  readonly language: 'python3' | 'nodejs'
  readonly code: string
  readonly preload: string
  readonly enableNetwork: boolean
}

/** How a script was held: what was in force by the worker's own word, and the calls that were refused, in the order of their first time. */
export interface SandboxConfinement {
  readonly mode: ConfinementMode
  readonly level: ConfinementLevel
  readonly means: readonly ConfinementMean[]
  readonly network: boolean
  readonly refused: readonly SeenCall[]
}

/**
 * What a sandbox returns. `error` is composed as the target's sandbox composes it ("" where it has none);
 * `exitCode` is null where a signal ended the worker. `workerMs` is the time until the script began,
 * `scriptMs` the script's own. `isWarm`: its worker stood ready before it was asked for. `signal` is what ended it, where that is known;
 * `wasStopped`: its process stood still by a signal when it met its time limit. `filledDisk`: its files took too much of the disk, which ended it. `hasNoAnswer`: the script ended the sandbox's server itself
 * (dify-sandbox-py), which then answers nothing.
 */
export interface SandboxResult {
  readonly stdout: string
  readonly stderr: string
  readonly error: string
  readonly exitCode: number | null
  readonly timedOut: boolean
  readonly cancelled: boolean
  readonly truncated: boolean
  readonly hasNoAnswer: boolean
  readonly signal?: string | null
  readonly wasStopped?: boolean
  readonly filledDisk?: boolean
  readonly isWarm: boolean
  /** Null of a server elsewhere, which does not tell it. */
  readonly confinement: SandboxConfinement | null
  readonly workerMs: number
  readonly scriptMs: number
  /** Of a server elsewhere: how it answers, and what its answer left open; then `exitCode` and `stderr` say nothing. */
  readonly remote?: Pick<RanOn, 'dialect' | 'unknown'>
  /** What the worker told of the script's variables where an exception ended it, as it came; see `frameLocals.ts`. */
  readonly values?: string | null
  /** What the worker told of the script's lines, as it came; see `reachedLines.ts`. */
  readonly lines?: string | null
  /** Names of what a script left in its worker's own folder, which the target's sandbox lets no script write; of a server elsewhere it is not known. */
  readonly written?: readonly string[]
}

export interface SandboxHooks {
  /** Called as output arrives, in order, with whole characters. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void
  /** How the script is held; left out, as the target's own sandbox would. */
  readonly mode?: ConfinementMode
  /** Aborting ends the worker within 100 ms, and what it started as far as the system lets that be found. */
  readonly signal?: AbortSignal
  /** Whether its interpreter is started for it alone, with nothing imported in advance. */
  readonly isCold?: boolean
  /** Whether the variables are told of a script that an exception ends. */
  readonly takesValues?: boolean
  /** Whether the lines are told that a script reaches. */
  readonly takesLines?: boolean
  /** Whether it is told which files a script has left, where the target's sandbox lets none be written. */
  readonly tellsWritten?: boolean
}

/** Runs a script as Dify's sandbox does. Local workers now; warm ones and a remote server fit the same face. */
export interface Sandbox {
  /**
   * Runs one script to its end, however it ends. Rejects with a ProblemError where it could not begin: the interpreter does not start,
   * or its scratch folder can't be made.
   */
  run(request: SandboxRequest, hooks?: SandboxHooks): Promise<SandboxResult>
  /** Ends every worker that is still running. */
  close(): Promise<void>
}

/** How long a run may take, and how many bytes it may write to stdout and to stderr each. */
export interface RunLimits {
  readonly timeoutSeconds: number
  readonly outputCap: number
}

/** The text of python-requirements.txt, and the folder that its relative lines count from; null where it has none. */
export interface Requirements {
  readonly text: string
  readonly folder: string | null
  /** The text of the python-requirements.lock beside it. */
  readonly lock?: string
}

/** What requirements name on this machine, as it was when it was looked at: other files, wheels, folders. */
export interface LocalFiles {
  readonly folder: string
  /** Names what was there: other content has another. */
  readonly fingerprint: string
  /** The requirements with the paths of their options written out; its lines are those of the author's text. */
  readonly text: string
  /** The files that `-r` and `-c` lead to. */
  readonly nested: readonly { readonly path: string; readonly text: string }[]
  /** The option lines of all of them that say where packages come from. */
  readonly sources: readonly string[]
  /** The packages that the nested files ask for. */
  readonly names: readonly string[]
  /** The files and folders by whose look a change is noticed, there or not. */
  readonly paths: readonly string[]
}

/** What an environment is made for. `requirements` is the text of python-requirements.txt. */
export interface EnvironmentWish {
  readonly target: Target
  /** Python, or the Node of JavaScript nodes, which has no packages: requirements and dependencies say nothing to it. */
  readonly interpreter?: 'python' | 'node'
  readonly requirements: string
  /** The text of `python-requirements.lock` beside the requirements; it is used where it fits. */
  readonly lock?: string
  /** The folder of that file, from which `-r`, `-c`, `-e` and paths in it count; left out where it has none. */
  readonly folder?: string
  /** Looked up where the wish is worked on; see `withLocalFiles`. */
  readonly local?: LocalFiles
  /** That folder again, whether anything in it is read or not: it tells one workspace from another, and is no part of what is built. */
  readonly place?: string
  readonly dependencies: readonly Dependency[]
}

/** An environment on disk. */
export interface ListedEnvironment {
  readonly environment: Environment
  readonly bytes: number
  readonly lastUsed: Date
  /** Whether a run, a build or an open node refers to it, here or in another Nodelab of this machine. */
  readonly isInUse: boolean
}

/** Builds and keeps environments; see `electron/environments`. */
export interface Environments {
  /**
   * The state for the wish that is shown now: ready at once where its folder exists, else a build is under way. No code of any package
   * runs for it: what would need that ends as `held`. A build of an earlier wish that nobody waits for is given up. Never rejects.
   */
  ensure(wish: EnvironmentWish): Promise<Build>
  /**
   * Resolves when the build of this wish has ended in any way. It is the author's word, unless `allowed` is false: packages may be built
   * from source. What was held, had failed or was cancelled is tried again; with `keepsLastGood` not what had failed or was cancelled while
   * the environment that was built last stays in use. Rejects only when `signal` aborts.
   */
  wait(
    wish: EnvironmentWish,
    signal?: AbortSignal,
    how?: { readonly keepsLastGood?: boolean; readonly allowed?: boolean },
  ): Promise<Build>
  /**
   * Builds again; uv and Python are looked for anew. With `anew` the index is asked too, so that `latest` means today's. `allowed` is the
   * author's word: without it this goes on with what he had allowed before. An environment that was ready stays in use until the new one is.
   */
  retry(id: string, how: { readonly anew: boolean; readonly allowed: boolean }): Promise<Build>
  cancel(id: string): Promise<void>
  /** Called at each change of any build. Returns the way to stop listening. */
  onChange(listener: (build: Build) => void): () => void
  /** All builds that are remembered, those under way, ready and failed, in the order in which they began. */
  builds(): readonly Build[]
  /** What a node's code can be read with by what is on this machine already; nothing is built and nothing is fetched. Never code of a package runs for it. */
  reading(wish: EnvironmentWish): Promise<Reading>
  /** The environment of a folder, as the wish that asked for it last sees it; null where there is none. */
  find(key: string): Promise<Environment | null>
  /** Finished environments on disk, newest use first; sizes in bytes. */
  list(): Promise<readonly ListedEnvironment[]>
  /** Says that a run goes on in an environment: meanwhile nothing removes or replaces it, no other Nodelab either. Returns the way to end that. */
  hold(key: string): () => void
  /** Has somebody leave the folder of an environment before that is removed or replaced; that waits for him. */
  onRemoving(leave: (folder: string) => Promise<void>): void
  /** Removes environments; returns the keys of those that are gone. Those in use stay, here or in another Nodelab of this machine. */
  remove(keys: readonly string[]): Promise<readonly string[]>
  /** Removes environments not used since `before`; returns how many. Those in use stay. */
  sweep(before: Date): Promise<number>
  /** Bytes of uv's cache. Counting goes on behind where it takes longer than `patience` milliseconds: then null. */
  cacheBytes(patience?: number): Promise<number | null>
  /**
   * Lets uv take out of its cache what nothing needs: what it no longer refers to itself, and in a cache of Nodelab's own also packages that no
   * environment has. Returns the bytes that are free now. Throws a ProblemError.
   */
  cleanCache(signal?: AbortSignal): Promise<number>
  /** Cancels all builds and waits for their processes to end. */
  close(): Promise<void>
}

/** Settings on disk: read once, written atomically, told to listeners. */
export interface SettingsStore {
  get(): Settings
  update(change: SettingsChange): Promise<Settings>
  session(workspacePath: string): Session
  updateSession(workspacePath: string, session: Session): Promise<void>
  recentWorkspaces(): readonly string[]
  rememberWorkspace(path: string): Promise<void>
  /** The actions that were last chosen by name, the newest first; each once. */
  recentActions(): readonly ActionId[]
  noteAction(action: ActionId): Promise<void>
  /** The file of requirements that the author pointed a workspace at; null where it is the workspace's own. */
  requirementsOf(workspacePath: string): string | null
  pointRequirements(workspacePath: string, path: string | null): Promise<void>
  onChange(listener: (settings: Settings) => void): () => void
}

export interface RunHooks {
  readonly onStarted?: () => void
  readonly onOutput?: (stream: 'prints' | 'stderr', text: string) => void
  /** Called where a node failed and is tried again: all attempts so far, and the milliseconds until the next. */
  readonly onAttempt?: (attempts: readonly Attempt[], waitMs: number) => void
  readonly signal?: AbortSignal
  /** The server that runs it instead of this machine. */
  readonly remote?: RemotePlace
  /** Whether it may run in the environment that was built last where what is asked for now can't be built; its result says so. */
  readonly keepsLastGood?: boolean
  /** Whether the own frames of a traceback get their variables (`locals`). */
  readonly takesLocals?: boolean
  /** Called where the lines of the node that a run reached are known; nothing looks for them without it. */
  readonly onLines?: (lines: ReachedLines) => void
}

/** The folders that the engine keeps its own things in. */
export interface DataFolders {
  /** Root of all; `NODELAB_HOME` overrides the system's usual place. */
  readonly root: string
  readonly environments: string
  readonly python: string
  readonly uv: string
  readonly uvCache: string
  readonly settingsFile: string
}

/** Runs a node from wrap to check. Never rejects: every end is a `RunResult`. */
export type RunNode = (request: RunRequest, requirements: Requirements | string, hooks?: RunHooks) => Promise<RunResult>

export type { WorkspaceInfo }
