import { useText } from '../../i18n/useText'
import { Segmented } from '../../ui/Segmented'
import { shownPart, useHistory } from './historyStore'
import { RunsPart } from './RunsPart'
import { VersionsPart } from './VersionsPart'
import './history.css'

/** What was: the runs of nodes, and the versions of their files. */
export function HistoryPage() {
  const { history: text, runHistory } = useText()
  const { setPart } = useHistory()
  const shown = useHistory(shownPart)
  const lead = (
    <>
      <h1>{text.title}</h1>
      <Segmented
        label={runHistory.shows}
        value={shown}
        options={[
          { value: 'runs', label: runHistory.runs },
          { value: 'versions', label: runHistory.versions },
        ]}
        onChange={setPart}
      />
    </>
  )
  return (
    <main className="history-page">{shown === 'runs' ? <RunsPart lead={lead} /> : <VersionsPart lead={lead} />}</main>
  )
}
