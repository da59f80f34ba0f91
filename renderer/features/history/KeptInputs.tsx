import type { WholeRun } from '../../../shared/model/runHistory'
import { secretWords } from '../../../shared/runHistory/secretInputs'
import { useText } from '../../i18n/useText'
import { EmptyState } from '../../ui/EmptyState'
import { TypeChip } from '../../ui/TypeChip'
import { scrolls } from '../run/scrolls'

/** Whether the rows of a file gave an input: then its sample counted for none of them. */
function isOfRows({ keptRows }: WholeRun, name: string): boolean {
  if (keptRows === null || keptRows.empty === 'left-out') return false
  return keptRows.columns.some(({ role }) => role.as === 'input' && role.name === name)
}

/** The inputs of a kept run by name; those that are secret are named, with the rule that made them so. */
export function KeptInputs({ whole }: { readonly whole: WholeRun }) {
  const text = useText().runHistory
  const { inputs, secret, hiddenIn, ranNode } = whole
  if (ranNode.variables.length === 0) return <EmptyState title={text.noInputs} />
  const variables = ranNode.variables.filter(({ variable }) => !isOfRows(whole, variable))
  if (variables.length === 0) return <EmptyState title={text.noOtherInputs} />
  return (
    <div className="run-inputs" {...scrolls} role="group" aria-label={text.inputs}>
      {variables.map(({ variable, value_type }) => (
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
