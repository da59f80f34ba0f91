import { ChevronDown } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { lazy, Suspense, useMemo } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { AppFile } from '../../../shared/model/appFile'
import type { Problem } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import type { PanelTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { nodeOf, useAppFileOf } from '../appFiles/appFileStore'
import { useLivePreview } from '../appFiles/useLivePreview'
import { SandboxTab } from '../confinement/SandboxTab'
import { useCases } from '../cases/caseStore'
import { useComparisons } from '../remote/compareStore'
import { PrintsTab } from './PrintsTab'
import { useProblemRows } from './problemRows'
import { ProblemsTab } from './ProblemsTab'
import { ResultTab } from './ResultTab'
import { useRun } from './runStore'
import { TracebackTab } from './TracebackTab'
import { millisText } from './units'
import './run.css'
import './values/values.css'

/** What a save changes is looked at now and then: no start waits for it. */
const AppFileTab = lazy(() => import('../appFiles/AppFileTab'))
const CasesTab = lazy(() => import('../cases/CasesTab'))
const CompareTab = lazy(() => import('../remote/CompareTab'))

const tabs = ['result', 'prints', 'problems', 'traceback'] as const satisfies readonly PanelTab[]
const allTabs = [...tabs, 'cases', 'sandbox', 'compare', 'appFile'] as const satisfies readonly PanelTab[]
const none: readonly Problem[] = []

function isTab(value: string): value is PanelTab {
  return allTabs.some((tab) => tab === value)
}

/** The panel below the run bar: result, prints, problems and traceback of the node's last run, each a thing of its own. */
export function ResultPanel({ id }: { readonly id: string }) {
  const { run: text, appFiles, cases, confinement, remote } = useText()
  const isOfApp = partsOfAppNode(id) !== null
  const chosen = useApp((state) => state.panelTab)
  const isCompared = useComparisons((state) => state.of[id] !== undefined)
  const hasOwnCases = useWorkspace((state) => (state.documents[id]?.node?.cases ?? none).length > 0)
  // The rows of a file are cases too: what was once asked for stays, be there no case in the node.
  const hasCases = useCases((state) => state.of[id] !== undefined) || hasOwnCases
  const app = useAppFileOf(id)
  const changed = useLivePreview(id)?.changed ?? 0
  const showPanel = useApp((state) => state.showPanel)
  const togglePanel = useApp((state) => state.togglePanel)
  const title = useWorkspace((state) => state.documents[id]?.node?.title ?? id)
  const run = useRun((state) => state.runs[id] ?? null)
  const result = run?.result ?? null
  const refused = result?.confinement?.refused.length ?? 0
  // A sandbox that refused nothing has nothing to say until it is asked: by a check, or from the status bar.
  const isAsked = chosen === 'sandbox' && result?.confinement !== undefined
  const hasSandbox = refused > 0 || run?.mode === 'check' || isAsked
  const isThere: Partial<Record<PanelTab, boolean>> = {
    appFile: isOfApp,
    sandbox: hasSandbox,
    compare: isCompared,
    cases: hasCases,
  }
  const shown = allTabs.filter((name) => isThere[name] !== false)
  const names = { ...text, appFile: appFiles.tab, sandbox: confinement.tab, compare: remote.tab, cases: cases.tab }
  const tab = shown.find((name) => name === chosen) ?? 'result'
  const build = useEnvironment(({ builds, current }) => (current === null ? null : (builds[current] ?? null)))
  const anyReady = useEnvironment(({ builds }) => Object.values(builds).some(({ status }) => status === 'ready'))
  const around = useMemo(
    () => [...ofApp(app, id), ...(build?.problems ?? none), ...(build?.notices ?? none)],
    [app, id, build],
  )
  const problems = useProblemRows(id, run, around)
  const grave = problems.filter(({ problem }) => problem.severity === 'error').length
  return (
    <Tabs.Root
      className="panel"
      value={tab}
      onValueChange={(value) => isTab(value) && showPanel(value)}
      aria-label={text.panel}
    >
      <div className="ptabs">
        <Tabs.List className="ptablist" aria-label={text.panel}>
          {shown.map((name) => (
            <Tabs.Trigger key={name} value={name} className={name === tab ? 'ptab on' : 'ptab'}>
              {names[name]}
              {name === 'problems' && problems.length > 0 && (
                <Count tone={grave > 0 ? 'danger' : 'warn'}>{problems.length}</Count>
              )}
              {name === 'sandbox' && refused > 0 && <Count>{refused}</Count>}
              {name === 'appFile' && changed > 0 && <Count>{changed}</Count>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className="tools">
          {result !== null && result.runtime !== '' && (
            <Times result={result} isTemplate={run?.node.code_language === 'jinja2'} />
          )}
          <IconButton label={text.hidePanel} small onClick={togglePanel}>
            <ChevronDown size={14} />
          </IconButton>
        </div>
      </div>
      <h2 className="unseen">{names[tab]}</h2>
      <Tabs.Content className="pbody" value="result">
        <ResultTab id={id} run={run} build={build} firstBuild={!anyReady} />
      </Tabs.Content>
      <Tabs.Content className="pbody" value="prints">
        <PrintsTab run={run} />
      </Tabs.Content>
      <Tabs.Content className="pbody" value="problems">
        <ProblemsTab id={id} title={title} rows={problems} run={run} />
      </Tabs.Content>
      <Tabs.Content className="pbody" value="traceback">
        <TracebackTab id={id} title={title} run={run} />
      </Tabs.Content>
      {isThere.cases === true && (
        <Tabs.Content className="pbody" value="cases">
          <Suspense>
            <CasesTab id={id} />
          </Suspense>
        </Tabs.Content>
      )}
      {isCompared && (
        <Tabs.Content className="pbody" value="compare">
          <Suspense>
            <CompareTab id={id} />
          </Suspense>
        </Tabs.Content>
      )}
      {hasSandbox && (
        <Tabs.Content className="pbody" value="sandbox">
          <SandboxTab id={id} run={run} />
        </Tabs.Content>
      )}
      {isOfApp && (
        <Tabs.Content className="pbody" value="appFile">
          <Suspense>
            <AppFileTab id={id} />
          </Suspense>
        </Tabs.Content>
      )}
    </Tabs.Root>
  )
}

/** What is told of a node's app file, and of the node in it. */
function ofApp(app: AppFile | null, id: string): readonly Problem[] {
  if (app === null) return none
  const own = nodeOf([app], id)?.problem ?? null
  return own === null ? app.problems : [...app.problems, own]
}

function Times({ result, isTemplate }: { readonly result: RunResult; readonly isTemplate: boolean }) {
  const {
    run: { times, ...text },
    failing,
    templates,
  } = useText()
  const { worker, main, check } = result.times
  return (
    <span className="muted num only-wide times">
      {result.attempts.length > 1 && `${failing.ofLast} · `}
      {times.worker} {millisText(worker)}
      {result.isWarm !== undefined && (
        <>
          {' '}
          <span title={result.isWarm ? text.warmLong : text.coldLong}>{result.isWarm ? text.warm : text.cold}</span>
        </>
      )}{' '}
      · {isTemplate ? templates.time : times.main} {millisText(main)} · {times.check} {millisText(check)} ms
    </span>
  )
}
