import type { KeyboardEvent } from 'react'
import { lastWords } from '../../../shared/dify/lastWords'
import type { NodeCase } from '../../../shared/model/nodeCase'
import { useText } from '../../i18n/useText'
import { timeText } from '../run/units'
import { RowMenu } from '../variables/RowMenu'
import { CaseMark } from './CaseState'
import { expectations, placeOf, shortened } from './caseSummary'
import type { CaseEnd, CaseState } from './caseStore'

interface CaseRowProps {
  readonly one: NodeCase
  readonly stand: { readonly state: CaseState; readonly end: CaseEnd | null }
  readonly isSelected: boolean
  readonly isOpen: boolean
  readonly isRunning: boolean
  readonly onSelect: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly actions: {
    readonly run: () => void
    readonly load: () => void
    readonly duplicate: () => void
    readonly up: (() => void) | null
    readonly down: (() => void) | null
    readonly remove: () => void
  }
}

/** One case in its list; the selected one tells what it is made of. */
export function CaseRow({ one, stand, isSelected, isOpen, isRunning, onSelect, onKeyDown, actions }: CaseRowProps) {
  const { cases: text, variables } = useText()
  const { state, end } = stand
  return (
    <>
      <div className="case-line">
        <button
          type="button"
          className={isSelected ? 'case on' : 'case'}
          aria-expanded={isOpen}
          title={one.name}
          onClick={onSelect}
          onKeyDown={onKeyDown}
        >
          <CaseMark state={state} />
          <span className="ell">{one.name}</span>
          <span className="end">{end === null ? '' : timeText(end.ms)}</span>
        </button>
        <RowMenu
          name={one.name}
          actions={[
            { label: text.runOne, disabled: isRunning, run: actions.run },
            { label: text.loadInputs, run: actions.load },
            { label: text.duplicate, run: actions.duplicate },
            {
              label: variables.moveUp,
              hint: 'Alt ↑',
              disabled: actions.up === null,
              run: actions.up ?? (() => undefined),
            },
            {
              label: variables.moveDown,
              hint: 'Alt ↓',
              disabled: actions.down === null,
              run: actions.down ?? (() => undefined),
            },
            { label: variables.removeItem, danger: true, run: actions.remove },
          ]}
        />
      </div>
      {isOpen && <Summary one={one} state={state} end={end} />}
    </>
  )
}

function Summary({
  one,
  state,
  end,
}: {
  readonly one: NodeCase
  readonly state: CaseState
  readonly end: CaseEnd | null
}) {
  const text = useText().cases
  const inputs = Object.entries(one.inputs)
  return (
    <dl className="kv">
      <dt>{text.inputs}</dt>
      <dd className="mono">
        {inputs.length === 0 ? (
          <span className="muted">{text.noInputs}</span>
        ) : (
          inputs.map(([name, value]) => <div key={name}>{`${name} ${shortened(value)}`}</div>)
        )}
      </dd>
      <dt>{text.expects}</dt>
      <dd>
        {expectations(one, text).map((line, at) => (
          <div key={at}>{line}</div>
        ))}
      </dd>
      <dt>{text.got}</dt>
      <dd className={state === 'passed' ? 'ok' : state === 'failed' ? 'danger' : ''}>
        {state === 'passed' ? text.theSame : end === null || state === 'old' ? text.states[state] : <Got end={end} />}
      </dd>
    </dl>
  )
}

/** What came instead, in a line each. */
function Got({ end }: { readonly end: CaseEnd }) {
  const text = useText().cases
  if (end.reason === 'outputs') {
    return end.differences.map((one, at) => (
      <div key={at}>
        {one.fault === null
          ? `${placeOf(one)} ${one.actual === null ? text.nothing : shortened(one.actual)}`
          : text.fault(one.fault)}
      </div>
    ))
  }
  if (end.reason === 'no-error') return text.succeededInstead
  return end.error === null ? text.notRun : shortened(lastWords(end.error) || end.error.trim())
}
