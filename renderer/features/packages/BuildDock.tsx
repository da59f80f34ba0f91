import { CirclePause, CircleX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Build } from '../../../shared/model/environment'
import { describeProblem } from '../../../shared/problems'
import { reportError, useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { usePackages } from '../../app/stores/packageStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { Twist } from '../../ui/Twist'
import { keptEnvironment } from '../environment/lastGood'
import { CopyButton } from '../run/CopyButton'
import { Prose } from '../run/Prose'
import { scrolls } from '../run/scrolls'
import { useClock } from '../run/timing'
import { clockText, sizeText } from '../run/units'
import { Acts } from './BuildActs'
import { BuildList } from './BuildList'
import { BuildProblems } from './BuildProblems'
import { StageBars } from './StageBars'
import type { PackagesShown } from './usePackagesShown'
import './buildDock.css'

/** The foot of the page: how the environment is, or how far it is, what stopped it, and the other builds of this session. */
export function BuildDock({ shown }: { readonly shown: PackagesShown }) {
  const { packageBuilds: text, environment: words } = useText()
  const builds = useEnvironment((state) => state.builds)
  const [chosen, setChosen] = useState<string | null>(null)
  const [list, setList] = useState(false)
  const [log, setLog] = useState(false)
  useEffect(() => {
    useEnvironment.getState().learnBuilds().catch(reportError)
  }, [])
  const build = chosen === null ? shown.build : (builds[chosen] ?? shown.build)
  const count = Object.keys(builds).length
  if (build === null) return null
  return (
    <section className="build-dock" aria-label={text.region}>
      <div className="build-head">
        <Head build={build} isCurrent={build === shown.build} />
        <span className="grow" />
        <Elapsed build={build} />
        {build.log !== '' && (
          <Button kind="ghost" small icon={<Twist open={log} />} aria-expanded={log} onClick={() => setLog(!log)}>
            {log ? text.hideRaw : text.rawText}
          </Button>
        )}
        {count > 1 && (
          <Button kind="ghost" small icon={<Twist open={list} />} aria-expanded={list} onClick={() => setList(!list)}>
            {text.builds(count)}
          </Button>
        )}
        <Acts build={build} />
      </div>
      {build.waitsFor !== null && <p className="build-waits muted">{words.waitsFor[build.waitsFor]}</p>}
      {build.status !== 'ready' && build.status !== 'held' && <StageBars build={build} />}
      <BuildProblems build={build} />
      {log && build.log !== '' && (
        <div className="build-log">
          <pre className="log" {...scrolls} aria-label={text.rawText}>
            {build.log}
          </pre>
          <CopyButton label={text.copyLog} text={() => build.log} />
        </div>
      )}
      {list && (
        <BuildList
          builds={builds}
          chosen={build.id}
          current={shown.build?.id ?? null}
          onChoose={(id) => setChosen(id === shown.build?.id ? null : id)}
        />
      )}
    </section>
  )
}

/** The state of a build in words. */
function Head({ build, isCurrent }: { readonly build: Build; readonly isCurrent: boolean }) {
  const { packageBuilds: text, environment } = useText()
  const language = useApp((state) => state.language)
  const [problem] = build.problems
  if (build.status === 'building') {
    const total = build.stages.find(({ name }) => name === 'resolving')?.total ?? null
    const fresh = build.stages.find(({ name }) => name === 'downloading')?.total ?? null
    return (
      <>
        <Spinner delayed={false} />
        <strong>{build.waitsFor === null ? text.building : text.waits}</strong>
        {total !== null && total > 0 && (
          <span className="muted">{fresh !== null && fresh > 0 ? text.totalNew(total, fresh) : text.total(total)}</span>
        )}
      </>
    )
  }
  if (build.status === 'ready') return <ReadyFacts build={build} isCurrent={isCurrent} />
  if (build.status === 'held') {
    return (
      <>
        <CirclePause size={16} className="accent" aria-hidden="true" />
        <strong>{text.held}</strong>
      </>
    )
  }
  const isFailed = build.status === 'failed'
  return (
    <>
      <CircleX size={16} className={isFailed ? 'danger' : 'muted'} aria-hidden="true" />
      <strong className="build-title">
        {isFailed && problem !== undefined ? (
          <>
            {text.stopped}
            <Prose text={lowerFirst(describeProblem(problem, language).title)} />
          </>
        ) : (
          text.cancelled
        )}
      </strong>
      {!isFailed && (
        <span className="muted">{keptEnvironment(build) === null ? text.cancelledNext : environment.kept}</span>
      )}
    </>
  )
}

/** A title as the rest of a sentence; a name or a word in capitals stays as it is. */
function lowerFirst(title: string): string {
  return /^(?:The|There|A|An|No|Line|Neither|Its?)\b/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title
}

function ReadyFacts({ build, isCurrent }: { readonly build: Build; readonly isCurrent: boolean }) {
  const text = useText().packageBuilds
  const { environment } = build
  const facts = usePackages((state) => (environment === null ? null : (state.facts[environment.key] ?? null)))
  if (environment === null) return <span>{text.ready}</span>
  const bytes = facts?.reduce((sum, one) => sum + (one.bytes ?? 0), 0) ?? 0
  return (
    <>
      <span className="dot ok" />
      <span className="num">
        {text.facts(environment.python.version, environment.packages.length, bytes === 0 ? '' : sizeText(bytes))}
      </span>
      {isCurrent && (
        <span className="muted only-wide">
          {text.folder} <span className="mono">{environment.key}</span>
        </span>
      )}
    </>
  )
}

function Elapsed({ build }: { readonly build: Build }) {
  const now = useClock(build.status === 'building', 100)
  if (build.status === 'ready' || build.status === 'held') return null
  const ms =
    build.status === 'building'
      ? now - build.startedAt
      : build.stages.reduce((sum, { elapsedMs }) => sum + (elapsedMs ?? 0), 0)
  return <span className="muted num">{clockText(ms)}</span>
}
