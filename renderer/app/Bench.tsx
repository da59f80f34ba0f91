import type { ReactNode } from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { readableId } from '../features/appFiles/appFileStore'
import { NodeEditor } from '../features/editor/NodeEditor'
import { useLessons } from '../features/lessons/lessonStore'
import { useText } from '../i18n/useText'
import { ErrorBoundary } from './ErrorBoundary'
import { Rest } from './Rest'
import { SideSplit } from './SideSplit'
import { rememberLayout, rememberedSize } from './layout'
import { useNarrow, useWindowHeight } from './windowSize'
import { useApp } from './stores/appStore'
import { requirementsTab } from './stores/storeTypes'
import { useWorkspace } from './stores/workspaceStore'

/** Widths of the variables in px: as drawn, the least (also as drawn, in narrow windows) and the most. */
const variables = { drawn: 320, least: 288, most: 520 } as const
/** Heights in px: what the editor keeps, what it keeps in a window that is low since it is zoomed, what the run bar takes above the panel. */
const editorKeeps = 180
const editorKeepsLow = 90
const lowWindow = 560
const runBarHeight = 44
/** The share of run bar and panel as drawn, in percent; the panel's greatest height may cut it. */
const panelDrawn = 62

/** The place of work: tabs, code, run bar and panel; variables beside them. */
export function Bench() {
  const text = useText().frame
  const active = useWorkspace((state) => state.active)
  const hasNode = useWorkspace((state) => active !== null && state.documents[active]?.node != null)
  const hasSide = useLessons(({ view, hasVariables }) => view === null || hasVariables)
  const isNarrow = useNarrow()
  if (!hasNode || active === null) {
    return (
      <main className="center">
        <Title id={active} />
        <Tabs />
        <NoNode active={active} />
      </main>
    )
  }
  const main = (
    <main className="center">
      <Title id={active} />
      <Tabs />
      <ErrorBoundary key={active}>
        <NodeBench id={active} />
      </ErrorBoundary>
    </main>
  )
  // Beside the text of a lesson there is no room for them in a narrow window.
  if (isNarrow && !hasSide) return main
  const side = <Rest place={<div className="vars" />}>{({ VariablesPanel }) => <VariablesPanel id={active} />}</Rest>
  return (
    <SideSplit name="variables" widths={variables} label={text.resizeVariables} side={side}>
      {main}
    </SideSplit>
  )
}

/** What the window is about, for a screen reader; a lesson has a title of its own. */
function Title({ id }: { readonly id: string | null }) {
  const text = useText().frame
  const isLesson = useLessons(({ view }) => view !== null)
  const title = useWorkspace(({ documents }) => (id === null ? undefined : documents[id]?.node?.title))
  if (isLesson) return null
  return <h1 className="unseen">{title ?? (id === null ? text.noTab : readableId(id))}</h1>
}

function Tabs() {
  return <Rest place={<div className="tabs" />}>{({ EditorTabs }) => <EditorTabs />}</Rest>
}

function State({ id }: { readonly id: string }) {
  return <Rest>{({ FileState }) => <FileState id={id} />}</Rest>
}

function NoNode({ active }: { readonly active: string | null }) {
  if (active === requirementsTab) {
    return (
      <Region>
        <State id={requirementsTab} />
        <Rest>{({ RequirementsEditor }) => <RequirementsEditor />}</Rest>
      </Region>
    )
  }
  if (active !== null) return <State id={active} />
  return <Rest>{({ StartPage }) => <StartPage />}</Rest>
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
  const height = useWindowHeight()
  const panel = usePanelRef()
  const code = (
    <Region>
      <State id={id} />
      <NodeEditor id={id} />
      <Rest>
        {({ CodeWatch, PreflightWatch, ChangedLines, UnreachedLines }) => (
          <>
            <CodeWatch id={id} />
            <PreflightWatch id={id} />
            <UnreachedLines key={id} id={id} />
            {partsOfAppNode(id) !== null && <ChangedLines key={id} id={id} />}
          </>
        )}
      </Rest>
    </Region>
  )
  if (!panelOpen) {
    return (
      <>
        {code}
        <Rest>{({ RunBarAlone }) => <RunBarAlone id={id} />}</Rest>
      </>
    )
  }
  return (
    <Group
      orientation="vertical"
      className="grow-v"
      onLayoutChanged={({ below }, { isUserInteraction }) => {
        if (isUserInteraction && below !== undefined) rememberLayout({ panel: below })
      }}
    >
      <Panel id="code" minSize={height < lowWindow ? editorKeepsLow : editorKeeps}>
        {code}
      </Panel>
      <Separator
        className="splitter along"
        aria-label={text.resizePanel}
        disableDoubleClick
        onDoubleClick={() => {
          panel.current?.resize(`${panelDrawn}%`)
          rememberLayout({ panel: panelDrawn })
        }}
      />
      <Panel
        id="below"
        panelRef={panel}
        defaultSize={`${rememberedSize('panel', panelDrawn)}%`}
        minSize={150}
        maxSize={Math.round(height / 2) + runBarHeight}
      >
        <div className="below">
          <Rest>
            {({ RunBar, ResultPanel }) => (
              <>
                <RunBar id={id} />
                <ResultPanel id={id} />
              </>
            )}
          </Rest>
        </div>
      </Panel>
    </Group>
  )
}
