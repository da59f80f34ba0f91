import { Check, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { nextOutputName } from '../../../shared/dify/names'
import type { Target } from '../../../shared/dify/targets/target'
import type { Finding, NodeFix } from '../../../shared/model/finding'
import type { CodeNode, OutputType } from '../../../shared/model/node'
import { outputTypes } from '../../../shared/model/variableTypes'
import { typeSince } from '../../../shared/problems/typeProblem'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { useOutputRename } from '../appFiles/outputRename'
import { RenameLeftNote } from '../appFiles/RenameLeftNote'
import { RenameQuestion } from '../appFiles/RenameQuestion'
import { findingsOfNode } from '../preflight/shownFindings'
import { ErrorOutputs } from './ErrorOutputs'
import { Members } from './Members'
import { NameField } from './NameField'
import { useVariableAsked } from './freshAsk'
import {
  addOutput,
  changeOutput,
  moveOutput,
  type NodeChange,
  removeOutput,
  restoreOutput,
  retypeSpec,
} from './nodeEdits'
import { outputVerdict } from './outputVerdict'
import { useReorder } from './reorder'
import { RowMenu } from './RowMenu'
import { SuggestionList } from './SuggestionList'
import type { Suggestions } from './suggestions'
import { tellRemoved } from './tellRemoved'
import { TypeMenu } from './TypeMenu'
import { VariableRows } from './VariableRows'

type Added = Extract<NodeFix, { kind: 'add-output' }>

interface OutputsSectionProps {
  readonly id: string
  readonly node: CodeNode
  readonly suggestions: Suggestions
  readonly target: Target | null
  /** The last run, where it is still of this version of the node. */
  readonly run: NodeRun | null
  readonly onChange: (change: NodeChange) => void
}

/** Why a target can't check a type; null where it can. */
export function useTypeRefusal(target: Target | null): (type: OutputType) => string | null {
  const text = useText().variables
  return (type) =>
    target === null || target.outputTypes.includes(type) ? null : text.typeNotIn(target.name, typeSince(type) ?? '–')
}

/** The outputs that Dify checks, each with how the last run went for it. */
export function OutputsSection({ id, node, suggestions, target, run, onChange }: OutputsSectionProps) {
  const text = useText().variables
  const [fresh, setFresh] = useState<number | null>(null)
  const refusal = useTypeRefusal(target)
  const rowMove = useReorder(node.outputs.length, (from, to) => onChange(moveOutput(node, from, to)))
  const renaming = useOutputRename(id)
  const remove = (index: number): void => {
    const output = node.outputs[index]
    onChange(removeOutput(node, index))
    if (output !== undefined)
      tellRemoved(id, output.name, (now) => restoreOutput(now, index, output, node.default_value))
  }
  const addFresh = (): void => {
    setFresh(node.outputs.length)
    onChange(addOutput(node, nextOutputName(node.outputs.map(({ name }) => name)), 'string'))
  }
  useVariableAsked(id, 'output', addFresh)
  return (
    <section className="sec" aria-label={text.outputs}>
      <div className="sechead">
        <h2 className="grow">
          {text.outputs}
          {node.outputs.length > 0 && <Count>{node.outputs.length}</Count>}
        </h2>
        <IconButton label={text.addOutput} small onClick={addFresh}>
          <Plus size={14} />
        </IconButton>
      </div>
      {node.outputs.length === 0 && <p className="empty">{text.noOutputs}</p>}
      <VariableRows
        count={node.outputs.length}
        move={rowMove}
        fresh={fresh}
        render={(index) => {
          const output = node.outputs[index]
          if (output === undefined) return null
          const { name, spec } = output
          const why = refusal(spec.type)
          const others = node.outputs.filter((_, at) => at !== index).map((other) => other.name)
          return (
            <>
              <div className="l1">
                <NameField
                  key={renaming.count}
                  name={name}
                  label={text.outputName}
                  others={others}
                  fresh={fresh === index}
                  onRename={(next) => renaming.rename(name, next)}
                />
                <TypeMenu
                  label={text.typeOf(name)}
                  type={spec.type}
                  types={outputTypes}
                  refusal={refusal}
                  onChange={(type) => onChange(changeOutput(node, index, { spec: retypeSpec(spec, type) }))}
                />
                <span className="end">
                  <RowMenu
                    name={name}
                    actions={[
                      {
                        label: text.moveUp,
                        hint: 'Alt ↑',
                        disabled: index === 0,
                        run: () => onChange(moveOutput(node, index, index - 1)),
                      },
                      {
                        label: text.moveDown,
                        hint: 'Alt ↓',
                        disabled: index === node.outputs.length - 1,
                        run: () => onChange(moveOutput(node, index, index + 1)),
                      },
                      { label: text.removeItem, danger: true, run: () => remove(index) },
                    ]}
                  />
                  <Verdict run={run} name={name} />
                </span>
              </div>
              {renaming.asked?.from === name && <RenameQuestion asked={renaming.asked} onDecide={renaming.decide} />}
              {renaming.left?.to === name && renaming.left.code === node.code && (
                <RenameLeftNote left={renaming.left} />
              )}
              {why !== null && <p className="field-note warn">{why}</p>}
              <Members
                name={name}
                spec={spec}
                refusal={refusal}
                onChange={(next) => onChange(changeOutput(node, index, { spec: next }))}
              />
            </>
          )
        }}
      />
      <ErrorOutputs node={node} target={target} />
      <SuggestionList
        head={text.inReturnOnly}
        items={suggestions.outputs}
        onAdd={(items) => {
          const added = items.map(({ name, type }) => ({
            name,
            spec: { type: typeSeen(findingsOfNode(id), name) ?? type, children: null },
          }))
          onChange({ outputs: [...node.outputs, ...added] })
        }}
      />
    </section>
  )
}

/** The type of the value that preflight has seen a key returned with; null where it has seen none. */
function typeSeen(findings: readonly Finding[], key: string): OutputType | null {
  const fixes = findings.flatMap((finding) => finding.fixes)
  return fixes.find((fix): fix is Added => fix.kind === 'add-output' && fix.name === key)?.type ?? null
}

/** How the last run went for one output. */
export function Verdict({ run, name }: { readonly run: NodeRun | null; readonly name: string }) {
  const text = useText().variables
  const verdict = outputVerdict(run, name)
  if (verdict === null) return null
  if (verdict.kind === 'none') return <span>{text.noValueYet}</span>
  if (verdict.kind === 'unchecked') return <span>{text.notChecked}</span>
  if (verdict.kind === 'passed') {
    return (
      <span className="mk ok">
        <Check size={14} role="img" aria-label={text.passed} />
      </span>
    )
  }
  return (
    <span className="mk danger" title={verdict.said}>
      <X size={14} role="img" aria-label={`${text.refused}: ${verdict.said}`} />
    </span>
  )
}
