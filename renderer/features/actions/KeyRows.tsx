import type { ReactNode } from 'react'
import { actionGroups, actionIds, type ActionSpec, actionTable, keyOf } from '../../../shared/actions/actionTable'
import { actionTexts } from '../../../shared/actions/actionTexts'
import { useApp } from '../../app/stores/appStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Kbd } from '../../ui/Kbd'
import { keyNames } from '../../ui/keys'
import './keyRows.css'

interface KeyRowsProps {
  readonly search: string
  /** What takes the search back where no key is found. */
  readonly clear?: ReactNode
}

/** Every key of the app under its head, with where it is heard; those that have all words of the search. */
export function KeyRows({ search, clear }: KeyRowsProps) {
  const text = useText().actions
  const language = useApp((state) => state.language)
  const isMac = useMac()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = actionIds.flatMap((id) => {
    const key = keyOf(id, isMac)
    if (key === null) return []
    const { scope, group }: ActionSpec = actionTable[id]
    const names = keyNames(key, isMac)
    const { en, 'zh-CN': chinese } = actionTexts[id]
    const said = [en, chinese, names.join(' '), names.join('+'), key.join('+'), text.groups[group]]
      .join(' ')
      .toLowerCase()
    return words.every((word) => said.includes(word)) ? [{ id, names, group, where: text.scopes[scope] ?? '' }] : []
  })
  if (rows.length === 0)
    return (
      <div className="key-nothing">
        <p className="muted">{text.nothing}</p>
        {clear}
      </div>
    )
  return actionGroups
    .filter((group) => rows.some((row) => row.group === group))
    .map((group) => (
      <section key={group} className="key-group">
        <h3>{text.groups[group]}</h3>
        <dl className="key-list">
          {rows
            .filter((row) => row.group === group)
            .map(({ id, names, where }) => (
              <div key={id}>
                <dt>
                  {actionTexts[id][language]} {where !== '' && <span className="muted">{where}</span>}
                </dt>
                <dd>
                  {names.map((name) => (
                    <Kbd key={name}>{name}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
        </dl>
      </section>
    ))
}
