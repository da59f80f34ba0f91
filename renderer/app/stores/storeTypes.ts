import type { AppInfo } from '../../../shared/contract'
import type { ConfinementMode } from '../../../shared/model/confinement'
import type { Build } from '../../../shared/model/environment'
import type { CodeNode, NodeLanguage } from '../../../shared/model/node'
import type { Language, Problem } from '../../../shared/model/problem'
import type { Attempt, RunResult } from '../../../shared/model/run'
import type { Settings, SettingsChange } from '../../../shared/model/settings'
import type { NodeEntry, NodeFile, RequirementsPlace, WorkspaceInfo } from '../../../shared/model/workspace'
import type { TextLog } from '../../features/run/textLog'

/**
 * The shapes of the window's stores. Components read them through selectors and change them only by the
 * actions named here; the actions talk to main through `app/client.ts`.
 */

export type Page = 'library' | 'search' | 'packages' | 'lessons' | 'history' | 'recovery' | 'settings'
/** `compare`, `cases` and `sandbox` are shown where there is something to tell in them, `appFile` for a node of an app file alone. */
export type PanelTab = 'result' | 'prints' | 'problems' | 'traceback' | 'sandbox' | 'compare' | 'cases' | 'appFile'

/** The program itself: facts, settings, what page and which panes are seen. */
export interface AppState {
  info: AppInfo | null
  /** The version of uv; null while none is known. */
  uv: string | null
  settings: Settings
  language: Language
  /** The theme in force, `system` resolved. */
  theme: 'light' | 'dark'
  page: Page
  panelTab: PanelTab
  sidebarOpen: boolean
  /** In a narrow window: whether the whole sidebar lies over the bench. */
  sidebarOver: boolean
  panelOpen: boolean
  /** Problems of the program that belong to no node; each can be dismissed. */
  problems: readonly Problem[]
  start(): Promise<void>
  /** Asks for uv's version where it is not known yet. */
  learnUv(): Promise<void>
  updateSettings(change: SettingsChange): Promise<void>
  showPage(page: Page): void
  showPanel(tab: PanelTab): void
  toggleSidebar(): void
  togglePanel(): void
  report(problem: Problem): void
  dismiss(problem: Problem): void
}

/** The id of the requirements file's tab; a node's tab has the node's id. */
export const requirementsTab = 'python-requirements.txt'

/** What `dify.env` is called among the ids of nodes: none can have it. */
export const serverId = '/dify.env'

/** An open node as the author edits it. */
export interface NodeDocument {
  readonly id: string
  /** As read from disk: `broken` and `missing` files have no node. */
  readonly file: NodeFile
  readonly node: CodeNode | null
  /** The author's text of a broken file, which goes into the file only by decision; null where nothing was typed. */
  readonly text: string | null
  readonly revision: string
  /** `kept`: a broken file's text that is kept aside, and goes into the file by the author's word. */
  readonly saving: 'saved' | 'pending' | 'saving' | 'kept' | 'conflict' | 'failed'
  /** What is on disk while `saving` is `conflict`. */
  readonly disk: NodeFile | null
  readonly saveProblem: Problem | null
}

/** A text file of the workspace as the author edits it. */
export interface TextDocument {
  readonly text: string
  readonly revision: string
  readonly saving: NodeDocument['saving']
  readonly diskText: string | null
  /** Why the file can't be read as text; then it is not edited either. */
  readonly problem: Problem | null
  readonly saveProblem: Problem | null
}

/** `python-requirements.txt` of the workspace. */
export type RequirementsDocument = TextDocument

/** The workspace: its library, the open tabs, the edited documents. Edits are saved 300 ms after typing stops, and at most 800 ms after the first unsaved key. */
export interface WorkspaceState {
  workspace: WorkspaceInfo | null
  entries: readonly NodeEntry[]
  tabs: readonly string[]
  active: string | null
  documents: Readonly<Record<string, NodeDocument>>
  requirements: RequirementsDocument | null
  /** Where that file lies. */
  requirementsPlace: RequirementsPlace
  /** `dify.env`: the lines of the author's own server; null until they are read. */
  server: TextDocument | null
  /** Grows with each saved or foreign change of the requirements: environments are then asked for anew. */
  requirementsCount: number
  /** The last node that got another id. */
  renamed: { readonly from: string; readonly to: string } | null
  start(): Promise<void>
  open(id: string): Promise<void>
  close(id: string): Promise<void>
  activate(id: string): void
  moveTab(id: string, to: number): void
  /**
   * Changes the open node. The header of `main` goes with its inputs, and a moment later its inputs with the header; each such pair is one
   * step, for `undo` as for the editor, which has the code's own.
   */
  edit(id: string, change: Partial<CodeNode>): void
  /** Gives inputs samples that nobody typed: no edit, so there is nothing to undo, to write or to run for it. They go into the file with the next edit. */
  fillSamples(id: string, samples: CodeNode['samples']): void
  /** Brings the inputs in step now with a header that was just typed. */
  settle(id: string): void
  undo(id: string): void
  redo(id: string): void
  /** Writes now what is pending, and tries again what could not be written. */
  flush(): Promise<void>
  resolveConflict(id: string, keep: 'mine' | 'disk'): Promise<void>
  /** Changes the text of a broken file. It is kept aside, and goes into the file by `saveText`. */
  editText(id: string, text: string): void
  saveText(id: string): Promise<void>
  create(title: string, language: CodeNode['code_language'], template: string | null): Promise<void>
  /** Shows node files that main has made, the first of them on top. */
  adopt(files: readonly NodeFile[]): void
  rename(id: string, title: string): Promise<void>
  /** Into a folder of the workspace; empty: the top. */
  move(id: string, folder: string): Promise<void>
  duplicate(id: string): Promise<void>
  /** Moves to the trash and shows the toast with Undo. */
  remove(id: string): Promise<void>
  /** Main wrote a node's file otherwise than by a save: where it is open, it shows as it is now. */
  take(file: NodeFile): void
  openRequirements(): Promise<void>
  editRequirements(text: string): void
  resolveRequirements(keep: 'mine' | 'disk'): Promise<void>
  /** Asks for the file of a Dify server, and makes it this workspace's. False where the author cancelled. */
  pointRequirements(): Promise<boolean>
  /** Goes back to the workspace's own file. */
  takeOwnRequirements(): Promise<void>
  /** Writes a copy where the author says; null where he cancelled, else its path. */
  saveRequirementsCopy(): Promise<string | null>
  editServer(text: string): void
  resolveServer(keep: 'mine' | 'disk'): Promise<void>
  chooseWorkspace(): Promise<void>
  /** Shows the workspace that a command of main opens; null where it opens none. */
  enter(change: () => Promise<WorkspaceInfo | null>): Promise<void>
  openRecent(index: number): Promise<void>
  retryWorkspace(): Promise<void>
}

/** The last or current run of a node. */
export interface NodeRun {
  readonly runId: string
  readonly phase: 'waiting' | 'running' | 'finished'
  readonly startedAt: number
  readonly prints: TextLog
  readonly stderr: TextLog
  readonly result: RunResult | null
  /** The attempts that have ended, of a node that is tried again; prints and stderr are those of the one under way. */
  readonly attempts: readonly Attempt[]
  /** When the next attempt begins, on the clock of `startedAt`; null where none waits. */
  readonly nextAt: number | null
  /** Target of this run and the node as it was run, to tell whether the result is still of the shown code. */
  readonly target: string
  /** How it was asked to be held; null or left out: as the target's sandbox would. */
  readonly mode?: ConfinementMode | null
  readonly node: CodeNode
  /** Nodelab ran it by itself when the author paused; the author's own run takes its place. */
  readonly byItself?: boolean
  /** Of one that runs by itself: the run that is shown again where typing goes on before its end. */
  readonly instead?: NodeRun | undefined
}

/** What is another for one run: how it is held, that its interpreter is started for it alone, or the server (by its id) that runs it. */
export interface RunHow {
  readonly mode?: ConfinementMode
  /** False takes the network from this run. */
  readonly network?: false
  readonly isCold?: boolean
  readonly sandbox?: string
}

export interface RunState {
  runs: Readonly<Record<string, NodeRun>>
  /** Starts a run of an open node, with its samples as inputs: here unless told. One that is under way goes on. */
  run(id: string, how?: RunHow): Promise<void>
  /** Runs it without a word: nothing is opened or told of, and a run under way that the author began goes on. */
  runByItself(id: string): Promise<void>
  cancel(id: string): Promise<void>
  /** A node has another id now; its run goes with it. */
  renamed(from: string, to: string): void
  /** Another workspace is shown: what runs is cancelled, and nothing of the others is left. */
  forgetAll(): void
  /** Asks the editor to go to a line of the node (1-based); the counter makes repeats count. */
  goTo: { id: string; line: number; column: number; count: number } | null
  goToLine(id: string, line: number, column?: number): void
}

/** Environments by the wish's id, and which one the open node uses. */
export interface EnvironmentState {
  builds: Readonly<Record<string, Build>>
  /** The build of the open node's target, language and dependencies. */
  current: string | null
  /** The `requirementsCount` that `current` was asked for; what is edited since is not in it. */
  asked: number
  /** Asks for what a node of a target runs with, and makes it current. */
  ensure(
    target: string,
    language: NodeLanguage,
    dependencies: CodeNode['dependencies'],
    requirements?: number,
  ): Promise<void>
  cancel(id: string): Promise<void>
  /** Learns of builds that began before this page did. */
  learnBuilds(): Promise<void>
  /** The author's word to build again; `anew` asks the index too. */
  retry(id: string, anew: boolean): Promise<void>
  /** Builds again by itself, with what the author had allowed before. */
  goOn(id: string): Promise<void>
}
