import type { DataRole } from '../../../shared/model/caseData'
import type { KeptRows } from '../../../shared/model/keptRows'
import { useText } from '../../i18n/useText'
import { scrolls } from '../run/scrolls'

/** What the columns of a file were to the node that ran over it. */
export function KeptColumns({ kept: { columns, empty } }: { readonly kept: KeptRows }) {
  const { runHistory: text, caseData: words } = useText()
  const isLeftOut = empty === 'left-out'
  return (
    <div className="kept-rows" {...scrolls} role="group" aria-label={text.columns}>
      <div className="kept-parts">
        <dl>
          {columns.map(({ name, role }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name, and none moves.
            <div key={at}>
              <dt className="mono">{name}</dt>
              <dd>
                <RoleText role={role} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="muted">
          {`${words.empty}${words.gap}${words.empties[empty]}${words.stop}`}
          {isLeftOut && words.emptyNote}
        </p>
      </div>
    </div>
  )
}

function RoleText({ role }: { readonly role: DataRole }) {
  const { caseData: words, cases } = useText()
  if (role.as === 'input') return words.inputOf(role.name)
  if (role.as !== 'check') return role.as === 'error' ? words.error : words.nothing
  return `${words.outputOf(role.output)}${role.path === '' ? '' : ` ${role.path}`} (${cases.kinds[role.kind]})`
}
