import { toJsonText } from '../../../shared/dify/jsonText'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import type { Difference } from '../../../shared/model/nodeCase'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { comparedLines } from '../workspace/comparedLines'
import { Prose } from '../run/Prose'
import '../workspace/files.css'
import { placeOf } from './caseSummary'
import type { CaseEnd, CaseState } from './caseStore'
import { CaseMark } from './CaseState'

/** JSON on several lines, so that what differs stands in a line of its own. */
function laidOut(json: string): string {
  try {
    return toJsonText(parsePythonJson(json), 2)
  } catch {
    // Cut off, or no JSON at all: as it is.
    return json
  }
}

/** How a case ended: what was expected beside what came, line by line. */
export function CaseOutcome({ state, end }: { readonly state: CaseState; readonly end: CaseEnd | null }) {
  const text = useText().cases
  return (
    <div className="case-outcome">
      <p className="case-verdict" role="status">
        <CaseMark state={state} />
        {text.states[state]}
      </p>
      {end?.reason === 'no-error' && <p>{text.succeededInstead}</p>}
      {(end?.reason === 'error' || end?.reason === 'other-error') && (
        <>
          <p>{end.reason === 'error' ? text.failedInstead : text.otherError}</p>
          <pre className="case-error" lang="en">
            {end.error}
          </pre>
        </>
      )}
      {end?.status === 'broken' && <NotRun told={end.problem} />}
      {end?.differences.map((one, at) => (
        <DifferenceTable key={at} one={one} />
      ))}
    </div>
  )
}

/** Why a case could not be run at all, and what to do. */
function NotRun({ told }: { readonly told: Problem | null }) {
  const text = useText().cases
  const language = useApp((app) => app.language)
  if (told === null) return <p>{text.notRun}</p>
  const { title, why, next } = describeProblem(told, language)
  return (
    <>
      <p>
        <Prose text={title} />
      </p>
      <p className="muted">
        <Prose text={`${why} ${next}`} />
      </p>
    </>
  )
}

function DifferenceTable({ one }: { readonly one: Difference }) {
  const text = useText().cases
  const isText = one.kind === 'matches' || one.kind === 'type'
  const expected = isText ? one.value : laidOut(one.value)
  const got = one.actual === null ? '' : laidOut(one.actual)
  // Only values that should be the same have lines that correspond.
  const rows = one.kind === 'equals' ? comparedLines(expected, got) : [{ left: expected, right: got }]
  return (
    <section className="comparison case-difference" aria-label={placeOf(one)}>
      <h3>
        <span className="mono">{placeOf(one)}</span> {text.kinds[one.kind]}
      </h3>
      {one.fault !== null && <p className="field-note danger">{text.fault(one.fault)}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{text.expected}</th>
            <th scope="col">{text.got}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ left, right }, index) => (
            <tr key={index}>
              <td className={left !== right && left !== null ? 'add' : ''}>{left ?? ''}</td>
              <td className={left !== right && right !== null ? 'del' : ''}>
                {one.actual === null && index === 0 ? <span className="muted">{text.nothing}</span> : (right ?? '')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
