import { ChevronDown, CirclePause, TriangleAlert } from 'lucide-react'
import { Popover } from 'radix-ui'
import { findTarget } from '../../../shared/dify/targets'
import type { Build } from '../../../shared/model/environment'
import { describeProblem } from '../../../shared/problems'
import { keptEnvironment } from './lastGood'
import { minorVersion } from './versions'
import { useBar } from '../../app/floats'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import { EnvironmentDetails } from './EnvironmentDetails'
import './environment.css'

/** The stage that is being done, for the pill's words and its line. */
function progressOf(build: Build): { name: Build['stages'][number]['name']; share: number; text: string } {
  const at = Math.max(
    0,
    build.stages.findIndex(({ status }) => status === 'running'),
  )
  const stage = build.stages[at]
  const within = stage?.count != null && stage.total != null && stage.total > 0 ? stage.count / stage.total : 0.3
  const text = stage?.count != null && stage.total != null && stage.total > 0 ? `${stage.count}/${stage.total}` : ''
  return { name: stage?.name ?? 'python', share: (at + Math.min(within, 1)) / build.stages.length, text }
}

/** The pill's words for the Node of a JavaScript node, which has no packages to count. */
function NodeWords({ build }: { readonly build: Build }) {
  const { environment, nodejs } = useText()
  const found = build.node?.found ?? null
  if (found !== null) return <span className="num">{nodejs.pill(found.version)}</span>
  if (build.status !== 'building') return <span>{nodejs.none}</span>
  const [major = ''] = (build.node?.asked ?? '').split('.')
  return <span className="num">{nodejs.pillBuilding(major, environment.stageNow[progressOf(build).name])}</span>
}

/** Whether the target of the open node is none that is known: no environment is looked for then. */
function useTargetUnknown(): boolean {
  const wanted = useWorkspace((state) => activeNode(state)?.target ?? null)
  const ofSettings = useApp((state) => state.settings.target)
  return findTarget(wanted ?? ofSettings) === null
}

function Words({ build }: { readonly build: Build | null }) {
  const text = useText().environment
  const isUnknown = useTargetUnknown()
  if (build === null && isUnknown) return <span>{text.none}</span>
  if (build === null) return <span className="muted">{text.looking}</span>
  if (build.node !== null) return <NodeWords build={build} />
  const asked = findTarget(build.target)?.python ?? ''
  const { environment } = build
  if (build.waitsFor !== null) return <span>{text.pillWaits(asked)}</span>
  if (environment !== null) {
    return (
      <span className="num">{text.pill(minorVersion(environment.python.version), environment.packages.length)}</span>
    )
  }
  const kept = keptEnvironment(build)
  if (kept !== null) {
    const words = build.status === 'failed' ? text.pillFailed : text.pillCancelled
    return <span className="num">{words(minorVersion(kept.python.version), kept.packages.length)}</span>
  }
  if (build.status === 'held') return <span>{text.pillHeld(asked)}</span>
  if (build.status !== 'building') return <span>{text.none}</span>
  const { name, text: counts } = progressOf(build)
  return (
    <span className="num">
      {text.pillBuilding(asked, `${text.stageNow[name]}${counts === '' ? '' : ` ${counts}`}`)}
    </span>
  )
}

function Mark({ build }: { readonly build: Build | null }) {
  const language = useApp((state) => state.language)
  const isUnknown = useTargetUnknown()
  if (build === null && isUnknown) return <span className="dot danger" />
  if (build === null || build.status === 'building') return <Spinner />
  if (build.status === 'held') return <CirclePause size={14} className="accent" aria-hidden="true" />
  if (build.status === 'ready' && build.notices.length > 0) {
    const [notice] = build.notices.map((problem) => describeProblem(problem, language).title)
    return <TriangleAlert size={14} className="warn" aria-label={notice} />
  }
  if (keptEnvironment(build) !== null) return <span className="dot warn" />
  return <span className={build.status === 'ready' ? 'dot ok' : 'dot danger'} />
}

/** The state of the open node's environment; opens its stages and packages. */
export function EnvironmentPill() {
  const text = useText().environment
  const bar = useBar('environment')
  const build = useEnvironment(({ builds, current }) => (current === null ? null : (builds[current] ?? null)))
  const share = build?.status === 'building' ? progressOf(build).share : null
  return (
    <Popover.Root {...bar}>
      <Popover.Trigger asChild>
        <button type="button" className="pill" title={text.environment}>
          <Mark build={build} />
          <span aria-live="polite">
            <Words build={build} />
          </span>
          <ChevronDown size={14} className="muted" />
          {share !== null && <span className="bar" style={{ width: `${Math.round(share * 100)}%` }} />}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" sideOffset={8} collisionPadding={8} aria-label={text.environment}>
          {build !== null && <EnvironmentDetails build={build} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
