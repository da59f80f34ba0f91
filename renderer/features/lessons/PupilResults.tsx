import type { ClassColumn, ClassRow } from '../../../shared/lessons/classTable'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'

/** What one pupil did, lesson by lesson; with the code where the pupil chose to hand it in. */
export function PupilResults({ row, columns }: { readonly row: ClassRow; readonly columns: readonly ClassColumn[] }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const time = (at: string | null): string =>
    at === null ? '–' : new Date(at).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' })
  return (
    <section className="pupil-results" aria-label={row.pupil} tabIndex={0}>
      <h2>{row.pupil}</h2>
      {columns.map(({ key, title }) => {
        const result = row.results[key]
        if (result === undefined) return null
        return (
          <details key={key}>
            <summary>
              <span className="strong">{title}</span>{' '}
              <span className="muted">
                {text.pupilLine(time(result.startedAt), time(result.passedAt), result.tries, result.hints)}
                {result.sawSolution && text.sawSolution}
              </span>
            </summary>
            {result.code === undefined ? (
              <p className="muted">{text.noCode}</p>
            ) : (
              <pre className="md-code">{result.code}</pre>
            )}
          </details>
        )
      })}
    </section>
  )
}
