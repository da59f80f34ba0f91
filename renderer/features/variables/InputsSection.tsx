import { Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type CodeNode, type Variable, type VariableType, variableTypes } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { NameField } from './NameField'
import {
  addVariable,
  moveVariable,
  nextVariableName,
  type NodeChange,
  removeVariable,
  renameVariable,
  retypeVariable,
  withSample,
} from './nodeEdits'
import { useReorder } from './reorder'
import { RowMenu } from './RowMenu'
import { SampleField } from './SampleField'
import { SuggestionList } from './SuggestionList'
import type { Suggestions } from './suggestions'
import { TypeMenu } from './TypeMenu'

interface SectionProps {
  readonly node: CodeNode
  readonly suggestions: Suggestions
  readonly onChange: (change: NodeChange) => void
}

/** The inputs of a node with the values to run with, beside what `main()` asks for. */
export function InputsSection({ node, suggestions, onChange }: SectionProps) {
  const text = useText().variables
  const [fresh, setFresh] = useState<number | null>(null)
  const rowMove = useReorder(node.variables.length, (from, to) => onChange(moveVariable(node, from, to)))
  const add = (name: string, type: VariableType): void => {
    onChange(addVariable(node, name, type))
  }
  return (
    <section className="sec" aria-label={text.inputs}>
      <div className="sechead">
        <h2 className="grow">
          {text.inputs}
          {node.variables.length > 0 && <Count>{node.variables.length}</Count>}
        </h2>
        <IconButton
          label={text.addInput}
          small
          onClick={() => {
            setFresh(node.variables.length)
            add(nextVariableName(node), 'string')
          }}
        >
          <Plus size={14} />
        </IconButton>
      </div>
      {node.variables.length === 0 && suggestions.inputs.length === 0 && <p className="empty">{text.noInputs}</p>}
      <ul>
        {node.variables.map((variable, index) => {
          const { className, ...drag } = rowMove(index)
          return (
            <li key={index} className={`var ${className}`} {...drag}>
              <InputRow
                node={node}
                variable={variable}
                index={index}
                fresh={fresh === index}
                isStranger={suggestions.strangers.has(variable.variable)}
                isKnown={suggestions.known.has(variable.variable)}
                onChange={onChange}
              />
            </li>
          )
        })}
      </ul>
      <SuggestionList
        head={text.inMainOnly}
        items={suggestions.inputs}
        onAdd={(items) => {
          const variables = items.map(({ name, type }) => ({ variable: name, value_type: type, value_selector: [] }))
          onChange({ variables: [...node.variables, ...variables] })
        }}
      />
    </section>
  )
}

interface InputRowProps {
  readonly node: CodeNode
  readonly variable: Variable
  readonly index: number
  readonly fresh: boolean
  readonly isStranger: boolean
  readonly isKnown: boolean
  readonly onChange: (change: NodeChange) => void
}

function InputRow({ node, variable, index, fresh, isStranger, isKnown, onChange }: InputRowProps) {
  const text = useText().variables
  const { variable: name, value_type: type } = variable
  const others = node.variables.filter((_, at) => at !== index).map((other) => other.variable)
  const sample = node.samples[name]
  const setSample = (next: string | undefined): void => {
    onChange({ samples: withSample(node.samples, name, next) })
  }
  return (
    <>
      <div className="l1">
        <NameField
          name={name}
          label={text.inputName}
          others={others}
          fresh={fresh}
          onRename={(next) => onChange(renameVariable(node, index, next))}
        />
        <TypeMenu
          label={text.typeOf(name)}
          type={type}
          types={variableTypes}
          onChange={(next) => onChange(retypeVariable(node, index, next))}
        />
        <span className="end">
          <RowMenu
            name={name}
            actions={[
              { label: text.setNull, disabled: sample === undefined, run: () => setSample(undefined) },
              {
                label: text.moveUp,
                hint: 'Alt ↑',
                disabled: index === 0,
                run: () => onChange(moveVariable(node, index, index - 1)),
              },
              {
                label: text.moveDown,
                hint: 'Alt ↓',
                disabled: index === node.variables.length - 1,
                run: () => onChange(moveVariable(node, index, index + 1)),
              },
              { label: text.removeItem, danger: true, run: () => onChange(removeVariable(node, index)) },
            ]}
          />
          {isStranger ? (
            <span className="mk warn">
              <TriangleAlert size={14} role="img" aria-label={text.notInMain} />
            </span>
          ) : (
            isKnown && <span className="only-wide">{text.fromMain}</span>
          )}
        </span>
      </div>
      <SampleField name={name} type={type} sample={sample} onChange={setSample} />
      {isStranger && <p className="field-note warn">{text.notInMain}</p>}
    </>
  )
}
