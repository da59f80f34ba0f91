import { useId } from 'react'
import { defaultsFor } from '../../../shared/dify/defaultValues'
import type { CodeNode, DefaultValue, ErrorStrategy, OutputType } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { TypeChip } from '../../ui/TypeChip'
import { defaultRefusal, shownDefault, typedDefault } from './defaultText'
import type { NodeChange } from './nodeEdits'
import { defaultField } from './inputDrafts'
import { TextField } from './TextField'

interface DefaultValuesProps {
  readonly node: CodeNode
  readonly onChange: (change: NodeChange) => void
  /** Chooses another strategy, where Dify takes no default value of a type. */
  readonly onUse: (strategy: ErrorStrategy | 'none') => void
}

/** A default value for each output, told with Dify's own sentence where it can't start a workflow with it. */
export function DefaultValues({ node, onChange, onUse }: DefaultValuesProps) {
  const text = useText().failing
  // A file may lack some, or hold some of another time: what is shown here is what the next change writes.
  const values = defaultsFor(node.outputs, node.default_value)
  if (values.length === 0) return <p className="empty">{text.noOutputs}</p>
  return (
    <ul>
      {node.outputs.map(({ name, spec }, at) => {
        const value = values[at]
        if (value === undefined) return null
        const keep = (next: DefaultValue): void =>
          onChange({ default_value: values.map((other, index) => (index === at ? next : other)) })
        return (
          <li key={name} className="var">
            <DefaultField name={name} type={spec.type} value={value} onKeep={keep} onUse={onUse} />
          </li>
        )
      })}
    </ul>
  )
}

interface DefaultFieldProps {
  readonly name: string
  readonly type: OutputType
  readonly value: DefaultValue
  readonly onKeep: (value: DefaultValue) => void
  readonly onUse: DefaultValuesProps['onUse']
}

const tones: Partial<Record<OutputType, string>> = { string: 'v-s', number: 'v-n' }

function DefaultField({ name, type, value, onKeep, onUse }: DefaultFieldProps) {
  const text = useText().failing
  const note = useId()
  const isBoolean = type === 'boolean' || type === 'array[boolean]'
  const refusal = defaultRefusal(value)
  return (
    <>
      <div className="l1">
        <span className="default-name" title={name.length > 20 ? name : undefined}>
          {name}
        </span>
        <TypeChip type={type} />
      </div>
      {!isBoolean && (
        <TextField
          draft={shownDefault(value)}
          invalid={refusal !== null}
          tone={tones[type] ?? ''}
          data-input={defaultField(name)}
          aria-label={text.defaultOf(name)}
          aria-describedby={refusal === null ? undefined : note}
          onType={(typed) => onKeep(typedDefault(value, typed))}
        />
      )}
      {refusal !== null && (
        <div id={note} className="field-note danger">
          <span lang="en" className="dify-sentence">
            {refusal}
          </span>
          {text.cannotStart}
          {isBoolean && (
            <div className="note-acts">
              <Button kind="plain" small data-input={defaultField(name)} onClick={() => onUse('fail-branch')}>
                {text.use(text.strategies['fail-branch'])}
              </Button>
              <Button kind="ghost" small onClick={() => onUse('none')}>
                {text.use(text.strategies.none)}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}
