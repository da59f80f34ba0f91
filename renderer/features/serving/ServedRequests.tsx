import type { ServedRequest } from '../../../shared/model/serving'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { timeText as clockOf } from '../history/moment'
import { sizeText, timeText } from '../run/units'

interface ServedRequestsProps {
  /** The newest first. */
  readonly requests: readonly ServedRequest[]
  readonly isOn: boolean
}

const tone: Readonly<Partial<Record<ServedRequest['outcome'], string>>> = { failed: 'danger', refused: 'danger' }

/** What was asked of the server, as it comes: when, what, how it ended; never what was sent. */
export function ServedRequests({ requests, isOn }: ServedRequestsProps) {
  const text = useText().serving
  const language = useApp((state) => state.language)
  if (requests.length === 0) return <p className="muted serving-none">{isOn ? text.none : text.noneOff}</p>
  return (
    // The rows are reached by the keyboard where they are more than fit.
    <div className="serving-rows" role="region" aria-label={text.requests} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.request}</th>
            <th scope="col">{text.result}</th>
            <th scope="col" className="r">
              {text.took}
            </th>
            <th scope="col" className="r">
              {text.size}
            </th>
          </tr>
        </thead>
        <tbody>
          {requests.map(({ id, at, method, path, language: written, outcome, status, code, ms, bytesIn, bytesOut }) => (
            <tr key={`${at} ${id}`}>
              <td>{clockOf(at, language)}</td>
              <td className="mono ell" title={`${method} ${path}`}>
                {written ?? `${method} ${path}`}
              </td>
              <td>
                <span className={tone[outcome] ?? ''}>{text.outcomes[outcome]}</span>
                {status !== 0 && (
                  <span className="muted"> {code === null || code === 0 ? status : `${status}, ${code}`}</span>
                )}
              </td>
              <td className="r">{timeText(ms)}</td>
              <td className="r" title={text.sizeOf(sizeText(bytesIn), sizeText(bytesOut))}>
                {sizeText(bytesIn)} → {sizeText(bytesOut)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
