import { Check, CircleX, TriangleAlert } from 'lucide-react'
import { describeWatch, isUrgent } from '../../../shared/exchange/watchTexts'
import type { Watch } from '../../../shared/model/exchange'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { CopyButton } from '../run/CopyButton'

interface WatchListProps {
  readonly watch: readonly Watch[]
  /** Whether several nodes went: each is named then. */
  readonly several: boolean
}

/** What to do in Dify's panel, and what needs nothing. */
export function WatchList({ watch, several }: WatchListProps) {
  return (
    <ul className="watch-list">
      {watch.map((one) => (
        <WatchRow key={JSON.stringify(one)} watch={one} several={several} />
      ))}
    </ul>
  )
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name) => (
    <code key={name} className="ic">
      {name}
    </code>
  ))
}

/** How urgent it is: what the target can't start with, what is to be done, what is as it should be. */
function Mark({ watch }: { readonly watch: Watch }) {
  const { exchange, run } = useText()
  if (watch.kind === 'lacks' && watch.problem.severity === 'error') {
    return (
      <span className="mk danger" role="img" aria-label={run.severity.error}>
        <CircleX size={14} />
      </span>
    )
  }
  const isWarning = isUrgent(watch) || watch.kind === 'strategy'
  return (
    <span
      className={isWarning ? 'mk warn' : 'mk ok'}
      role="img"
      aria-label={isWarning ? exchange.warning : exchange.fine}
    >
      {isWarning ? <TriangleAlert size={14} /> : <Check size={14} />}
    </span>
  )
}

function WatchRow({ watch, several }: { readonly watch: Watch; readonly several: boolean }) {
  const language = useApp((state) => state.language)
  const words = useText().exchange
  const { text, names } = describeWatch(watch, language)
  const node = several && 'node' in watch ? watch.node : null
  return (
    <li>
      <Mark watch={watch} />
      <div className="watch-said">
        {node !== null && <span className="muted">{node}</span>}
        <span className="grow">
          {watch.kind === 'mapped' && (
            <>
              <Names names={names} />{' '}
            </>
          )}
          {text}
        </span>
        {(watch.kind === 'unmapped' || watch.kind === 'modules') && (
          <span className="watch-names">
            <Names names={names} />
          </span>
        )}
        {watch.kind === 'packages' && <CopyButton label={words.copyLines} text={() => `${names.join('\n')}\n`} />}
      </div>
      {watch.kind === 'packages' && <pre className="watch-lines">{names.join('\n')}</pre>}
    </li>
  )
}
