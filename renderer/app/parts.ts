import { lazy } from 'react'

/**
 * All of the window that surrounds the code, as one piece of program: it is loaded once the code is there, since what an author opens
 * a node for must not wait for menus and tables. See `Rest.tsx`.
 */
export { Tooltip } from 'radix-ui'
export { Toaster } from 'sonner'
/** Pages that most starts never show: each is loaded when it is first asked for. */
export const SearchPage = lazy(() =>
  import('../features/search/SearchPage').then((page) => ({ default: page.SearchPage })),
)
export const HistoryPage = lazy(() =>
  import('../features/history/HistoryPage').then((page) => ({ default: page.HistoryPage })),
)
export const LessonsPage = lazy(() =>
  import('../features/lessons/LessonsPage').then((page) => ({ default: page.LessonsPage })),
)
export const LessonPane = lazy(() =>
  import('../features/lessons/LessonPane').then((pane) => ({ default: pane.LessonPane })),
)
export const RecoveryPage = lazy(() =>
  import('../features/history/RecoveryPage').then((page) => ({ default: page.RecoveryPage })),
)
export { RulePageHolder } from '../features/preflight/RulePageHolder'
export { RecoveryOffer } from '../features/history/RecoveryOffer'
export { DropTarget } from '../features/importing/DropTarget'
export { ChangedLines } from '../features/appFiles/ChangedLines'
export { UnreachedLines } from '../features/cases/UnreachedLines'
export { CodeWatch } from '../features/imports/CodeWatch'
export { TemplateGallery } from '../features/templates/TemplateGallery'
export { KeyMap } from '../features/actions/KeyMap'
export { Palette } from '../features/library/Palette'
export { Sidebar } from '../features/library/Sidebar'
export { PreflightWatch } from '../features/preflight/PreflightWatch'
export { PackagesPage } from '../features/packages/PackagesPage'
export { ResultPanel } from '../features/run/ResultPanel'
export { RunBar } from '../features/run/RunBar'
export { SettingsPage } from '../features/settings/SettingsPage'
export { VariablesPanel } from '../features/variables/VariablesPanel'
export { Tour } from '../features/tour/Tour'
export { DocumentView } from '../features/documents/DocumentView'
export { WhatIsNew } from '../features/news/WhatIsNew'
export { SafeModeBanner } from '../features/care/SafeModeBanner'
export { MovingCover } from '../features/care/MovingCover'
export { Banners } from '../features/workspace/Banners'
export { FileState } from '../features/workspace/FileState'
export { EditorTabs } from './EditorTabs'
export { RunBarAlone } from './RunBarAlone'
export { StartPage } from './StartPage'
export { StatusBar } from './StatusBar'
export { TopBar } from './TopBar'
export { RequirementsEditor } from '../features/editor/RequirementsEditor'
