import { call } from './client'
import { reportError, useApp } from './stores/appStore'
import { useWorkspace } from './stores/workspaceStore'

/** The remembered share of a pane, in percent. */
export function rememberedSize(name: string, fallback: number): number {
  return useApp.getState().info?.session.layout[name] ?? fallback
}

/** Remembers the shares of panes with the workspace's session. */
export function rememberLayout(sizes: Readonly<Record<string, number>>): void {
  const { info } = useApp.getState()
  if (info === null) return
  const layout = { ...info.session.layout, ...sizes }
  const { workspace, tabs, active } = useWorkspace.getState()
  if (workspace === null) return
  const session = { ...info.session, layout }
  useApp.setState({ info: { ...info, session } })
  call('session.update', { workspace: workspace.path, open: [...tabs], active, layout }).catch(reportError)
}
