import { Check, Copy, TriangleAlert } from 'lucide-react'
import { describeWatch, isUrgent } from '../../../shared/exchange/watchTexts'
import type { Watch } from '../../../shared/model/exchange'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { useCopy } from '../run/CopyButton'

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

function WatchRow({ watch, several }: { readonly watch: Watch; readonly several: boolean }) {
  const language = useApp((state) => state.language)
  const words = useText().exchange
  const { copied, copy } = useCopy()
  const { text, names } = describeWatch(watch, language)
  const isWarning = isUrgent(watch) || watch.kind === 'strategy'
  const node = several && 'node' in watch ? watch.node : null
  return (
    <li>
      <span className={isWarning ? 'mk warn' : 'mk ok'} role="img" aria-label={isWarning ? words.warning : words.fine}>
        {isWarning ? <TriangleAlert size={14} /> : <Check size={14} />}
      </span>
      <div className="watch-said">
        {node !== null && <span className="muted">{node}</span>}
        {watch.kind === 'mapped' && <Names names={names} />}
        <span className="grow">{text}</span>
        {(watch.kind === 'unmapped' || watch.kind === 'modules') && (
          <span className="watch-names">
            <Names names={names} />
          </span>
        )}
        {watch.kind === 'packages' && (
          <Button
            kind="ghost"
            small
            icon={copied ? <Check size={14} /> : <Copy size={14} />}
            onClick={() => copy(`${names.join('\n')}\n`)}
          >
            {copied ? words.copied : words.copyLines}
          </Button>
        )}
      </div>
      {watch.kind === 'packages' && <pre className="watch-lines">{names.join('\n')}</pre>}
    </li>
  )
}
