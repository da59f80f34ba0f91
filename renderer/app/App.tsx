import { Tooltip } from 'radix-ui'
import { useEffect, useRef } from 'react'
import { Toaster } from 'sonner'
import { findTarget } from '../../shared/dify/targets'
import { Palette } from '../features/library/Palette'
import { Sidebar } from '../features/library/Sidebar'
import { SettingsPage } from '../features/settings/SettingsPage'
import { Banners } from '../features/workspace/Banners'
import { useText } from '../i18n/useText'
import { Bench } from './Bench'
import { ErrorBoundary } from './ErrorBoundary'
import { SidebarDivider, useSidebarWidth } from './SidebarDivider'
import { reportError, useApp } from './stores/appStore'
import { useEnvironment } from './stores/environmentStore'
import { activeNode, useWorkspace } from './stores/workspaceStore'
import { StatusBar } from './StatusBar'
import { TopBar } from './TopBar'
import { useSidebarOver } from './useSidebarOver'
import { useNarrow } from './windowSize'

/** Milliseconds of rest after an edit of the requirements, or of a dependency, before they are resolved: half a name is not asked for. */
const rest = { requirements: 1500, dependencies: 600 } as const

/** Asks for the environment of what is open, again whenever the workspace, target, dependencies or requirements change. */
function useEnvironmentOfNode(): void {
  const node = useWorkspace(activeNode)
  const requirements = useWorkspace((state) => state.requirementsCount)
  const workspace = useWorkspace((state) => state.workspace?.path ?? null)
  const seen = useRef({ workspace, requirements })
  const workspaceTarget = useApp((state) => state.settings.target)
  const target = node?.target ?? workspaceTarget
  const dependencies = JSON.stringify(node?.dependencies.filter(({ name }) => name.trim() !== '') ?? [])
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
        useEnvironment.getState().ensure(target, list).catch(reportError)
      },
      edited ? rest.requirements : dependencies === '[]' ? 0 : rest.dependencies,
    )
    return () => clearTimeout(timer)
  }, [target, dependencies, requirements, workspace])
}

/** The whole window. */
export function App() {
  const text = useText().frame
  const page = useApp((state) => state.page)
  const sidebarOpen = useApp((state) => state.sidebarOpen)
  const theme = useApp((state) => state.theme)
  const isNarrow = useNarrow()
  const [sidebarWidth, setSidebarWidth] = useSidebarWidth()
  const isOver = useSidebarOver()
  const isWhole = isNarrow ? !isOver : sidebarOpen
  const hasDivider = sidebarOpen && !isNarrow
  useEnvironmentOfNode()
  return (
    <Tooltip.Provider delayDuration={500}>
      <div className="app">
        <TopBar />
        <div className="middle">
          <Banners />
          <div
            className={isWhole ? 'columns' : 'columns narrow'}
            style={hasDivider ? { gridTemplateColumns: `${sidebarWidth}px minmax(0, 1fr)` } : undefined}
          >
            <Sidebar />
            <ErrorBoundary>{page === 'settings' ? <SettingsPage /> : <Bench />}</ErrorBoundary>
            {hasDivider && <SidebarDivider width={sidebarWidth} onWidth={setSidebarWidth} />}
          </div>
        </div>
        <StatusBar />
      </div>
      <Palette />
      <Toaster theme={theme} position="bottom-center" duration={5000} containerAriaLabel={text.app} />
    </Tooltip.Provider>
  )
}
