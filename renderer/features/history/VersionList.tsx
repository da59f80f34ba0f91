import { Fragment, type KeyboardEvent } from 'react'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { useHistory } from './historyStore'
import { dayText, timeText } from './moment'

/** The versions of the chosen node, newest first, a head a day. Arrows go along them. */
export function VersionList() {
  const text = useText().history
  const language = useApp((state) => state.language)
  const { versions, selected, select } = useHistory()
  const go = (event: KeyboardEvent): void => {
    const all = versions ?? []
    const at = all.findIndex(({ key }) => key === selected)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = all[at + step]
    if (step === 0) return
    event.preventDefault()
    if (next === undefined) return
    select(next.key).catch(reportError)
    document.querySelector<HTMLElement>(`[data-version="${next.key}"]`)?.focus()
  }
  return (
    <div className="history-list" role="group" aria-label={text.versions} onKeyDown={go}>
      {versions?.map(({ key, at, cause }, index) => {
        const day = dayText(at, language)
        const last = versions[index - 1]
        return (
          <Fragment key={key}>
            {(last === undefined || dayText(last.at, language) !== day) && <h2>{day}</h2>}
            <button
              type="button"
              className={key === selected ? 'row on' : 'row'}
              aria-current={key === selected}
              tabIndex={key === selected ? 0 : -1}
              data-version={key}
              onClick={() => void select(key).catch(reportError)}
            >
              <span className="num">{timeText(at, language)}</span>
              <span className="muted ell">{index === 0 ? text.now : text.causes[cause]}</span>
            </button>
          </Fragment>
        )
      })}
    </div>
  )
}
