import { Suspense, useEffect, useRef } from 'react'
import { findTarget } from '../../shared/dify/targets'
import { dependenciesOf } from '../../shared/packages/nodeDependencies'
import { useInLesson, useLessons } from '../features/lessons/lessonStore'
import '../features/lessons/lessons.css'
import { useLanguageWatch } from '../features/language/useLanguageWatch'
import { useText } from '../i18n/useText'
import { Bench } from './Bench'
import { ErrorBoundary } from './ErrorBoundary'
import { Rest, RestProvider } from './Rest'
import { SidebarDivider, useSidebarWidth } from './SidebarDivider'
import { reportError, useApp } from './stores/appStore'
import { useEnvironment } from './stores/environmentStore'
import { useQuietActive } from './stores/quietNodes'
import { useWorkspace } from './stores/workspaceStore'
import { useStandbys } from './useStandbys'
import { useSidebarOver } from './useSidebarOver'
import { useNarrow } from './windowSize'

/** Milliseconds of rest after an edit of the requirements, or of a dependency, before they are resolved: half a name is not asked for. */
const rest = { requirements: 1500, dependencies: 600 } as const

/** Asks for the environment of what is open, again whenever the workspace, target, language, dependencies or requirements change. */
function useEnvironmentOfNode(): void {
  const node = useQuietActive()
  const requirements = useWorkspace((state) => state.requirementsCount)
  const workspace = useWorkspace((state) => state.workspace?.path ?? null)
  const seen = useRef({ workspace, requirements })
  const workspaceTarget = useApp((state) => state.settings.target)
  const target = node?.target ?? workspaceTarget
  // The Packages page shows Python's, whatever node is open.
  const isPackages = useApp((state) => state.page === 'packages')
  const own = node?.code_language ?? 'python3'
  const language = isPackages && own === 'javascript' ? 'python3' : own
  const record = findTarget(target)
  const dependencies = JSON.stringify(node === null || record === null ? [] : dependenciesOf(node, record))
  useEffect(() => {
    if (workspace === null) return
    if (findTarget(target) === null) {
      // Its file says so, with the nearest: the environment of another target must not look like this one's.
      useEnvironment.setState({ current: null })
      return
    }
    const edited = seen.current.workspace === workspace && seen.current.requirements !== requirements
    seen.current = { workspace, requirements }
    const timer = setTimeout(
      () => {
        const list = JSON.parse(dependencies) as { name: string; version: string }[]
        useEnvironment.getState().ensure(target, language, list, requirements).catch(reportError)
      },
      edited ? rest.requirements : dependencies === '[]' ? 0 : rest.dependencies,
    )
    return () => clearTimeout(timer)
  }, [target, language, dependencies, requirements, workspace])
}

/** What stands beside the sidebar. */
function PageShown() {
  const page = useApp((state) => state.page)
  const isLesson = useInLesson()
  if (page === 'settings') return <Rest>{({ SettingsPage }) => <SettingsPage />}</Rest>
  if (page === 'packages') return <Rest>{({ PackagesPage }) => <PackagesPage />}</Rest>
  if (page === 'library') return isLesson ? <LessonBench /> : <Bench />
  return (
    <Rest>
      {({ SearchPage, HistoryPage, LessonsPage, RecoveryPage }) => (
        <Suspense fallback={<main className="page" />}>
          {page === 'search' && <SearchPage />}
          {page === 'history' && <HistoryPage />}
          {page === 'lessons' && <LessonsPage />}
          {page === 'recovery' && <RecoveryPage />}
        </Suspense>
      )}
    </Rest>
  )
}

/** A lesson's text, and its node beside it; in a narrow window inputs and outputs take the place of the text where they are asked for. */
function LessonBench() {
  const hasVariables = useLessons((state) => state.hasVariables)
  const hasText = !(useNarrow() && hasVariables)
  return (
    <div className={hasText ? 'lesson-split' : 'lesson-split no-text'}>
      {hasText && (
        <Rest place={<div className="lessonpane" />}>
          {({ LessonPane }) => (
            <Suspense fallback={<div className="lessonpane" />}>
              <LessonPane />
            </Suspense>
          )}
        </Rest>
      )}
      <Bench />
    </div>
  )
}

/** The whole window. */
export function App() {
  const text = useText().frame
  const sidebarOpen = useApp((state) => state.sidebarOpen)
  const theme = useApp((state) => state.theme)
  const isNarrow = useNarrow()
  const [sidebarWidth, setSidebarWidth] = useSidebarWidth()
  const isOver = useSidebarOver()
  const isWhole = isNarrow ? !isOver : sidebarOpen
  const hasDivider = sidebarOpen && !isNarrow
  useEnvironmentOfNode()
  useStandbys()
  useLanguageWatch()
  return (
    <RestProvider>
      <div className="app">
        <Rest place={<div className="topbar" />}>{({ TopBar }) => <TopBar />}</Rest>
        <div className="middle">
          <Rest>
            {({ Banners, RecoveryOffer, SafeModeBanner }) => (
              <>
                <SafeModeBanner />
                <Banners />
                <RecoveryOffer />
              </>
            )}
          </Rest>
          <div
            className={isWhole ? 'columns' : 'columns narrow'}
            style={hasDivider ? { gridTemplateColumns: `${sidebarWidth}px minmax(0, 1fr)` } : undefined}
          >
            <Rest place={<div className="side" />}>{({ Sidebar }) => <Sidebar />}</Rest>
            <ErrorBoundary>
              <PageShown />
            </ErrorBoundary>
            {hasDivider && <SidebarDivider width={sidebarWidth} onWidth={setSidebarWidth} />}
          </div>
        </div>
        <Rest place={<div className="status" />}>{({ StatusBar }) => <StatusBar />}</Rest>
      </div>
      <Rest>
        {({
          DocumentView,
          DropTarget,
          MovingCover,
          Palette,
          KeyMap,
          RulePageHolder,
          TemplateGallery,
          Toaster,
          Tour,
          WhatIsNew,
        }) => (
          <>
            <Palette />
            <TemplateGallery />
            <KeyMap />
            <WhatIsNew />
            <DocumentView />
            <Tour />
            <RulePageHolder />
            <DropTarget />
            <MovingCover />
            <Toaster theme={theme} position="bottom-center" duration={5000} containerAriaLabel={text.app} />
          </>
        )}
      </Rest>
    </RestProvider>
  )
}
