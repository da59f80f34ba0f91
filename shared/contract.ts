import { z } from 'zod'
import { actionIds } from './actions/actionTable'
import { appFileCommands } from './commands/appFileCommands'
import { careCommands } from './commands/careCommands'
import { caseCommands, caseEvents } from './commands/caseCommands'
import { dataCommands, dataEvents } from './commands/dataCommands'
import { dataFolderCommands, dataFolderEvents } from './commands/dataFolderCommands'
import { command } from './commands/command'
import { environmentCommands } from './commands/environmentCommands'
import { exchangeCommands } from './commands/exchangeCommands'
import { historyCommands, historyEvents } from './commands/historyCommands'
import { importCommands, importEvents } from './commands/importCommands'
import { languageCommands, languageEvents } from './commands/languageCommands'
import { lessonCommands, lessonEvents } from './commands/lessonCommands'
import { openingCommands, openingEvents } from './commands/openingCommands'
import { packageCommands } from './commands/packageCommands'
import { preflightCommands } from './commands/preflightCommands'
import { presetCommands } from './commands/presetCommands'
import { programCommands, programEvents } from './commands/programCommands'
import { remoteCommands } from './commands/remoteCommands'
import { runHistoryCommands, runHistoryEvents } from './commands/runHistoryCommands'
import { searchCommands, searchEvents } from './commands/searchCommands'
import { servingCommands, servingEvents } from './commands/servingCommands'
import { sourceCommands } from './commands/sourceCommands'
import { templateCommands } from './commands/templateCommands'
import { appFileSchema } from './model/appFile'
import { buildSchema } from './model/environment'
import { nodeLanguages, codeNodeSchema, nodeIdSchema } from './model/node'
import { sourceProgressSchema } from './model/packageSource'
import { problemSchema } from './model/problem'
import { attemptSchema, runResultSchema, runStartSchema } from './model/run'
import { sessionSchema, settingsChangeSchema, settingsSchema } from './model/settings'
import {
  nodeEntrySchema,
  nodeFileSchema,
  requirementsFileSchema,
  requirementsSaveSchema,
  saveResultSchema,
  textFileSchema,
  textSaveSchema,
  workspaceInfoSchema,
} from './model/workspace'

/**
 * The one place where a command or an event between the window and the engine is named. The preload's
 * list, the main process's handlers, the renderer's client and all their types derive from this file;
 * main validates every input with these schemas at run time.
 */
const nothing = z.null()
const node = z.object({ id: nodeIdSchema })
/**
 * The path of the workspace that the page shows. What reads or writes in it names it, since main may have another one open by then;
 * it is compared, and never opened.
 */
const inWorkspace = z.object({ workspace: z.string() })
const nodeHere = inWorkspace.extend({ id: nodeIdSchema })
const runId = z.object({ runId: z.string() })

/** Facts about the program that do not change while it runs. */
export const appInfoSchema = z.object({
  platform: z.enum(['mac', 'windows', 'linux']),
  versions: z.object({ nodelab: z.string(), electron: z.string() }),
  /** The language of the system, for an author who has chosen none. */
  systemLanguage: z.enum(['en', 'zh-CN']),
  settings: settingsSchema,
  session: sessionSchema,
  /** The actions that were last chosen by name, the newest first. */
  recentActions: z.array(z.enum(actionIds)).readonly(),
  workspace: workspaceInfoSchema,
})
export type AppInfo = z.infer<typeof appInfoSchema>

export const commands = {
  'app.info': command(nothing, appInfoSchema),
  /** The version of uv; null where none is found (yet). It is asked for apart, since uv itself has to be started to tell. */
  'app.uv': command(nothing, z.object({ version: z.string().nullable() })),
  /** The author has read a problem of `app.problem`: a page that is loaded anew is not told of it again. */
  'app.dismiss': command(problemSchema, z.void()),
  /** An action was chosen by name. */
  'app.noteAction': command(z.object({ action: z.enum(actionIds) }), z.void()),
  'settings.update': command(settingsChangeSchema, settingsSchema),
  'session.update': command(sessionSchema.extend(inWorkspace.shape), z.void()),

  /** Asks for a folder with the system's dialog; null where the author cancelled. */
  'workspace.choose': command(nothing, workspaceInfoSchema.nullable()),
  /** Opens one of `WorkspaceInfo.recent`, by its place in that list. */
  'workspace.openRecent': command(z.object({ index: z.number().int().min(0) }), workspaceInfoSchema),
  'workspace.retry': command(nothing, workspaceInfoSchema),
  'workspace.reveal': command(node.nullable(), z.void()),

  'library.list': command(nothing, z.array(nodeEntrySchema)),
  'node.read': command(nodeHere, nodeFileSchema),
  /** `force` overwrites what changed on disk: only by the author's decision. */
  'node.save': command(
    nodeHere.extend({ node: codeNodeSchema, revision: z.string(), force: z.boolean() }),
    saveResultSchema,
  ),
  /** Saves the raw text of a broken node file after the author has mended it by hand. */
  'node.saveText': command(nodeHere.extend({ text: z.string(), revision: z.string() }), saveResultSchema),
  /** Keeps such a text aside while it is typed: it goes into the file only by the author's decision. */
  'node.keepText': command(nodeHere.extend({ text: z.string() }), z.void()),
  'node.discardDraft': command(nodeHere, nodeFileSchema),
  /** A new node, empty or made of a template by its id. */
  'node.create': command(
    inWorkspace.extend({ title: z.string(), code_language: z.enum(nodeLanguages), template: z.string().nullable() }),
    nodeFileSchema,
  ),
  'node.rename': command(nodeHere.extend({ title: z.string().min(1).max(200) }), nodeFileSchema),
  /** Into a folder of the workspace, `/` between its parts; empty: the top. */
  'node.move': command(nodeHere.extend({ folder: z.string().max(200) }), nodeFileSchema),
  'node.duplicate': command(nodeHere, nodeFileSchema),
  /** Moves the file into the workspace's own trash; the token brings it back. */
  'node.remove': command(nodeHere, z.object({ token: z.string() })),
  'node.restore': command(inWorkspace.extend({ token: z.string() }), nodeFileSchema),

  'requirements.read': command(inWorkspace, requirementsFileSchema),
  'requirements.save': command(
    inWorkspace.extend({ text: z.string(), revision: z.string(), force: z.boolean() }),
    requirementsSaveSchema,
  ),
  /** Drops the author's edit that is kept aside, and takes what is on disk. */
  'requirements.discardDraft': command(inWorkspace, requirementsFileSchema),
  /** Asks for the file of a Dify server with the system's dialog, and makes it this workspace's; null where the author cancelled. */
  'requirements.point': command(inWorkspace, requirementsFileSchema.nullable()),
  /** Goes back to the workspace's own file. */
  'requirements.useOwn': command(inWorkspace, requirementsFileSchema),
  /** Writes a copy where the system's dialog says, e.g. into the folder that a server mounts; null where the author cancelled. */
  'requirements.saveCopy': command(inWorkspace, z.object({ path: z.string() }).nullable()),

  /** `dify.env`: the settings of the author's own server, as its lines. */
  'server.read': command(inWorkspace, textFileSchema),
  'server.save': command(
    inWorkspace.extend({ text: z.string(), revision: z.string(), force: z.boolean() }),
    textSaveSchema,
  ),
  'server.discardDraft': command(inWorkspace, textFileSchema),

  /** What a node runs with: Python and its packages, or Node. Starts a build where there is none. */
  'environment.ensure': command(
    z.object({
      target: z.string(),
      code_language: z.enum(nodeLanguages),
      dependencies: codeNodeSchema.shape.dependencies,
    }),
    buildSchema,
  ),
  /** Has workers stand by for the node in view, in the environment of a build that is ready; they are made in the background. */
  'environment.standBy': command(
    z.object({ id: z.string(), code_language: z.enum(nodeLanguages), code: z.string() }),
    z.void(),
  ),
  'environment.cancel': command(z.object({ id: z.string() }), z.void()),
  /** Builds again what failed or was cancelled; `allowed` is the author's word that code of packages may run. */
  'environment.retry': command(z.object({ id: z.string(), anew: z.boolean(), allowed: z.boolean() }), buildSchema),

  ...appFileCommands,
  ...careCommands,
  ...dataFolderCommands,
  ...caseCommands,
  ...dataCommands,
  ...environmentCommands,
  ...historyCommands,
  ...importCommands,
  ...languageCommands,
  ...lessonCommands,
  ...openingCommands,
  ...packageCommands,
  ...preflightCommands,
  ...presetCommands,
  ...programCommands,
  ...remoteCommands,
  ...runHistoryCommands,
  ...searchCommands,
  ...servingCommands,
  ...sourceCommands,
  ...templateCommands,
  ...exchangeCommands,

  /** Starts a run; it waits for its environment. Its output and end come as events with this id. */
  'run.start': command(runStartSchema, runId),
  'run.cancel': command(runId, z.void()),

  /** Puts text on the system clipboard. */
  'clipboard.write': command(z.object({ text: z.string() }), z.void()),
  /** Opens an https link in the system's browser; any other is refused. */
  'link.open': command(z.object({ url: z.string().max(2000) }), z.void()),
  'window.control': command(
    z.object({
      action: z.enum([
        ...(['minimize', 'maximize', 'close', 'quit'] as const),
        ...(['zoom-in', 'zoom-out', 'actual-size', 'full-screen'] as const),
        ...(['cut', 'copy', 'paste'] as const),
      ]),
    }),
    z.void(),
  ),
  /** The page tells main that its unsaved edits are written, so that the window may close. */
  'window.flushed': command(nothing, z.void()),
} as const

export const events = {
  ...caseEvents,
  ...dataEvents,
  ...historyEvents,
  ...importEvents,
  ...languageEvents,
  ...lessonEvents,
  ...openingEvents,
  ...programEvents,
  ...dataFolderEvents,
  ...runHistoryEvents,
  ...searchEvents,
  ...servingEvents,
  'settings.changed': settingsSchema,
  'workspace.changed': workspaceInfoSchema,
  'library.changed': inWorkspace.extend({ entries: z.array(nodeEntrySchema) }),
  /** A node file changed on disk by another hand. */
  'node.changed': inWorkspace.extend({ file: nodeFileSchema }),
  /** App files that came or changed, on disk or by an edit, and the ids of those that are gone. */
  'appFile.changed': inWorkspace.extend({ files: z.array(appFileSchema), gone: z.array(z.string()) }),
  'requirements.changed': inWorkspace.extend({ file: requirementsFileSchema }),
  /** python-requirements.lock was written, here or by another hand. */
  'lock.changed': inWorkspace,
  /** What the requirements name beside them was changed by another hand: files of `-r` and `-c`, wheels, folders. */
  'beside.changed': inWorkspace,
  /** How far the bundle is that is being saved or opened; `name` is the package under way. */
  'bundle.progress': sourceProgressSchema,
  /** Of the lock that is being written. */
  'lock.progress': sourceProgressSchema,
  'server.changed': inWorkspace.extend({ file: textFileSchema }),
  'environment.changed': buildSchema,
  /** The run left the queue: its environment is ready and its worker starts. */
  'run.started': runId,
  'run.output': runId.extend({ stream: z.enum(['prints', 'stderr']), text: z.string() }),
  /** A node failed and is tried again after `waitMs`; all attempts so far. */
  'run.attempt': runId.extend({ attempts: z.array(attemptSchema), waitMs: z.number() }),
  'run.finished': runId.extend({ result: runResultSchema }),
  /** A menu entry or a global key asks the page to do something. */
  'menu.action': z.object({ action: z.enum(actionIds) }),
  /** The window wants to close: the page writes its edits, then calls `window.flushed`. */
  'window.closing': z.null(),
  /** Something went wrong outside any command; the page shows it. */
  'app.problem': problemSchema,
} as const

export type Commands = typeof commands
export type CommandName = keyof Commands
export type CommandInput<K extends CommandName> = z.input<Commands[K]['input']>
export type CommandOutput<K extends CommandName> = z.output<Commands[K]['output']>
export type EventName = keyof typeof events
export type EventPayload<K extends EventName> = z.output<(typeof events)[K]>

/** What the preload calls by itself; the page can't. */
export const droppedCommand = 'import.dropped' satisfies CommandName
export type PageCommand = Exclude<CommandName, typeof droppedCommand>

/** The commands that the page can call. */
export const commandNames = (Object.keys(commands) as CommandName[]).filter(
  (name): name is PageCommand => name !== droppedCommand,
)
export const eventNames = Object.keys(events) as EventName[]

/** How a command's end travels: a problem is data, so that its code and parameters reach the page whole. */
export type Reply<T> = { ok: true; value: T } | { ok: false; problem: z.infer<typeof problemSchema> }

/** What the preload puts on `window.nodelab`: names are checked there, inputs in main. */
export interface Bridge {
  call(name: PageCommand, input: unknown): Promise<Reply<unknown>>
  on(name: EventName, listener: (payload: unknown) => void): () => void
}
