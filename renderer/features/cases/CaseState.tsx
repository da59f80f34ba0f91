import { Check, CircleDashed, History, Minus, TriangleAlert, X } from 'lucide-react'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import type { CaseState as State } from './caseStore'

const looks = {
  passed: [Check, 'ok'],
  failed: [X, 'danger'],
  broken: [TriangleAlert, 'warn'],
  cancelled: [Minus, 'muted'],
  none: [CircleDashed, 'muted'],
  old: [History, 'muted'],
} as const

/** How a case stands, by its sign; screen readers and the tooltip have the word. */
export function CaseMark({ state }: { readonly state: State }) {
  const text = useText().cases
  if (state === 'running') {
    return (
      <span className="mk" role="img" aria-label={text.states.running} title={text.states.running}>
        <Spinner delayed={false} />
      </span>
    )
  }
  const [Icon, tone] = looks[state]
  return (
    <span className={`mk ${tone}`} title={text.states[state]}>
      <Icon size={14} role="img" aria-label={text.states[state]} />
    </span>
  )
}
