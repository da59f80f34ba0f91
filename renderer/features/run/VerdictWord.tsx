import { CircleCheck, CircleSlash, CircleX, Clock, TriangleAlert } from 'lucide-react'
import { useText } from '../../i18n/useText'
import type { Verdict } from './verdict'

/** The end of a run: an icon and a word, never the icon alone. An error's class is Dify's and stays as it is. */
export function VerdictWord({ verdict }: { readonly verdict: Verdict }) {
  const words = useText().run.verdict
  switch (verdict.kind) {
    case 'ok':
      return (
        <span className="verdict ok">
          <CircleCheck size={16} aria-hidden="true" />
          {words.ok}
        </span>
      )
    case 'cancelled':
      return (
        <span className="verdict">
          <CircleSlash size={16} aria-hidden="true" />
          {words.cancelled}
        </span>
      )
    case 'timeout':
      return (
        <span className="verdict danger">
          <Clock size={16} aria-hidden="true" />
          {words.timeout}
        </span>
      )
    case 'exception':
      return (
        <span className="verdict warn" title={verdict.name}>
          <TriangleAlert size={16} aria-hidden="true" />
          {words.exception}
        </span>
      )
    default:
      return (
        <span className="verdict danger">
          <CircleX size={16} aria-hidden="true" />
          {verdict.kind === 'error' ? (
            <span lang="en" title={verdict.name}>
              {verdict.name.split('.').at(-1)}
            </span>
          ) : (
            words[verdict.kind]
          )}
        </span>
      )
  }
}
