import { Minus, Plus, RefreshCw, TriangleAlert } from 'lucide-react'
import type { Target } from '../../../shared/dify/targets/target'
import type { PackageChange, Rehearsal } from '../../../shared/model/packages'
import type { Problem } from '../../../shared/model/problem'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import { Prose } from '../run/Prose'
import { ProblemRow } from '../run/ProblemRow'
import type { Answer } from './useRehearsal'

interface RehearsalViewProps {
  readonly answer: Answer<Rehearsal> | null
  /** Whether something is being tried; if not, there is nothing to say yet. */
  readonly isTrying: boolean
  readonly target: Target | null
}

/** What a change would do to the environment, before it is made: to the base first, since other nodes meet that. */
export function RehearsalView({ answer, isTrying, target }: RehearsalViewProps) {
  const text = useText().packagesPage.change
  if (answer === null) {
    return isTrying ? (
      <p className="muted trying">
        <Spinner /> {text.trying}
      </p>
    ) : null
  }
  const problems: readonly Problem[] = answer.problem === null ? (answer.value?.problems ?? []) : [answer.problem]
  if (problems.length > 0) {
    return (
      <ul>
        {problems.map((problem) => (
          <ProblemRow key={`${problem.code} ${problem.line}`} id="" title="" problem={problem} />
        ))}
      </ul>
    )
  }
  return <Changes changes={answer.value?.changes ?? []} target={target} />
}

function kindOf({ from, to }: PackageChange): 'added' | 'changed' | 'removed' {
  return from === null ? 'added' : to === null ? 'removed' : 'changed'
}

const kinds = ['added', 'changed', 'removed'] as const

function Changes({ changes, target }: { readonly changes: readonly PackageChange[]; readonly target: Target | null }) {
  const text = useText().packagesPage.change
  if (changes.length === 0) return <p>{text.nothing}</p>
  const ofBase = changes.filter(({ isBase }) => isBase)
  const others = changes.filter(({ isBase }) => !isBase)
  const summary = kinds
    .map((kind) => ({ kind, count: changes.filter((change) => kindOf(change) === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => text[kind](count))
  return (
    <>
      <p className="strong">{summary.join(' · ')}</p>
      {ofBase.length > 0 && (
        <p className="changes-base">
          <TriangleAlert size={14} className="warn" aria-hidden="true" />
          {text.changesBase(target?.name ?? '')}
        </p>
      )}
      <ul className="change-list">
        {[...ofBase, ...others].map((change) => (
          <ChangeRow key={change.name} change={change} target={target} />
        ))}
      </ul>
    </>
  )
}

const marks = {
  added: <Plus size={14} className="ok" aria-hidden="true" />,
  changed: <RefreshCw size={14} className="accent" aria-hidden="true" />,
  removed: <Minus size={14} className="danger" aria-hidden="true" />,
}

function ChangeRow({ change, target }: { readonly change: PackageChange; readonly target: Target | null }) {
  const text = useText().packagesPage.change
  const { name, from, to, isBase, because } = change
  const kind = kindOf(change)
  const facts = [
    ...(isBase ? [text.ofBase(target?.name ?? '')] : []),
    ...(kind === 'removed'
      ? [text.leaves]
      : because.length > 0
        ? [text.because(because.map((one) => `\`${one}\``).join(', '))]
        : []),
  ]
  return (
    <li>
      <span className="mk">{marks[kind]}</span>
      <span className="mono">
        {name} {kind === 'changed' ? `${from} → ${to}` : (to ?? from)}
      </span>
      <span className="muted">
        <Prose text={facts.join(', ')} />
      </span>
    </li>
  )
}
