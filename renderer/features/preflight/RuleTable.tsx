import { useRef, useState } from 'react'
import { rules } from '../../../shared/preflight/preflight'
import { ruleIds } from '../../../shared/preflight/ruleIds'
import { generalWords, levelsOf } from '../../../shared/preflight/ruleAbout'
import { readSeverities } from '../../../shared/preflight/severities'
import { describeProblem } from '../../../shared/problems'
import { severityFaults } from '../../../shared/problems/severityFaults'
import { ClearSearch } from '../../app/ClearSearch'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { SearchField } from '../../ui/SearchField'
import { Prose } from '../run/Prose'
import { usePreflightFiles } from './preflightFiles'
import { showRule } from './rulePageStore'
import { SeverityChoice } from './SeverityChoice'

/** The rules that the workspace takes otherwise, or those that are looked for, each with how grave it is; and the lines of `preflight.txt` that say nothing. */
export default function RuleTable() {
  const text = useText().preflight
  const language = useApp((state) => state.language)
  const file = usePreflightFiles((state) => state.severities)
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [isAll, setIsAll] = useState(false)
  const { severities, faults } = readSeverities(file.text, ruleIds)
  const wanted = search.trim().toLowerCase()
  const all = rules.map((rule) => ({ rule, words: generalWords(rule.id, language) }))
  const shown = all.filter(({ rule: { id }, words }) =>
    wanted === '' ? isAll || severities.has(id) : `${id} ${words.title} ${words.why}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      {faults.length > 0 && (
        <ul className="rule-faults">
          {severityFaults(faults, ruleIds).map((told) => {
            const { title, why, next } = describeProblem(told, language)
            return (
              <li key={`${told.params['line']}`} className="danger server-note">
                <Prose text={`${title}${text.stop}${why}${text.gap}${next}`} />
              </li>
            )
          })}
        </ul>
      )}
      <div className="rule-tools">
        <SearchField ref={field} label={text.findRule} value={search} onChange={setSearch} />
        <label className="rule-all">
          <input type="checkbox" checked={isAll} onChange={(event) => setIsAll(event.target.checked)} />
          {text.allRules(rules.length)}
        </label>
      </div>
      {shown.length === 0 ? (
        <div className="server-note">
          <p className="muted">{wanted === '' ? text.noneOwn : text.noRuleFound}</p>
          {wanted !== '' && <ClearSearch field={field} onClear={() => setSearch('')} />}
        </div>
      ) : (
        <table className="server-table rule-table">
          <thead>
            <tr>
              <th scope="col">{text.rule}</th>
              <th scope="col">{text.page.severity}</th>
              <th scope="col">{text.hereSeverity}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ rule, words }) => (
              <tr key={rule.id}>
                <td>
                  <button type="button" className="link rule-id" onClick={() => showRule(rule.id)}>
                    {rule.id}
                  </button>
                  <p className="muted">
                    <Prose text={words.title} />
                  </p>
                </td>
                <td>{[...new Set(levelsOf(rule).map(({ level }) => text.levels[level]))].join(' · ')}</td>
                <td>
                  <SeverityChoice rule={rule.id} own={severities.get(rule.id) ?? null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
