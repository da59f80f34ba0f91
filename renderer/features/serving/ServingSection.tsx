import { useEffect, useState } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import { difyEnv } from '../../../shared/model/servingText'
import { useApp } from '../../app/stores/appStore'
import { useServing } from '../../app/stores/servingStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Switch } from '../../ui/Switch'
import { attempt } from '../run/attempt'
import { CopyButton } from '../run/CopyButton'
import { Choice, NumberSetting, Row, useUpdate } from '../settings/fields'
import { SettingPart } from '../settings/SettingPart'
import { Banner } from '../workspace/Banners'
import { ServedRequests } from './ServedRequests'
import { servingSectionId } from './servingPlace'
import './serving.css'

/** What stands for a key that is not shown. */
const masked = '•'.repeat(12)

/** The server of the sandbox API: its switch, its address and key, what Dify is to be told, and what it was asked. */
export function ServingSection() {
  const text = useText().serving
  const settings = useApp((state) => state.settings)
  const workspace = useWorkspace((state) => state.workspace?.name ?? '')
  const serving = useServing((state) => state.serving)
  const update = useUpdate()
  const [asks, setAsks] = useState(false)
  useEffect(() => attempt(useServing.getState().follow()), [])
  const target = findTarget(settings.target)?.name ?? settings.target
  const status = serving?.status ?? 'off'
  const address = serving?.address ?? null
  const others = serving?.others ?? []
  const said = {
    off: text.off,
    starting: text.starting,
    on:
      others.length > 0
        ? text.onAll(address?.port ?? 0)
        : text.on(address === null ? '' : `http://${address.host}:${address.port}`),
  }
  return (
    <SettingPart id={servingSectionId} title={text.title} aria-label={text.title} className="serving">
      <p className="serving-about">{text.about(serving?.workspace ?? workspace, target)}</p>
      <Row label={text.serve} hint={text.onHint}>
        <div className="setting-acts">
          <Switch
            label={text.serve}
            on={status !== 'off'}
            onChange={(on) => attempt(useServing.getState().switch(on))}
          />
          <span role="status">{said[status]}</span>
        </div>
      </Row>
      {serving?.problem != null && <Banner problem={serving.problem} />}
      <NumberSetting
        label={text.port}
        hint={text.portHint}
        value={settings.servePort}
        range={[1, 65_535]}
        onChange={(servePort) => update({ servePort })}
      />
      <Choice
        label={text.reach}
        hint={text.reachHint}
        value={settings.serveBeyond ? 'beyond' : 'here'}
        options={[
          ['here', text.reachHere],
          ['beyond', text.reachBeyond],
        ]}
        onChange={(reach) => (reach === 'beyond' ? setAsks(true) : update({ serveBeyond: false }))}
      />
      {asks && (
        <ConfirmDialog
          title={text.askTitle}
          why={text.askWhy}
          confirm={text.askYes}
          cancel={text.askNo}
          onConfirm={() => update({ serveBeyond: true })}
          onClose={() => setAsks(false)}
        />
      )}
      <Choice
        label={text.dialect}
        hint={text.dialectHint}
        value={settings.serveDialect}
        options={[
          ['target', text.dialects.target(target)],
          ['v1', text.dialects.v1],
          ['v2', text.dialects.v2],
          ['py', text.dialects.py],
        ]}
        onChange={(serveDialect) => update({ serveDialect })}
      />
      <KeyAndLines port={address?.port ?? settings.servePort} others={others} />
      <h3>{text.requests}</h3>
      <ServedRequests requests={serving?.requests ?? []} isOn={status === 'on'} />
    </SettingPart>
  )
}

/** The key, which is shown only when asked for, and the lines for a Dify's `.env`, which hold it when they are copied. */
function KeyAndLines({ port, others }: { readonly port: number; readonly others: readonly string[] }) {
  const text = useText().serving
  const key = useApp((state) => state.settings.serveKey)
  const [shown, setShown] = useState(false)
  const places = [
    ['127.0.0.1', text.here, text.hereHint, text.copyHere],
    ['host.docker.internal', text.docker, text.dockerHint, text.copyDocker],
    ...others.map((other) => [other, text.other(other), text.otherHint, text.copyOther(other)] as const),
  ] as const
  return (
    <>
      <Row label={text.key} hint={key === '' ? text.keyNone : text.keyHint}>
        <div className="setting-acts">
          {key !== '' && (
            <>
              <code className="mono ell serving-key">{shown ? key : masked}</code>
              <CopyButton label={text.copyKey} text={() => key} />
              <Button kind="ghost" small aria-pressed={shown} onClick={() => setShown(!shown)}>
                {shown ? text.hide : text.show}
              </Button>
            </>
          )}
          <Button kind="plain" small onClick={() => attempt(useServing.getState().newKey())}>
            {text.newKey}
          </Button>
        </div>
      </Row>
      {key !== '' &&
        places.map(([host, label, hint, copy]) => (
          <Row key={host} label={label} hint={hint}>
            <div className="serving-lines">
              <pre className="mono">{difyEnv(host, port, shown ? key : masked).trimEnd()}</pre>
              <CopyButton label={copy} text={() => difyEnv(host, port, key)} />
            </div>
          </Row>
        ))}
    </>
  )
}
