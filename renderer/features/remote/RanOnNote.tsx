import { Server } from 'lucide-react'
import type { RunResult } from '../../../shared/model/run'
import { useText } from '../../i18n/useText'

/** Above a result of a server: where it ran, and what the server does not tell. */
export function RanOnNote({ result: { ranOn } }: { readonly result: RunResult }) {
  const text = useText().remote
  if (ranOn === undefined) return null
  const unknown = ranOn.unknown.map((part) => text.parts[part])
  return (
    <p className="kept-note">
      <Server size={14} aria-hidden="true" />
      <span>
        {text.ranOn(ranOn.name, ranOn.address)}
        {unknown.length > 0 && text.notTold(unknown)}
      </span>
    </p>
  )
}
