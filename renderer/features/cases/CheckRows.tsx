import { Plus, X } from 'lucide-react'
import { checkKinds } from '../../../shared/cases/checkKinds'
import { typeLabels } from '../../../shared/dify/names'
import type { CodeNode, Output } from '../../../shared/model/node'
import type { Check, NodeCase } from '../../../shared/model/nodeCase'
import { outputTypes } from '../../../shared/model/variableTypes'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { TypeChip } from '../../ui/TypeChip'
import { plainCheck } from './caseEdits'
import { JsonField } from './JsonField'

interface CheckRowsProps {
  readonly node: CodeNode
  readonly one: NodeCase
  readonly onChange: (checks: Check[]) => void
}

const isText = (kind: Check['kind']): boolean => kind === 'matches' || kind === 'type'

/** A value that an output of a type may have, to begin with. */
function firstValue(type: string): string {
  if (type.startsWith('array')) return '[]'
  return { string: '""', number: '0', boolean: 'true', object: '{}' }[type] ?? 'null'
}

/** A check of another kind: its value stays where the kind takes it. */
function asKind(check: Check, kind: Check['kind'], type: string): Check {
  const base = { ...check, kind, within: '' }
  if (kind === 'type') return { ...base, value: type }
  if (isText(kind) === isText(check.kind) && kind !== 'length') return base
  if (kind === 'matches') return { ...base, value: '' }
  return { ...base, value: kind === 'length' || kind === 'close' ? '0' : firstValue(type) }
}

/** What a case expects of each output: any number of expectations, of the value or of a part of it. */
export function CheckRows({ node, one, onChange }: CheckRowsProps) {
  const text = useText().cases
  const { checks } = one
  const known = node.outputs.map(({ name }) => name)
  // What is expected of an output that is none any more can be seen, and taken out.
  const strangers = [...new Set(checks.map(({ output }) => output))].filter((name) => !known.includes(name))
  const rows: { name: string; type: Output['spec']['type'] | null }[] = [
    ...node.outputs.map(({ name, spec }) => ({ name, type: spec.type })),
    ...strangers.map((name) => ({ name, type: null })),
  ]
  const put = (at: number, check: Check): void => onChange(checks.map((old, index) => (index === at ? check : old)))
  return rows.map(({ name, type }) => (
    <div key={name} className="check-output">
      <div className="check-head">
        <span className="mono ell">{name}</span>
        {type !== null && <TypeChip type={type} />}
        {checks.every(({ output }) => output !== name) && <span className="muted">{text.anything}</span>}
        {type !== null && (
          <IconButton
            label={text.addCheck(name)}
            small
            onClick={() => onChange([...checks, plainCheck(name, firstValue(type))])}
          >
            <Plus size={14} />
          </IconButton>
        )}
      </div>
      {checks.map((check, at) =>
        check.output !== name ? null : (
          <div key={at} className="check-row">
            <select
              className="field"
              aria-label={text.kindOf(name)}
              value={check.kind}
              onChange={({ target }) => {
                const kind = checkKinds.find((each) => each === target.value)
                if (kind !== undefined) put(at, asKind(check, kind, type ?? 'string'))
              }}
            >
              {checkKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {text.kinds[kind]}
                </option>
              ))}
            </select>
            {check.kind === 'type' ? (
              <select
                className="field mono"
                aria-label={text.valueOf(name)}
                value={check.value}
                onChange={({ target }) => put(at, { ...check, value: target.value })}
              >
                {outputTypes.every((each) => each !== check.value) && <option>{check.value}</option>}
                {outputTypes.map((each) => (
                  <option key={each} value={each}>
                    {typeLabels[each]}
                  </option>
                ))}
              </select>
            ) : (
              <JsonField
                key={check.kind}
                label={text.valueOf(name)}
                value={check.value}
                isText={check.kind === 'matches'}
                onKeep={(value) => put(at, { ...check, value })}
              />
            )}
            {check.kind === 'close' && (
              <JsonField
                label={text.within}
                value={check.within}
                isOptional
                placeholder={text.withinHint}
                onKeep={(within) => put(at, { ...check, within })}
              />
            )}
            <input
              className="field mono check-path"
              aria-label={text.path}
              title={text.path}
              placeholder={text.pathHint}
              spellCheck={false}
              value={check.path}
              onChange={({ target }) => put(at, { ...check, path: target.value })}
            />
            <IconButton
              label={text.removeCheck}
              small
              onClick={() => onChange(checks.filter((_, index) => index !== at))}
            >
              <X size={14} />
            </IconButton>
          </div>
        ),
      )}
    </div>
  ))
}
