import { findTarget } from '../../../shared/dify/targets'
import type { Build } from '../../../shared/model/environment'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import { Acts } from './BuildActs'

interface BuildListProps {
  readonly builds: Readonly<Record<string, Build>>
  readonly chosen: string
  readonly current: string | null
  readonly onChoose: (id: string) => void
}

/** All builds that are remembered, the newest first, each with its end and what can be done. */
export function BuildList({ builds, chosen, current, onChoose }: BuildListProps) {
  const text = useText().packageBuilds
  const sorted = Object.values(builds).sort((a, b) => b.startedAt - a.startedAt)
  return (
    <ul className="build-list" aria-label={text.list}>
      {sorted.map((build) => (
        <Row
          key={build.id}
          build={build}
          isChosen={build.id === chosen}
          isCurrent={build.id === current}
          onChoose={() => onChoose(build.id)}
        />
      ))}
    </ul>
  )
}

const dots = { ready: 'dot ok', failed: 'dot danger', held: 'dot accent', cancelled: 'dot', building: 'dot' } as const

interface RowProps {
  readonly build: Build
  readonly isChosen: boolean
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

function Row({ build, isChosen, isCurrent, onChoose }: RowProps) {
  const text = useText().packageBuilds
  const language = useApp((state) => state.language)
  const name = findTarget(build.target)?.name ?? build.target
  const [problem] = build.problems
  const count = build.environment?.packages.length ?? null
  const time = new Date(build.startedAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })
  return (
    <li className={isChosen ? 'build-row on' : 'build-row'}>
      {build.status === 'building' ? <Spinner delayed={false} /> : <span className={dots[build.status]} />}
      <button type="button" className="ell" aria-pressed={isChosen} title={text.show(name)} onClick={onChoose}>
        <span className="med">{name}</span>{' '}
        <span className="muted">
          {[
            build.node === null ? '' : 'Node.js',
            problem === undefined
              ? text.states[build.waitsFor === null ? build.status : 'waits']
              : describeProblem(problem, language).title,
            count === null || build.node !== null ? '' : text.total(count),
            text.startedAt(time),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      {isCurrent && <span className="tag bare">{text.current}</span>}
      <span className="grow" />
      <Acts build={build} />
    </li>
  )
}
