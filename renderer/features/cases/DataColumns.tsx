import { Play } from 'lucide-react'
import { checkKinds } from '../../../shared/cases/checkKinds'
import { hasInput, inputTwice } from '../../../shared/cases/dataRoles'
import { dataDelimiters, dataEncodings, emptyCells } from '../../../shared/cases/dataWords'
import type { DataRole } from '../../../shared/model/caseData'
import type { CodeNode } from '../../../shared/model/node'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { scrolls } from '../run/scrolls'
import { countText, sizeText } from '../run/units'
import { type DataOfNode, rolesNow, useData } from './dataStore'

interface DataColumnsProps {
  readonly id: string
  readonly node: CodeNode
  readonly of: DataOfNode
}

/** Values of a column that are shown. */
const shownValues = 3

const encodingLabels = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 (GBK)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
} as const

/** A role as the value of an option; a check's kind and path stand beside it. */
function optionOf(role: DataRole): string {
  if (role.as === 'input') return `input:${role.name}`
  return role.as === 'check' ? `output:${role.output}` : role.as
}

function roleOf(option: string, before: DataRole): DataRole {
  if (option === 'nothing' || option === 'error') return { as: option }
  const name = option.slice(option.indexOf(':') + 1)
  if (option.startsWith('input:')) return { as: 'input', name }
  return before.as === 'check' ? { ...before, output: name } : { as: 'check', output: name, kind: 'equals', path: '' }
}

/** What a file is read as, and what each of its columns is to the node. */
export function DataColumns({ id, node, of }: DataColumnsProps) {
  const text = useText().caseData
  const language = useApp((state) => state.language)
  const { view, empty } = of
  const roles = rolesNow(of, node)
  const { start, change, choose } = useData.getState()
  const twice = inputTwice(roles)
  const wrong = twice === null ? (hasInput(roles) ? null : text.noInput) : text.twice(twice)
  const told = view.told === null ? null : describeProblem(view.told, language)
  const canRun = wrong === null && view.columns.length > 0 && view.all !== 0
  return (
    <>
      <div className="data-bar">
        <span className="ell mono" title={view.name}>
          {view.name}
        </span>
        <span className="muted num">{sizeText(view.bytes)}</span>
        <Reading id={id} of={of} />
      </div>
      <div className="data-columns" {...scrolls}>
        {told !== null && (
          <p className="field-note warn data-told">
            <Prose text={`${told.title}${text.stop}${told.why}`} />
          </p>
        )}
        <table>
          <thead>
            <tr>
              <th scope="col">{text.column}</th>
              <th scope="col">{text.first}</th>
              <th scope="col">{text.is}</th>
            </tr>
          </thead>
          <tbody>
            {view.columns.map((column, at) => (
              <tr key={column}>
                <th scope="row" className="mono ell" title={column}>
                  {column}
                </th>
                <td className="mono ell muted" title={view.rows.map((row) => row[at] ?? '').join('\n')}>
                  {view.rows
                    .slice(0, shownValues)
                    .map((row) => row[at] ?? '')
                    .join(' · ')}
                </td>
                <td>
                  <ColumnRole
                    node={node}
                    column={column}
                    role={roles[at] ?? { as: 'nothing' }}
                    onChange={(role) => change(id, { roles: roles.with(at, role) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="data-acts">
        <Button kind="plain" icon={<Play size={14} />} disabled={!canRun} onClick={() => attempt(start(id))}>
          {text.run(view.all === null ? null : countText(view.all))}
        </Button>
        <Button kind="ghost" onClick={() => attempt(choose(id))}>
          {text.other}
        </Button>
        <label title={text.emptyNote}>
          {text.empty}
          <select
            className="field"
            value={empty}
            onChange={({ target }) => change(id, { empty: emptyCells.find((each) => each === target.value) ?? 'text' })}
          >
            {emptyCells.map((each) => (
              <option key={each} value={each}>
                {text.empties[each]}
              </option>
            ))}
          </select>
        </label>
        {wrong !== null && <span className="field-note warn">{wrong}</span>}
      </div>
    </>
  )
}

/** How the file is read: found out, and to be said otherwise. */
function Reading({ id, of: { view } }: { readonly id: string; readonly of: DataOfNode }) {
  const text = useText().caseData
  const { read } = useData.getState()
  const { format } = view
  return (
    <>
      <select
        className="field"
        aria-label={text.encoding}
        title={text.encoding}
        value={format.encoding}
        onChange={({ target }) => {
          const encoding = dataEncodings.find((each) => each === target.value)
          if (encoding !== undefined) attempt(read(id, { encoding }))
        }}
      >
        {dataEncodings.map((each) => (
          <option key={each} value={each}>
            {encodingLabels[each]}
          </option>
        ))}
      </select>
      {format.kind === 'lines' ? (
        <span className="muted">{text.lines}</span>
      ) : (
        <>
          <select
            className="field"
            aria-label={text.separator}
            title={text.separator}
            value={format.delimiter}
            onChange={({ target }) => attempt(read(id, { delimiter: target.value }))}
          >
            {dataDelimiters.map((each) => (
              <option key={each} value={each}>
                {text.separators[each]}
              </option>
            ))}
          </select>
          <label>
            <input
              type="checkbox"
              checked={format.hasHeader}
              onChange={({ target }) => attempt(read(id, { hasHeader: target.checked }))}
            />
            {text.header}
          </label>
        </>
      )}
    </>
  )
}

interface ColumnRoleProps {
  readonly node: CodeNode
  readonly column: string
  readonly role: DataRole
  readonly onChange: (role: DataRole) => void
}

function ColumnRole({ node, column, role, onChange }: ColumnRoleProps) {
  const { caseData: text, cases } = useText()
  return (
    <span className="data-role">
      <select
        className={role.as === 'nothing' ? 'field muted' : 'field'}
        aria-label={text.meaning(column)}
        value={optionOf(role)}
        onChange={({ target }) => onChange(roleOf(target.value, role))}
      >
        <option value="nothing">{text.nothing}</option>
        <optgroup label={text.inputs}>
          {node.variables
            .filter(({ value_type: type }) => type !== 'secret')
            .map(({ variable }, at) => (
              <option key={at} value={`input:${variable}`}>
                {text.inputOf(variable)}
              </option>
            ))}
        </optgroup>
        <optgroup label={text.outputs}>
          {node.outputs.map(({ name }, at) => (
            <option key={at} value={`output:${name}`}>
              {text.outputOf(name)}
            </option>
          ))}
          <option value="error">{text.error}</option>
        </optgroup>
      </select>
      {role.as === 'check' && (
        <>
          <select
            className="field"
            aria-label={text.kindOf(column)}
            value={role.kind}
            onChange={({ target }) =>
              onChange({ ...role, kind: checkKinds.find((each) => each === target.value) ?? 'equals' })
            }
          >
            {checkKinds.map((kind) => (
              <option key={kind} value={kind}>
                {cases.kinds[kind]}
              </option>
            ))}
          </select>
          <input
            className="field mono data-path"
            aria-label={cases.path}
            title={cases.path}
            placeholder={cases.pathHint}
            spellCheck={false}
            value={role.path}
            onChange={({ target }) => onChange({ ...role, path: target.value })}
          />
        </>
      )}
    </span>
  )
}
