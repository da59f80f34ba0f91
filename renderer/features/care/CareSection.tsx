import { useState } from 'react'
import { reportError } from '../../app/stores/appStore'
import { call } from '../../app/client'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { Row } from '../settings/fields'
import { SettingPart } from '../settings/SettingPart'
import { copyDiagnostics } from './careRuns'

/** What to hand on with the report of a fault, and where the logs are. */
function DiagnosticsRow() {
  const text = useText().care
  const [isCopying, setCopying] = useState(false)
  const copy = (): void => {
    setCopying(true)
    copyDiagnostics()
      .catch(reportError)
      .finally(() => setCopying(false))
  }
  return (
    <Row label={text.diagnostics} hint={text.diagnosticsHint}>
      <div className="setting-acts">
        <Button kind="plain" small disabled={isCopying} onClick={copy}>
          {isCopying ? text.copying : text.copy}
        </Button>
        <Button kind="ghost" small onClick={() => attempt(call('care.showLogs', null))}>
          {text.logs}
        </Button>
      </div>
    </Row>
  )
}

/** What is there for when something is wrong, and for the care of the author's data. */
export function CareSection() {
  const text = useText().care
  return (
    <SettingPart title={text.title}>
      <DiagnosticsRow />
    </SettingPart>
  )
}
