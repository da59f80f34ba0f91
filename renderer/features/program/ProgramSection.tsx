import { useEffect, useState } from 'react'
import type { CommandOutput } from '../../../shared/contract'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Check, Row, useUpdate } from '../settings/fields'
import { SettingPart } from '../settings/SettingPart'

type ShellCommand = CommandOutput<'program.shellCommand'>
type UpdateState = CommandOutput<'updates.state'>

/** Does something; what goes wrong is told. */
const done = (task: Promise<unknown>): void => void task.catch(reportError)

/** The command on the PATH: where it is, and the way to have it or to be rid of it. */
function CommandRow() {
  const text = useText().program
  const [command, setCommand] = useState<ShellCommand | null>(null)
  useEffect(() => done(call('program.shellCommand', null).then(setCommand)), [])
  if (command === null) return null
  const { state, path, onPath } = command
  const hasPath = state === 'absent' || state === 'written' || state === 'other'
  return (
    <Row label={text.command}>
      <p>
        {text.commandStates[state]} {hasPath && <code className="mono">{path}</code>}
      </p>
      {onPath === false && state !== 'other' && <p className="muted">{text.notOnPath}</p>}
      {state === 'absent' && (
        <Button kind="plain" small onClick={() => done(call('program.writeCommand', null).then(setCommand))}>
          {text.write}
        </Button>
      )}
      {state === 'written' && (
        <Button kind="plain" small onClick={() => done(call('program.removeCommand', null).then(setCommand))}>
          {text.remove}
        </Button>
      )}
    </Row>
  )
}

/** What is known of updates, in words. */
function useUpdateText(state: UpdateState): string {
  const text = useText().program
  switch (state.kind) {
    case 'unavailable':
      return state.why === 'checkout' ? text.states.checkout : text.states.noPlace
    case 'found':
      return text.found(state.version)
    case 'loading':
      return text.loading(state.version, state.percent)
    case 'ready':
      return text.ready(state.version)
    case 'failed':
      return text.failed(state.reason)
    default:
      return text.states[state.kind]
  }
}

/** The next step with updates, which only the author takes. */
function UpdateButton({ state }: { readonly state: UpdateState }) {
  const text = useText().program
  const { kind } = state
  if (kind === 'unavailable' || kind === 'looking' || kind === 'loading') return null
  if (kind === 'found') {
    return (
      <Button kind="plain" small onClick={() => done(call('updates.load', null))}>
        {text.load}
      </Button>
    )
  }
  if (kind === 'ready') {
    return (
      <Button kind="plain" small onClick={() => done(call('updates.install', null))}>
        {text.install}
      </Button>
    )
  }
  return (
    <Button kind="plain" small onClick={() => done(call('updates.look', null))}>
      {text.look}
    </Button>
  )
}

function UpdatesRow() {
  const text = useText().program
  const settings = useApp((app) => app.settings)
  const update = useUpdate()
  const [state, setState] = useState<UpdateState>({ kind: 'unasked' })
  useEffect(() => {
    done(call('updates.state', null).then(setState))
    return on('updates.changed', setState)
  }, [])
  return (
    <>
      <Row label={text.updates}>
        <p role="status">{useUpdateText(state)}</p>
        <UpdateButton state={state} />
      </Row>
      {state.kind !== 'unavailable' && (
        <Check
          label={text.lookAtStart}
          hint={text.lookAtStartHint}
          value={settings.lookForUpdates}
          onChange={(lookForUpdates) => update({ lookForUpdates })}
        />
      )}
    </>
  )
}

/** The program itself: its version, its command, its updates. */
export function ProgramSection() {
  const text = useText().program
  const info = useApp((state) => state.info)
  return (
    <SettingPart title={text.title}>
      {info !== null && <p className="muted">{text.version(info.versions.nodelab, info.versions.electron)}</p>}
      <CommandRow />
      <UpdatesRow />
    </SettingPart>
  )
}
