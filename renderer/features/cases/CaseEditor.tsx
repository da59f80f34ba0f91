import { useId } from 'react'
import { findTarget, listedTargets } from '../../../shared/dify/targets'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeCase } from '../../../shared/model/nodeCase'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { TypeChip } from '../../ui/TypeChip'
import { useDraft } from '../variables/draft'
import { withSample } from '../variables/nodeEdits'
import { CheckRows } from './CheckRows'
import { usualTarget } from './caseStore'
import { JsonField } from './JsonField'

interface CaseEditorProps {
  readonly node: CodeNode
  readonly one: NodeCase
  /** Names of the other cases. */
  readonly others: readonly string[]
  readonly onChange: (change: Partial<NodeCase>) => void
}

/** All that a case is made of: name, inputs, what must come of them, targets. */
export function CaseEditor({ node, one, others, onChange }: CaseEditorProps) {
  const text = useText().cases
  return (
    <div className="case-editor">
      <CaseName key={one.name} name={one.name} others={others} onKeep={(name) => onChange({ name })} />
      <h3>{text.inputs}</h3>
      {node.variables.length === 0 && <p className="muted">{text.noInputs}</p>}
      <Inputs node={node} one={one} onChange={onChange} />
      <div className="case-end">
        <h3>{text.expects}</h3>
        <Segmented
          label={text.end}
          value={one.error === null ? 'outputs' : 'error'}
          options={(['outputs', 'error'] as const).map((value) => ({ value, label: text.ends[value] }))}
          onChange={(end) => onChange(end === 'error' ? { checks: [], error: '' } : { error: null })}
        />
      </div>
      {one.error === null ? (
        <CheckRows node={node} one={one} onChange={(checks) => onChange({ checks })} />
      ) : (
        <>
          <JsonField
            label={text.errorHolds}
            value={one.error}
            isText
            placeholder={text.errorAny}
            onKeep={(error) => onChange({ error })}
          />
          <p className="field-note">{text.errorNote}</p>
        </>
      )}
      <h3>{text.targetsOf}</h3>
      <Targets node={node} one={one} onChange={onChange} />
    </div>
  )
}

function CaseName({
  name,
  others,
  onKeep,
}: {
  readonly name: string
  readonly others: readonly string[]
  readonly onKeep: (name: string) => void
}) {
  const text = useText().cases
  const [draft, setDraft] = useDraft(name)
  const note = useId()
  const wanted = draft.trim()
  const isTaken = others.includes(wanted)
  const keep = (): void => {
    if (wanted === '' || isTaken) setDraft(name)
    else if (wanted !== name) onKeep(wanted)
  }
  return (
    <>
      <input
        className={isTaken ? 'field bad' : 'field'}
        aria-label={text.name}
        aria-invalid={isTaken}
        aria-describedby={isTaken ? note : undefined}
        value={draft}
        data-keeps={!isTaken}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape' && draft !== name) {
            event.preventDefault()
            setDraft(name)
          }
        }}
      />
      {isTaken && (
        <p id={note} className="field-note danger">
          {text.nameTaken}
        </p>
      )}
    </>
  )
}

function Inputs({ node, one, onChange }: Omit<CaseEditorProps, 'others'>) {
  const text = useText().cases
  return node.variables.map(({ variable, value_type: type }) => {
    const value = one.inputs[variable]
    const put = (next: string | undefined): void => onChange({ inputs: withSample(one.inputs, variable, next) })
    return (
      <div key={variable} className="case-input">
        <div className="check-head">
          <span className="mono ell">{variable}</span>
          <TypeChip type={type} />
          {value !== undefined && type !== 'secret' && (
            <Button kind="plain" small onClick={() => put(undefined)}>
              {text.useSample}
            </Button>
          )}
        </div>
        {type === 'secret' ? (
          <p className="field-note">{text.secretStays}</p>
        ) : (
          <JsonField
            label={variable}
            value={value ?? ''}
            isOptional
            placeholder={text.usesSample}
            onKeep={(next) => put(next === '' ? undefined : next)}
          />
        )}
      </div>
    )
  })
}

/** The targets of a case: none chosen means the node's. */
function Targets({ node, one, onChange }: Omit<CaseEditorProps, 'others'>) {
  const text = useText().cases
  const usual = usualTarget(node)
  const strangers = one.targets.filter((id) => listedTargets.every((target) => target.id !== id))
  const ids = [...listedTargets.map(({ id }) => id), ...strangers]
  return (
    <div className="case-targets">
      <label>
        <input
          type="checkbox"
          checked={one.targets.length === 0}
          disabled={one.targets.length === 0}
          onChange={() => onChange({ targets: [] })}
        />
        {text.usualTarget(findTarget(usual)?.name ?? usual)}
      </label>
      {ids.map((id) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={one.targets.includes(id)}
            onChange={({ target }) =>
              onChange({
                targets: target.checked
                  ? ids.filter((each) => each === id || one.targets.includes(each))
                  : one.targets.filter((each) => each !== id),
              })
            }
          />
          {findTarget(id)?.name ?? id}
        </label>
      ))}
    </div>
  )
}
