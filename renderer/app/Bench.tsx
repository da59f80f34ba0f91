import { ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { NodeEditor } from '../features/editor/NodeEditor'
import { RequirementsEditor } from '../features/editor/RequirementsEditor'
import { ResultPanel } from '../features/run/ResultPanel'
import { RunBar } from '../features/run/RunBar'
import { VariablesPanel } from '../features/variables/VariablesPanel'
import { FileState } from '../features/workspace/FileState'
import { useText } from '../i18n/useText'
import { EmptyState } from '../ui/EmptyState'
import { IconButton } from '../ui/IconButton'
import { EditorTabs } from './EditorTabs'
import { ErrorBoundary } from './ErrorBoundary'
import { rememberLayout, rememberedSize } from './layout'
import { useApp } from './stores/appStore'
import { requirementsTab } from './stores/storeTypes'
import { useWorkspace } from './stores/workspaceStore'

/** The place of work: tabs, code, run bar and panel; variables beside them. */
export function Bench() {
  const text = useText().frame
  const active = useWorkspace((state) => state.active)
  const hasNode = useWorkspace((state) => active !== null && state.documents[active]?.node != null)
  if (!hasNode || active === null) {
    return (
      <main className="center">
        <EditorTabs />
        <NoNode active={active} />
      </main>
    )
  }
  return (
    <Group
      orientation="horizontal"
      className="bench"
      defaultLayout={{ centre: 100 - rememberedSize('vars', 27), vars: rememberedSize('vars', 27) }}
      onLayoutChanged={(layout) => rememberLayout({ vars: layout['vars'] ?? 27 })}
    >
      <Panel id="centre" minSize={420}>
        <main className="center">
          <EditorTabs />
          <ErrorBoundary key={active}>
            <NodeBench id={active} />
          </ErrorBoundary>
        </main>
      </Panel>
      <Separator className="splitter across" aria-label={text.resizeVariables} />
      <Panel id="vars" minSize={288} maxSize={520}>
        <VariablesPanel id={active} />
      </Panel>
    </Group>
  )
}

function NoNode({ active }: { readonly active: string | null }) {
  const text = useText().frame
  if (active === requirementsTab) {
    return (
      <Region>
        <FileState id={requirementsTab} />
        <RequirementsEditor />
      </Region>
    )
  }
  if (active !== null) return <FileState id={active} />
  return <EmptyState title={text.noTab}>{text.noTabNext}</EmptyState>
}

function Region({ children }: { readonly children: ReactNode }) {
  const text = useText().frame
  return (
    <section className="editor-region" aria-label={text.editor}>
      {children}
    </section>
  )
}

function NodeBench({ id }: { readonly id: string }) {
  const text = useText().frame
  const panelOpen = useApp((state) => state.panelOpen)
  const togglePanel = useApp((state) => state.togglePanel)
  const code = (
    <Region>
      <FileState id={id} />
      <NodeEditor id={id} />
    </Region>
  )
  if (!panelOpen) {
    return (
      <>
        {code}
        <div className="runbar-row">
          <RunBar id={id} />
          <IconButton label={text.showPanel} small onClick={togglePanel}>
            <ChevronUp size={14} />
          </IconButton>
        </div>
      </>
    )
  }
  return (
    <Group
      orientation="vertical"
      className="grow-v"
      defaultLayout={{ code: 100 - rememberedSize('panel', 50), below: rememberedSize('panel', 50) }}
      onLayoutChanged={(layout) => rememberLayout({ panel: layout['below'] ?? 50 })}
    >
      <Panel id="code" minSize={180}>
        {code}
      </Panel>
      <Separator className="splitter along" aria-label={text.resizePanel} />
      <Panel id="below" minSize={150} maxSize="70%">
        <div className="below">
          <RunBar id={id} />
          <ResultPanel id={id} />
        </div>
      </Panel>
    </Group>
  )
}
