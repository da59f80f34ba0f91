import { useState } from 'react'
import { reportError } from '../../app/stores/appStore'
import { call } from '../../app/client'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { Row } from '../settings/fields'
import { useNews } from '../news/newsStore'
import { useTour } from '../tour/tourStore'
import { SettingPart } from '../settings/SettingPart'
import { backUp, copyDiagnostics, restart } from './careRuns'
import { useCare } from './careStore'
import { DataFolderRow } from './DataFolderRow'

/** The tour and the news, to be found again. */
function TourRow() {
  const text = useText().tour
  return (
    <Row label={text.about} hint={text.aboutHint}>
      <div className="setting-acts">
        <Button kind="plain" small onClick={() => useTour.getState().begin(true)}>
          {text.begin}
        </Button>
        <Button kind="ghost" small onClick={() => attempt(useNews.getState().showAll())}>
          {text.news}
        </Button>
      </div>
    </Row>
  )
}

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

/** The way into safe mode, or out of it. */
function SafeModeRow() {
  const text = useText().care
  const isSafe = useCare((state) => state.isSafe)
  return (
    <Row label={text.safeMode} hint={text.safeHint}>
      <div className="setting-acts">
        <Button kind="plain" small onClick={() => attempt(restart(!isSafe))}>
          {isSafe ? text.leaveSafe : text.startSafe}
        </Button>
      </div>
    </Row>
  )
}

/** One file of the author's data, and the way back. */
function BackupRow() {
  const text = useText().care
  return (
    <Row label={text.backup} hint={text.backupHint}>
      <div className="setting-acts">
        <Button kind="plain" small onClick={() => attempt(backUp())}>
          {text.backUp}
        </Button>
        <Button kind="ghost" small onClick={() => attempt(call('care.restore', null))}>
          {text.restore}
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
      <TourRow />
      <DiagnosticsRow />
      <SafeModeRow />
      <BackupRow />
      <DataFolderRow />
    </SettingPart>
  )
}
