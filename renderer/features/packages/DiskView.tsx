import { Check, RefreshCw } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import type { EnvironmentList, KeptEnvironment } from '../../../shared/model/keptEnvironment'
import { call } from '../../app/client'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { scrolls } from '../run/scrolls'
import { sizeText } from '../run/units'
import { DiskBundles } from './DiskBundles'
import './compare.css'

/** What is older than this many days counts as unused. */
const unusedDays = 30
const dayMs = 86_400_000
/** How long after a list without the cache's size the next is asked for. */
const askAgainMs = 1000

type Asked = { readonly kind: 'remove'; readonly keys: readonly string[] } | { readonly kind: 'clean' } | null

/** What environments and the cache take of the disk, and the ways to make room. All of it comes back by itself. */
export function DiskView() {
  const text = useText().packageCare.disk
  const [list, setList] = useState<(EnvironmentList & { readonly readAt: number }) | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<Asked>(null)
  const [said, say] = useState('')
  /** What is being made room by: one at a time. */
  const [busy, setBusy] = useState<'remove' | 'clean' | null>(null)
  const read = useCallback(async (): Promise<void> => {
    setList({ ...(await call('environments.list', null)), readAt: Date.now() })
  }, [])
  useEffect(() => attempt(read()), [read])
  // A large cache takes longer to count than the list waits.
  useEffect(() => {
    if (list === null || list.cacheBytes !== null) return
    const timer = setTimeout(() => attempt(read()), askAgainMs)
    return () => clearTimeout(timer)
  }, [list, read])

  async function alone(kind: 'remove' | 'clean', act: () => Promise<void>): Promise<void> {
    setBusy(kind)
    say('')
    try {
      await act()
    } finally {
      setBusy(null)
    }
  }

  async function remove(keys: readonly string[]): Promise<void> {
    const gone = await call('environments.remove', { keys: [...keys] })
    const kept = keys.length - gone.length
    say([text.removed(gone.length), kept === 0 ? '' : text.keptSome(kept)].filter(Boolean).join(' '))
    setChosen(new Set())
    await read()
  }

  async function clean(): Promise<void> {
    const { freed } = await call('environments.cleanCache', null)
    say(freed === null ? text.cleanCancelled : freed === 0 ? text.freedNothing : text.freed(sizeText(freed)))
    await read()
  }

  if (list === null) {
    return (
      <p className="disk-about muted">
        <Spinner /> {text.counting}
      </p>
    )
  }
  const { environments, cacheBytes, bundles, readAt } = list
  const free = environments.filter(({ isInUse }) => !isInUse)
  const before = readAt - unusedDays * dayMs
  const old = free.filter(({ lastUsed }) => lastUsed < before).map(({ environment }) => environment.key)
  const selected = free.map(({ environment }) => environment.key).filter((key) => chosen.has(key))
  const bytesOf = (keys: readonly string[]): number =>
    environments.reduce((sum, one) => sum + (keys.includes(one.environment.key) ? one.bytes : 0), 0)
  return (
    <div className="disk">
      <p className="disk-about">{text.about}</p>
      <div className="disk-acts">
        <strong className="num">
          {text.total(environments.length, sizeText(environments.reduce((sum, { bytes }) => sum + bytes, 0)))}
        </strong>
        <output className="muted">{said}</output>
        <span className="grow" />
        <Button kind="ghost" small icon={<RefreshCw size={14} />} onClick={() => attempt(read())}>
          {text.refresh}
        </Button>
        <Button
          kind="plain"
          small
          danger={old.length > 0}
          disabled={old.length === 0 || busy !== null}
          onClick={() => setAsked({ kind: 'remove', keys: old })}
        >
          {old.length === 0 ? text.noneOld(unusedDays) : text.removeOld(old.length, unusedDays)}
        </Button>
        <Button
          kind="plain"
          small
          danger={selected.length > 0}
          disabled={selected.length === 0 || busy !== null}
          onClick={() => setAsked({ kind: 'remove', keys: selected })}
        >
          {busy === 'remove' && <Spinner />}
          {text.remove(selected.length)}
        </Button>
      </div>
      {environments.length === 0 ? (
        <EmptyState title={text.none}>{text.noneNext}</EmptyState>
      ) : (
        <Table environments={environments} readAt={readAt} chosen={chosen} onChoose={setChosen} />
      )}
      <div className="disk-cache">
        <div className="grow">
          <h2 className="strong">
            {text.cache}{' '}
            <span className="muted num">{cacheBytes === null ? text.cacheUnknown : sizeText(cacheBytes)}</span>
          </h2>
          <p>{text.cacheAbout}</p>
          <p>{text.hardLinks}</p>
        </div>
        {busy === 'clean' && (
          <Button kind="ghost" small onClick={() => attempt(call('environments.cancelClean', null))}>
            {text.cancel}
          </Button>
        )}
        <Button kind="plain" small disabled={busy !== null} onClick={() => setAsked({ kind: 'clean' })}>
          {busy === 'clean' && <Spinner />}
          {text.clean}
        </Button>
      </div>
      <DiskBundles bundles={bundles} onRemoved={read} />
      {asked !== null && (
        <ConfirmDialog
          title={asked.kind === 'clean' ? text.confirmClean : text.confirmRemove(asked.keys.length)}
          why={asked.kind === 'clean' ? text.confirmCleanWhy : text.confirmRemoveWhy(sizeText(bytesOf(asked.keys)))}
          confirm={asked.kind === 'clean' ? text.doClean : text.doRemove}
          cancel={text.cancel}
          onConfirm={() => attempt(alone(asked.kind, asked.kind === 'clean' ? clean : () => remove(asked.keys)))}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

interface TableProps {
  readonly environments: readonly KeptEnvironment[]
  /** When they were counted, in milliseconds since 1970. */
  readonly readAt: number
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

function Table({ environments, readAt, chosen, onChoose }: TableProps) {
  const text = useText().packageCare.disk
  const free = environments.filter(({ isInUse }) => !isInUse).map(({ environment }) => environment.key)
  const isAll = free.length > 0 && free.every((key) => chosen.has(key))
  return (
    <div className="care-table" {...scrolls} role="region" aria-label={text.table}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="tick">
              <input
                type="checkbox"
                aria-label={text.selectAll}
                checked={isAll}
                disabled={free.length === 0}
                onChange={() => onChoose(new Set(isAll ? [] : free))}
              />
            </th>
            <th scope="col">{text.columns.target}</th>
            <th scope="col">{text.columns.python}</th>
            <th scope="col" className="r">
              {text.columns.packages}
            </th>
            <th scope="col" className="r">
              {text.columns.size}
            </th>
            <th scope="col">{text.columns.used}</th>
            <th scope="col">{text.columns.key}</th>
          </tr>
        </thead>
        <tbody>
          {environments.map((one) => (
            <Row
              key={one.environment.key}
              kept={one}
              readAt={readAt}
              isChosen={chosen.has(one.environment.key)}
              onChoose={(on) => {
                const next = new Set(chosen)
                if (on) next.add(one.environment.key)
                else next.delete(one.environment.key)
                onChoose(next)
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly kept: KeptEnvironment
  readonly readAt: number
  readonly isChosen: boolean
  readonly onChoose: (on: boolean) => void
}

function Row({ kept: { environment, bytes, lastUsed, isInUse }, readAt, isChosen, onChoose }: RowProps) {
  const text = useText().packageCare.disk
  const name = findTarget(environment.target)?.name ?? environment.target
  const days = Math.floor((readAt - lastUsed) / dayMs)
  return (
    <tr>
      <td>
        {isInUse ? (
          <Check size={14} className="ok" role="img" aria-label={text.inUse} />
        ) : (
          <input
            type="checkbox"
            aria-label={text.select(`${name} ${environment.key}`)}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
      </td>
      <td>{name}</td>
      <td className="mono">
        {environment.node === undefined ? environment.python.version : `Node ${environment.node.version}`}
      </td>
      <td className="r num">{environment.packages.length}</td>
      <td className="r num">{sizeText(bytes)}</td>
      <td className={isInUse ? 'ok' : 'muted'}>{isInUse ? text.inUse : days < 1 ? text.today : text.days(days)}</td>
      <td className="mono muted">{environment.key}</td>
    </tr>
  )
}
