import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { Fragment } from 'react'
import { keyOf } from '../../../shared/actions/actionTable'
import { clipboardSince, findTarget } from '../../../shared/dify/targets'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Kbd } from '../../ui/Kbd'
import { keyNames } from '../../ui/keys'
import { attempt } from '../run/attempt'
import { type Glance, useExchange } from './exchangeStore'
import { WatchList } from './WatchList'
import './exchange.css'

/** What a copy came to, what to do in Dify then, and other ways for an older Dify. */
export function GlanceView({ glance }: { readonly glance: Glance }) {
  const { exchange: text } = useText()
  const { dismiss } = useExchange.getState()
  const { copied, ids, target } = glance
  // Of an app file the inputs are start variables: none of them has to be mapped.
  const watch = glance.watch.filter(({ kind }) => copied || (kind !== 'mapped' && kind !== 'unmapped'))
  return (
    <>
      <div className="glance-head">
        <span className={copied ? 'mk ok' : 'mk warn'}>
          {copied ? <CircleCheck size={16} aria-hidden="true" /> : <TriangleAlert size={16} aria-hidden="true" />}
        </span>
        <div className="grow" role="status">
          <p className="strong">
            {copied ? text.copiedTitle(ids.length) : text.notRead(findTarget(target)?.name ?? target)}
          </p>
          <p className="t2">{copied ? <Press /> : text.notReadWhy(clipboardSince)}</p>
        </div>
        <IconButton label={text.dismiss} small onClick={dismiss}>
          <X size={14} />
        </IconButton>
      </div>
      <div className="glance-watch">
        <p className="med">{copied ? text.afterwards : text.watch}</p>
        <WatchList watch={watch} several={ids.length > 1} />
      </div>
      {ids.length === 1 && ids[0] !== undefined && <OtherWays id={ids[0]} copied={copied} />}
    </>
  )
}

/** Which keys paste it where; the keys stand in the sentence. */
function Press() {
  const { exchange: text } = useText()
  const isMac = useMac()
  return text.press(clipboardSince).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && keyNames(keyOf('paste', isMac) ?? [], isMac).map((key) => <Kbd key={key}>{key}</Kbd>)}
      {part}
    </Fragment>
  ))
}

function OtherWays({ id, copied }: { readonly id: string; readonly copied: boolean }) {
  const { exchange: text } = useText()
  const isOpen = useWorkspace((state) => state.documents[id]?.node != null)
  const { save, copyCode } = useExchange.getState()
  const kind = copied ? 'ghost' : 'plain'
  return (
    <div className="glance-ways">
      <span className="muted grow">{copied ? text.older : ''}</span>
      <Button kind={kind} small onClick={() => attempt(save(id, 'app'))}>
        {text.saveApp}
      </Button>
      {isOpen && (
        <Button kind={kind} small onClick={() => attempt(copyCode(id))}>
          {text.copyCode}
        </Button>
      )}
    </div>
  )
}
