import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { serverSettingsOf, withServerSettings } from '../shared/dify/serverSettings'
import { findTarget } from '../shared/dify/targets'
import type { Build } from '../shared/model/environment'
import type { Language, Problem } from '../shared/model/problem'
import type { RemoteReport } from '../shared/model/remoteSandbox'
import type { ServerSettings } from '../shared/model/server'
import type { Target } from '../shared/dify/targets/target'
import type { MachinePromise } from '../shared/promises/promises'
import { type NodeCode, preloadsOf } from '../shared/packages/imports/preloads'
import type { DataFolders, Environments, RunLimits, RunNode, Sandbox, SettingsStore } from './engineTypes'
import { type DoctorReport, examine } from './doctor'
import { examinePromises } from './promises'
import { dataFolders } from './environments/dataFolders'
import { createEnvironments } from './environments/environments'
import { createTools } from './environments/tools'
import { createLanguage, type LanguageHelp } from './language/language'
import type { StartServer } from './language/serverProcess'
import { createLessons, type Lessons } from './lessons/lessons'
import { createPackages, type Packages } from './packages/packages'
import { createPreflight, type Preflight } from './preflight/preflight'
import { killAllGroups } from './processes/processGroup'
import { trackRuns } from './run/activeRuns'
import { createRunNode } from './run/runNode'
import { launcherFinder } from './sandbox/confinement/findLauncher'
import { createRunHistory, type RunHistory } from './runHistory/runHistory'
import { createWorkerPort } from './runHistory/workerPort'
import { createLocalSandbox, type LocalSandbox } from './sandbox/localSandbox'
import type { RemotePlace } from './sandbox/remote/apiClient'
import { createRemoteSandbox } from './sandbox/remote/remoteSandbox'
import { createRemoteStore, type KeyCipher, type RemoteStore } from './sandbox/remote/remoteStore'
import { testRemote } from './sandbox/remote/testRemote'
import { createScratch } from './sandbox/scratch'
import { createServing, type Servers } from './sandbox/server/serving'
import { coldWorkers, createWorkerPool, usualStandbys } from './sandbox/workers/workerPool'
import { createSettingsStore } from './settings/settingsStore'
import type { KnownFolder } from './bundles/keptBundles'
import { createSources, type Sources } from './sources/sources'
import { type ExampleNode, readExamples } from './workspace/exampleNodes'
import { readTemplates, type TemplateFile } from './workspace/nodeTemplates'
import type { SystemTrash } from './workspace/trash'
import { openWorkspace, type Workspace, type WorkspaceEvents } from './workspace/workspace'

export interface EngineOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly folders?: DataFolders
  /** The packed app's resources folder; null in a checkout. */
  readonly resourcesPath?: string | null
  /** Where the example nodes lie; beside them lie `templates` and `lessons`. */
  readonly examples: string
  /** The script of the thread that keeps runs; left out: none are kept. */
  readonly runsWorker?: string
  /** The script of the thread that judges nodes for preflight; left out: they are judged in this one. */
  readonly findingsWorker?: string
  /** The system's keeping of secrets; left out: keys lie in a file of the owner alone. */
  readonly cipher?: KeyCipher
  /** Starts the language server; left out: there is none. */
  readonly startLanguageServer?: StartServer
  /** Whether the Nodes that stand by for the author's next run are ready to tell the variables of a script that fails, which takes them longer to start. */
  readonly nodesTellValues?: boolean
  /** The language of the window. */
  readonly language?: () => Language
  /** Safe mode: nothing is loaded in advance, no worker stands by, and there is no language server. */
  readonly isSafe?: boolean
  /** Moves a file into the system's trash; left out: there is none. */
  readonly systemTrash?: SystemTrash
}

/** Everything that Nodelab does, with no Electron in sight: the window, the command line and the tests start the same one. */
export interface Engine {
  readonly folders: DataFolders
  readonly settings: SettingsStore
  /** A problem that the start met and got over, such as damaged settings; null where there was none. */
  readonly startProblem: Problem | null
  readonly environments: Environments
  readonly sources: Sources
  readonly packages: Packages
  /** Looks at nodes before they run. */
  readonly preflight: Preflight
  readonly runNode: RunNode
  /** The editor's help for Python. */
  readonly language: LanguageHelp
  /** Lessons, and what the author has done in them. */
  readonly lessons: Lessons
  /** The runs that are kept. */
  readonly runHistory: RunHistory
  /** The servers elsewhere that the author has named. */
  readonly remotes: RemoteStore
  /** Asks a server what it is. Rejects only where the signal aborts. */
  testRemote(place: RemotePlace, signal?: AbortSignal): Promise<RemoteReport>
  /** Servers of the sandbox API. */
  readonly servers: Servers
  /**
   * Has workers of an environment stand by, `count` at a time, until none has run for some minutes; with what the code imports loaded in advance where
   * a run has asked for that before.
   * They are made in the background; resolves with whether there will be any. `serverEnv` are the lines of the author's own server, as for runs.
   */
  standBy(build: Build, code: NodeCode, serverEnv?: string, count?: number): Promise<boolean>
  /** The folder of a new author's first workspace. */
  readonly defaultWorkspace: string
  /** Another time limit for this process alone, in seconds. */
  limitTime(seconds: number): void
  examples(): Promise<ExampleNode[]>
  templates(): Promise<TemplateFile[]>
  openWorkspace(path: string, events: WorkspaceEvents): Promise<Workspace>
  /** Without `asksIndex` nothing is sent anywhere. */
  doctor(installUv: boolean, asksIndex?: boolean): Promise<DoctorReport>
  /** What can be promised of a run on this machine, tried out now. */
  promises(): Promise<MachinePromise[]>
  /** Ends every run and build and waits until no process is left. */
  close(): Promise<void>
}

/** Starts an engine. Nothing is fetched, built or run before it is asked to. */
export function createEngine(options: EngineOptions): Engine {
  const env = options.env ?? process.env
  const folders = options.folders ?? dataFolders(env)
  const resourcesPath = options.resourcesPath ?? null
  const settings = createSettingsStore(folders)
  const finding = { folders, settings: settings.get, env, resourcesPath }
  const tools = createTools(finding)
  const packages = createPackages(finding)
  const { nearest } = packages
  const environments = createEnvironments({ ...finding, tools, nearest })
  const scratch = createScratch(join(folders.root, 'scratch'))
  const isSafe = options.isSafe ?? false
  const pool = createWorkerPool({ scratch })
  const cold = coldWorkers(scratch)
  let ownLimit: number | null = null
  /** What this command was told counts first, then the limit of the workspace's own server, then the settings. */
  const limitsOf = (server: ServerSettings | null): RunLimits => {
    const { timeoutSeconds, outputCap } = settings.get()
    return { timeoutSeconds: ownLimit ?? server?.timeoutSeconds ?? timeoutSeconds, outputCap }
  }

  const launcher = launcherFinder(env)
  const preloadNever = (): readonly string[] => settings.get().preloadNever
  function sandboxFor(
    target: Target,
    limits: RunLimits,
    python: string | null,
    nodePath: string | null,
    importsAhead = true,
  ): LocalSandbox {
    const own = { workers: isSafe ? cold : pool, cold, preloadNever, importsAhead: importsAhead && !isSafe }
    return createLocalSandbox({ target, python, node: nodePath, ...limits, env, launcher, ...own })
  }

  const preflight = createPreflight({
    environments: folders.environments,
    facts: packages.facts,
    findingsWorker: options.findingsWorker,
  })
  // Warm workers hold no environment: they leave one that is to go, and so do readers.
  environments.onRemoving(pool.release)
  environments.onRemoving(preflight.release)

  const language = createLanguage({
    start: options.startLanguageServer ?? null,
    folder: join(folders.root, 'language'),
    environments: folders.environments,
    find: environments.find,
    isOn: () => settings.get().languageServer && !isSafe,
    language: options.language ?? (() => 'en'),
  })
  environments.onRemoving(language.release)
  settings.onChange(language.settle)

  async function standBy(build: Build, code: NodeCode, serverEnv = '', count = usualStandbys) {
    const { status, environment, node } = build
    const found = findTarget(build.target)
    const mode = settings.get().mode ?? undefined
    // A check is always run by a worker of its own, and so is every run of safe mode.
    if (isSafe || status !== 'ready' || found === null || mode === 'check') return false
    const server = serverSettingsOf(serverEnv)
    const target = server === null ? found : withServerSettings(found, server)
    const isJavascript = code.code_language === 'javascript'
    const nodePath = node?.found?.path ?? null
    if (isJavascript ? nodePath === null : environment === null) return false
    const sandbox = sandboxFor(target, limitsOf(server), environment?.python.path ?? null, nodePath)
    const modules = isJavascript ? [] : preloadsOf(code, target, preloadNever())
    const language = isJavascript ? 'nodejs' : 'python3'
    const network = target.sandbox.enableNetwork || target.sandbox.dialect === 'py'
    const takesValues = options.nodesTellValues === true
    return pool.keepOnceAsked(
      sandbox.planOf(language, network ? modules : [], mode, network, false, takesValues),
      count,
    )
  }

  function remoteFor(place: RemotePlace, { outputCap }: RunLimits): Sandbox {
    return createRemoteSandbox({ place, outputCap, env: tools.env() })
  }

  const remotes = createRemoteStore({ path: join(folders.root, 'sandboxes.json'), cipher: options.cipher ?? null })

  const defaultWorkspace = join(homedir(), 'Nodelab', 'My nodes')
  const workspaces = (): KnownFolder[] =>
    [defaultWorkspace, ...settings.recentWorkspaces()].map((path) => ({ path, pointed: settings.requirementsOf(path) }))
  const sources = createSources({ tools, dataRoot: folders.root, workspaces })
  const servers = createServing({
    environments,
    limitsOf,
    sandboxFor,
    standBy: (sandbox, language, count, mode) => {
      if (isSafe) return
      const kept = pool.keep(sandbox.planOf(language, [], mode), count)
      // Where there can be none, the run that would have taken it says why.
      kept.catch(() => undefined)
    },
  })
  const runHistory = createRunHistory({
    dataRoot: folders.root,
    port: options.runsWorker === undefined ? null : createWorkerPort(options.runsWorker),
    settings: settings.get,
  })
  const runs = trackRuns(createRunNode({ environments, limitsOf, sandboxFor, remoteFor }))

  const beside = (folder: string): string => join(dirname(options.examples), folder)
  const lessons = createLessons({
    builtin: beside('lessons'),
    dataRoot: folders.root,
    runNode: runs.runNode,
    settings,
  })

  return {
    folders,
    settings,
    startProblem: settings.damaged,
    environments,
    sources,
    packages,
    preflight,
    runNode: runs.runNode,
    language,
    lessons,
    runHistory,
    remotes,
    testRemote: (place, signal) => testRemote({ place, env: tools.env(), mostBytes: 5_000_000 }, signal),
    servers,
    standBy,
    defaultWorkspace,
    limitTime: (seconds) => {
      ownLimit = seconds
    },
    examples: () => readExamples(options.examples),
    templates: () => readTemplates(beside('templates')),
    openWorkspace: (path, events) =>
      openWorkspace(
        {
          path,
          dataRoot: folders.root,
          recent: settings.recentWorkspaces,
          systemTrash: options.systemTrash ?? null,
          pointer: {
            get: () => settings.requirementsOf(path),
            set: (file) => settings.pointRequirements(path, file),
          },
        },
        events,
      ),
    doctor: (installUv, asksIndex) =>
      examine({ folders, settings: settings.get(), env, resourcesPath }, installUv, asksIndex),
    promises: () => examinePromises({ folders, settings: settings.get(), env, resourcesPath }),
    async close() {
      packages.close()
      preflight.close()
      await Promise.all([language.close(), lessons.close()])
      await Promise.all([runs.close(), servers.close(), environments.close(), sources.bundles.close()])
      await Promise.all([runs.close(), environments.close(), sources.bundles.close()])
      await Promise.all([pool.close(), runHistory.close()])
      killAllGroups()
      await scratch.settled()
    },
  }
}
