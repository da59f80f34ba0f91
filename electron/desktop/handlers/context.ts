import type { BrowserWindow } from 'electron'
import type { Language, Problem } from '../../../shared/model/problem'
import type { Engine } from '../../engine'
import type { DataPlace } from '../../environments/dataFolders'
import type { Mover } from '../../moving/mover'
import type { CaseBatches } from '../caseBatches'
import type { DataRuns } from '../dataRuns'
import type { Opening } from '../opening/opening'
import type { ShellCommandFile } from '../program/shellCommand'
import type { Updates } from '../program/updates'
import type { FirstShown } from '../safety/seen'
import type { Runs } from '../runs'
import type { Send } from '../sender'
import type { ShellTexts } from '../texts'
import type { WorkspaceHolder } from '../workspaceHolder'

/** What the handlers of the page's commands work with. */
export interface HandlerContext {
  readonly engine: Engine
  readonly workspaces: WorkspaceHolder
  /** The data folder, and who says that it is that one. */
  readonly dataPlace: DataPlace
  /** Moves it. */
  readonly mover: Mover
  readonly runs: Runs
  readonly caseBatches: CaseBatches
  readonly dataRuns: DataRuns
  /** What the system asked to open. */
  readonly opening: Pick<Opening, 'take'>
  /** The program's command on the PATH. */
  readonly shellCommand: ShellCommandFile
  readonly updates: Updates
  /** Where the log is. */
  readonly logPath: string
  readonly isSafe: boolean
  /** What this start shows by itself. */
  readonly firstShown: FirstShown
  /** The sample app file that comes with Nodelab. */
  readonly sampleApp: string
  /** Ends Nodelab as its author would, and starts it again: in safe mode or as usual. */
  readonly restart: (isSafe: boolean) => void
  /** Tells the page of an event. */
  readonly send: Send
  readonly window: () => BrowserWindow | null
  readonly texts: () => ShellTexts
  readonly language: () => Language
  /** The version of uv, null where none is found yet. */
  readonly uvVersion: () => Promise<string | null>
  /** The page has read what it needs to show itself, and listens. */
  readonly onPageReady: () => void
  /** The author has dismissed a problem that belongs to no command. */
  readonly onDismiss: (told: Problem) => void
  /** The page has written its edits. */
  readonly onFlushed: () => void
}
