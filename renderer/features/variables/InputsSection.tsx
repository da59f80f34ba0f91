import { Plus, TriangleAlert } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { CodeNode, Variable, VariableType } from '../../../shared/model/node'
import { variableTypes } from '../../../shared/model/variableTypes'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { AppSource, AppSourceNote, TakeAllInputs } from '../appFiles/AppInputs'
import { type LeftBehind, leftBehind } from '../signature/leftBehind'
import { LeftBehindNote } from '../signature/LeftBehindNote'
import { refusedOf, useRefusedRenames } from '../signature/refusedRenames'
import { FileNotes } from './FileNotes'
import { keepDraft, renameDraft } from './inputDrafts'
import { NameField } from './NameField'
import { useVariableAsked } from './freshAsk'
import {
  addVariable,
  moveVariable,
  nextVariableName,
  type NodeChange,
  removeVariable,
  renameVariable,
  restoreVariable,
  withSample,
} from './nodeEdits'
import { useReorder } from './reorder'
import { retypeKeeping } from './retypeInput'
import { RowMenu } from './RowMenu'
import { SampleField } from './SampleField'
import { SuggestionList } from './SuggestionList'
import type { Suggestions } from './suggestions'
import { tellRemoved } from './tellRemoved'
import { TypeNote } from './TypeNote'
import { TypeMenu } from './TypeMenu'
import { VariableRows } from './VariableRows'

interface SectionProps {
  readonly id: string
  readonly node: CodeNode
  readonly suggestions: Suggestions
  readonly onChange: (change: NodeChange) => void
}

/** The inputs of a node with the values to run with, beside what `main()` asks for. */
export function InputsSection({ id, node, suggestions, onChange }: SectionProps) {
  const { variables: text, templates: ofTemplates, signature } = useText()
  const isTemplate = node.code_language === 'jinja2'
  const [fresh, setFresh] = useState<number | null>(null)
  const rowMove = useReorder(node.variables.length, (from, to) => onChange(moveVariable(node, from, to)))
  const { variables } = node
  const placeOf = useCallback((name: string) => variables.findIndex(({ variable }) => variable === name), [variables])
  const refused = useRefusedRenames((state) => refusedOf(state, id))
  const left = useMemo(() => leftBehind(node, refused), [node, refused])
  // Suggestions are told of a moment ago.
  const offered = suggestions.inputs.filter(
    ({ name }) => placeOf(name) === -1 && !left.some(({ from }) => from === name),
  )
  const add = (name: string, type: VariableType): void => {
    onChange(addVariable(node, name, type))
  }
  const addFresh = (): void => {
    setFresh(node.variables.length)
    add(nextVariableName(node), 'string')
  }
  useVariableAsked(id, 'input', addFresh)
  return (
    <section className="sec" aria-label={text.inputs}>
      <div className="sechead">
        <h2 className="grow">
          {text.inputs}
          {node.variables.length > 0 && <Count>{node.variables.length}</Count>}
        </h2>
        <TakeAllInputs id={id} node={node} />
        <IconButton label={text.addInput} small onClick={addFresh}>
          <Plus size={14} />
        </IconButton>
      </div>
      {node.variables.length === 0 && offered.length === 0 && (
        <p className="empty">{isTemplate ? ofTemplates.noInputs : text.noInputs}</p>
      )}
      <VariableRows
        count={node.variables.length}
        move={rowMove}
        fresh={fresh}
        placeOf={placeOf}
        render={(index) => {
          const variable = node.variables[index]
          if (variable === undefined) return null
          return (
            <InputRow
              id={id}
              node={node}
              variable={variable}
              index={index}
              fresh={fresh === index}
              isStranger={suggestions.strangers.has(variable.variable)}
              left={left.find(({ to }) => to === variable.variable) ?? null}
              isKnown={suggestions.known.has(variable.variable)}
              description={suggestions.descriptions.get(variable.variable) ?? null}
              onChange={onChange}
            />
          )
        }}
      />
      {suggestions.cut !== null && <p className="empty">{signature.cut(suggestions.cut)}</p>}
      {suggestions.markers.length > 0 && <p className="empty">{signature.marker(suggestions.markers.join(', '))}</p>}
      <SuggestionList
        head={isTemplate ? ofTemplates.inTemplateOnly : text.inMainOnly}
        items={offered}
        onAdd={(items) => {
          const variables = items.map(({ name, type }) => ({ variable: name, value_type: type, value_selector: [] }))
          onChange({ variables: [...node.variables, ...variables] })
        }}
      />
    </section>
  )
}

interface InputRowProps {
  readonly id: string
  readonly node: CodeNode
  readonly variable: Variable
  readonly index: number
  readonly fresh: boolean
  readonly isStranger: boolean
  readonly isKnown: boolean
  /** The name that the code still has for it. */
  readonly left: LeftBehind | null
  /** What the docstring says of it. */
  readonly description: string | null
  readonly onChange: (change: NodeChange) => void
}

function InputRow(props: InputRowProps) {
  const { id, node, variable, index, fresh, isStranger, isKnown, left, description, onChange } = props
  const { variables: text, templates } = useText()
  const isTemplate = node.code_language === 'jinja2'
  const { variable: name, value_type: type } = variable
  const others = node.variables.filter((_, at) => at !== index).map((other) => other.variable)
  const sample = node.samples[name]
  const setSample = (next: string | undefined): void => {
    onChange({ samples: withSample(node.samples, name, next) })
  }
  const rename = (next: string): void => {
    renameDraft(id, name, next)
    onChange(renameVariable(node, index, next))
  }
  const retype = (next: VariableType): void => onChange(retypeKeeping(id, node, index, next))
  const remove = (): void => {
    keepDraft(id, name, null)
    onChange(removeVariable(node, index))
    tellRemoved(id, name, (now) => restoreVariable(now, index, variable, sample))
  }
  return (
    <>
      <div className="l1">
        <NameField name={name} label={text.inputName} others={others} fresh={fresh} onRename={rename} />
        <TypeMenu label={text.typeOf(name)} type={type} types={variableTypes} onChange={retype} />
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
              { label: text.removeItem, danger: true, run: remove },
            ]}
          />
          <AppSource id={id} name={name} />
          {isStranger ? (
            <span className="mk warn">
              <TriangleAlert size={14} role="img" aria-label={text.notInMain} />
            </span>
          ) : (
            isKnown &&
            partsOfAppNode(id) === null && (
              <span className="only-wide">{isTemplate ? templates.fromTemplate : text.fromMain}</span>
            )
          )}
        </span>
      </div>
      {description !== null && description !== '' && (
        <p className="field-note described" title={description}>
          {description}
        </p>
      )}
      <SampleField
        key={name}
        id={id}
        name={name}
        type={type}
        sample={sample}
        isTemplate={isTemplate}
        onChange={setSample}
      />
      <AppSourceNote id={id} name={name} />
      <TypeNote id={id} name={name} />
      <FileNotes node={node} index={index} onChange={onChange} />
      {left !== null && (
        <LeftBehindNote
          language={node.code_language}
          left={left}
          onCatchUp={() => left.code !== null && onChange({ variables: node.variables, code: left.code })}
          onTakeBack={() => rename(left.from)}
        />
      )}
      {isStranger && left === null && (
        <p className="field-note warn">
          {text.notInMain}{' '}
          <button type="button" className="link" aria-label={text.remove(name)} onClick={remove}>
            {text.removeItem}
          </button>
        </p>
      )}
    </>
  )
}
