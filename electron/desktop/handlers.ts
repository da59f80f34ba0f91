import type { Handlers } from './answer'
import { appFileHandlers } from './handlers/appFileHandlers'
import { appHandlers } from './handlers/appHandlers'
import { careHandlers } from './handlers/careHandlers'
import { caseHandlers } from './handlers/caseHandlers'
import { dataFolderHandlers } from './handlers/dataFolderHandlers'
import { dataHandlers } from './handlers/dataHandlers'
import type { HandlerContext } from './handlers/context'
import { environmentHandlers } from './handlers/environmentHandlers'
import { exchangeHandlers } from './handlers/exchangeHandlers'
import { historyHandlers } from './handlers/historyHandlers'
import { importHandlers } from './handlers/importHandlers'
import { languageHandlers } from './handlers/languageHandlers'
import { lessonHandlers } from './handlers/lessonHandlers'
import { nodeHandlers } from './handlers/nodeHandlers'
import { openingHandlers } from './handlers/openingHandlers'
import { packageHandlers } from './handlers/packageHandlers'
import { preflightHandlers } from './handlers/preflightHandlers'
import { presetHandlers } from './handlers/presetHandlers'
import { programHandlers } from './handlers/programHandlers'
import { remoteHandlers } from './handlers/remoteHandlers'
import { runHandlers } from './handlers/runHandlers'
import { runHistoryHandlers } from './handlers/runHistoryHandlers'
import { searchHandlers } from './handlers/searchHandlers'
import { servingHandlers } from './handlers/servingHandlers'
import { sourceHandlers } from './handlers/sourceHandlers'
import { windowHandlers } from './handlers/windowHandlers'
import { workspaceHandlers } from './handlers/workspaceHandlers'

/** The handlers of every command of the contract. The page gives ids; paths and processes stay in main. */
export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...appHandlers(context),
    ...workspaceHandlers(context),
    ...nodeHandlers(context),
    ...appFileHandlers(context),
    ...careHandlers(context),
    ...caseHandlers(context),
    ...dataFolderHandlers(context),
    ...dataHandlers(context),
    ...historyHandlers(context),
    ...importHandlers(context),
    ...languageHandlers(context),
    ...lessonHandlers(context),
    ...openingHandlers(context),
    ...runHandlers(context),
    ...runHistoryHandlers(context),
    ...environmentHandlers(context),
    ...packageHandlers(context),
    ...preflightHandlers(context),
    ...presetHandlers(context),
    ...programHandlers(context),
    ...remoteHandlers(context),
    ...searchHandlers(context),
    ...servingHandlers(context),
    ...sourceHandlers(context),
    ...exchangeHandlers(context),
    ...windowHandlers(context),
  }
}
