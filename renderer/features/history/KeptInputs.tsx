import type { WholeRun } from '../../../shared/model/runHistory'
import { secretWords } from '../../../shared/runHistory/secretInputs'
import { useText } from '../../i18n/useText'
import { EmptyState } from '../../ui/EmptyState'
import { TypeChip } from '../../ui/TypeChip'
import { scrolls } from '../run/scrolls'

/** The inputs of a kept run by name; those that are secret are named, with the rule that made them so. */
export function KeptInputs({ whole }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const { inputs, secret, hiddenIn, ranNode } = whole
  if (ranNode.variables.length === 0) return <EmptyState title={text.noInputs} />
  return (
    <div className="run-inputs" {...scrolls} role="group" aria-label={text.inputs}>
      {ranNode.variables.map(({ variable, value_type }) => (
        <section key={variable} aria-label={variable}>
          <div className="outhead">
            <h3 className="name mono">{variable}</h3>
            <TypeChip type={value_type} />
          </div>
          {secret.includes(variable) ? (
            <p className="muted">{text.secret}</p>
          ) : inputs[variable] === undefined ? (
            <p className="muted">{text.noSample}</p>
          ) : (
            <pre>{inputs[variable]}</pre>
          )}
          {hiddenIn.includes(variable) && <p className="muted">{text.hidden}</p>}
        </section>
      ))}
      {secret.length > 0 && <p className="muted">{text.secretRule(secretWords.join(', '))}</p>}
    </div>
  )
}
