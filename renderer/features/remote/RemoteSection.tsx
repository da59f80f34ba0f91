import { useEffect, useId, useRef, useState } from 'react'
import { originOf, readAddress } from '../../../shared/dify/remoteAddress'
import type { RemoteSandbox } from '../../../shared/model/remoteSandbox'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { problemOf, useApp } from '../../app/stores/appStore'
import { tellUndoable } from '../../app/tellUndoable'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { RemoteReportView } from './RemoteReportView'
import { remoteSectionId } from './remotePlace'
import { useRemotes } from './remoteStore'
import { SettingPart } from '../settings/SettingPart'
import './remote.css'

/** The servers on which nodes can run too: added, changed, removed, and asked what they are. */
export function RemoteSection() {
  const text = useText().remote
  const list = useRemotes((state) => state.list)
  const load = useRemotes((state) => state.load)
  /** The id of the one that is being edited; empty: a new one; null: none. */
  const [editing, setEditing] = useState<string | null>(null)
  const add = useRef<HTMLButtonElement>(null)
  useEffect(() => attempt(load()), [load])
  const close = (): void => {
    setEditing(null)
    requestAnimationFrame(() => add.current?.focus())
  }
  return (
    <SettingPart
      title={text.title}
      words={[text.about, text.add]}
      id={remoteSectionId}
      className="server-section"
      aria-label={text.title}
    >
      <p className="server-about">{text.about}</p>
      {list.length > 0 && (
        <ul className="remote-list">
          {list.map((one) => (
            <li key={one.id}>
              {editing === one.id ? (
                <RemoteForm remote={one} onClose={close} />
              ) : (
                <RemoteRow remote={one} onEdit={() => setEditing(one.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === '' ? (
        <RemoteForm remote={null} onClose={close} />
      ) : (
        <div className="server-acts">
          <Button ref={add} kind="plain" small onClick={() => setEditing('')}>
            {text.add}
          </Button>
        </div>
      )}
    </SettingPart>
  )
}

function RemoteRow({ remote, onEdit }: { readonly remote: RemoteSandbox; readonly onEdit: () => void }) {
  const text = useText().remote
  const report = useRemotes((state) => state.reports[remote.id] ?? null)
  const isTesting = useRemotes((state) => state.testing.includes(remote.id))
  const { test, cancelTest, remove, restore } = useRemotes.getState()
  const { id, name, address, hasKey } = remote
  const take = async (): Promise<void> => {
    await remove(id)
    tellUndoable(text.removed(name), () => attempt(restore(id)))
  }
  return (
    <>
      <div className="remote-row">
        <div className="remote-words">
          <span className="strong ell">{name}</span>
          <span className="mono muted ell" title={address}>
            {address}
          </span>
          <span className="muted">{hasKey ? text.keyKept : text.noKey}</span>
        </div>
        <div className="remote-acts">
          <Button
            kind="plain"
            small
            aria-label={isTesting ? text.cancelTestOf(name) : text.testOf(name)}
            onClick={() => attempt(isTesting ? cancelTest(id) : test(id))}
          >
            {isTesting && <Spinner />}
            {isTesting ? text.cancel : text.test}
          </Button>
          <Button kind="ghost" small aria-label={text.editOf(name)} onClick={onEdit}>
            {text.edit}
          </Button>
          <Button kind="ghost" small aria-label={text.removeOf(name)} onClick={() => attempt(take())}>
            {text.remove}
          </Button>
        </div>
      </div>
      <div aria-live="polite">
        {isTesting && <p className="muted server-note">{text.testing}</p>}
        {!isTesting && report !== null && <RemoteReportView report={report} />}
      </div>
    </>
  )
}

/** Whether the key that main has still counts for an address: it stays with its host and port. */
function isKeptFor({ address }: RemoteSandbox, text: string): boolean {
  const read = readAddress(text)
  return read.fault === null && originOf(read.address) === originOf(address)
}

/** A server's name, address and key. The key that main has is never shown: an empty field keeps it. */
function RemoteForm({ remote, onClose }: { readonly remote: RemoteSandbox | null; readonly onClose: () => void }) {
  const text = useText().remote
  const language = useApp((state) => state.language)
  const id = useId()
  const [name, setName] = useState(remote?.name ?? '')
  const [address, setAddress] = useState(remote?.address ?? '')
  const [key, setKey] = useState('')
  const [forgets, setForgets] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const save = async (): Promise<void> => {
    try {
      const kept = remote?.hasKey === true && key === '' && !forgets ? null : key
      await useRemotes.getState().save({ id: remote?.id ?? null, name, address, key: kept })
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const isKept = remote?.hasKey === true && isKeptFor(remote, address)
  const keyNow = remote?.hasKey !== true ? '' : !isKept ? text.keyGoes : forgets ? text.noKey : text.keyStays
  const told = problem === null ? null : describeProblem(problem, language)
  const isBad = (code: string): boolean => problem?.code === code
  const field = (
    label: string,
    input: (ids: { id: string; 'aria-describedby'?: string }) => React.ReactNode,
    hint = '',
  ) => {
    const own = `${id}-${label}`
    return (
      <div className="setting">
        <label htmlFor={own}>{label}</label>
        <div>
          {input({ id: own, 'aria-describedby': `${own}-hint` })}
          <p id={`${own}-hint`} className="muted">
            {hint}
          </p>
        </div>
      </div>
    )
  }
  return (
    <form
      className="remote-form"
      aria-label={remote === null ? text.add : text.editOf(remote.name)}
      onSubmit={(event) => {
        event.preventDefault()
        attempt(save())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        // The settings page would close with it.
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      {field(text.name, (ids) => (
        <input
          {...ids}
          ref={first}
          className={isBad('remote-name-wrong') ? 'field bad' : 'field'}
          value={name}
          maxLength={60}
          aria-invalid={isBad('remote-name-wrong')}
          onChange={(event) => setName(event.target.value)}
        />
      ))}
      {field(
        text.address,
        (ids) => (
          <input
            {...ids}
            className={isBad('remote-address-wrong') ? 'field mono bad' : 'field mono'}
            value={address}
            maxLength={500}
            spellCheck={false}
            placeholder="http://127.0.0.1:8194"
            aria-invalid={isBad('remote-address-wrong')}
            onChange={(event) => setAddress(event.target.value)}
          />
        ),
        text.addressHint,
      )}
      {field(
        text.key,
        (ids) => (
          <div className="setting-acts">
            <input
              {...ids}
              className="field mono"
              type="password"
              autoComplete="off"
              value={key}
              maxLength={500}
              placeholder={keyNow}
              onChange={(event) => setKey(event.target.value)}
            />
            {isKept && key === '' && (
              <Button kind="ghost" small aria-pressed={forgets} onClick={() => setForgets(!forgets)}>
                {text.forgetKey}
              </Button>
            )}
          </div>
        ),
        text.keyHint,
      )}
      {told !== null && (
        <p className="danger server-note" role="alert">
          <Prose text={`${told.title}${text.stop}${told.why} ${told.next}`} />
        </p>
      )}
      <div className="server-acts">
        <Button kind="plain" small type="submit">
          {text.save}
        </Button>
        <Button kind="ghost" small onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </form>
  )
}
