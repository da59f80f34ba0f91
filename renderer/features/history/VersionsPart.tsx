import { RotateCcw, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { VersionText } from '../../../shared/model/history'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { IconButton } from '../../ui/IconButton'
import { Segmented } from '../../ui/Segmented'
import { readableId } from '../appFiles/appFileStore'
import { Diff } from '../editor/Diff'
import { nodeFileName } from '../editor/nodeFileLanguage'
import { otherOf, useHistory } from './historyStore'
import { monacoName } from './monacoName'
import { ToLibrary } from './ToLibrary'
import { VersionList } from './VersionList'
import { momentText } from './moment'

/** The kept versions of a node, what differs between them, and the way back to one. `lead` stands first in the head. */
export function VersionsPart({ lead }: { readonly lead: ReactNode }) {
  const text = useText().history
  const { nodes, asked, node, versions, show } = useHistory()
  useEffect(() => {
    show(asked).catch(reportError)
  }, [show, asked])
  return (
    <>
      <div className="history-head">
        {lead}
        {node !== null && (
          <select
            className="field"
            aria-label={text.node}
            value={node}
            onChange={(event) => void show(event.target.value).catch(reportError)}
          >
            {nodes.map(({ id, isThere }) => (
              <option key={id} value={id}>
                {isThere ? readableId(id) : text.gone(readableId(id))}
              </option>
            ))}
          </select>
        )}
        <span className="grow" />
        {node !== null && <Choices />}
      </div>
      {node === null || versions?.length === 0 ? (
        <EmptyState title={text.empty} action={<ToLibrary />}>
          {text.emptyNext}
        </EmptyState>
      ) : (
        <div className="history-body">
          <VersionList />
          <Compared />
        </div>
      )}
    </>
  )
}

function Choices() {
  const text = useText().history
  const { view, against, setView, setAgainst, restore, clear, selected, versions, node, nodes } = useHistory()
  const [isClearing, setClearing] = useState(false)
  const count = versions?.length ?? 0
  const isGone = nodes.some(({ id, isThere }) => id === node && !isThere)
  const isNow = versions?.[0]?.key === selected && !isGone
  return (
    <>
      <Segmented
        label={text.against}
        value={against}
        options={[
          { value: 'now', label: text.withNow },
          { value: 'before', label: text.withBefore },
        ]}
        onChange={(value) => void setAgainst(value).catch(reportError)}
      />
      <Segmented
        label={text.shows}
        value={view}
        options={[
          { value: 'code', label: text.code },
          { value: 'file', label: text.file },
        ]}
        onChange={setView}
      />
      <Button
        kind="primary"
        icon={<RotateCcw size={14} />}
        disabled={selected === null || isNow}
        title={isNow ? text.isNow : undefined}
        onClick={() => void restore().catch(reportError)}
      >
        {text.restore}
      </Button>
      <IconButton label={text.clear} small={false} disabled={count === 0} onClick={() => setClearing(true)}>
        <Trash2 size={16} />
      </IconButton>
      {isClearing && node !== null && (
        <ConfirmDialog
          title={text.clearAsk(readableId(node), count)}
          why={text.clearWhy}
          confirm={text.clear}
          cancel={text.clearNot}
          onConfirm={() => void clear().catch(reportError)}
          onClose={() => setClearing(false)}
        />
      )}
    </>
  )
}

/** The two texts that are shown, the older first. */
function Compared() {
  const text = useText().history
  const language = useApp((state) => state.language)
  const { versions, selected, texts, view, against } = useHistory()
  const chosen = versions?.find(({ key }) => key === selected)
  if (chosen === undefined) return <section className="history-diff" />
  const other = otherOf({ versions, selected, against })
  const pair = [chosen, ...(other === null ? [] : [other])].sort((a, b) => a.at - b.at)
  const [older, newer] = pair.length === 1 ? [null, pair[0] ?? chosen] : [pair[0] ?? null, pair[1] ?? chosen]
  const read = pair.every(({ key }) => texts[key] !== undefined)
  const titleOf = (version: typeof chosen): string =>
    version.key === versions?.[0]?.key ? text.now : momentText(version.at, language)
  const [before, after] = [older === null ? undefined : texts[older.key], texts[newer.key]]
  const isCode = view === 'code' && after?.node != null && (before === undefined || before.node !== null)
  const shown = (version: VersionText | undefined): string => (isCode ? version?.node?.code : version?.text) ?? ''
  const isSame = older !== null && shown(before) === shown(after)
  return (
    <section className="history-diff" aria-label={text.compared}>
      <div className="history-sides muted">
        <span>{older === null ? text.first : titleOf(older)}</span>
        <span>{titleOf(newer)}</span>
      </div>
      {read && isSame && <p className="history-note muted">{view === 'code' ? text.sameCode : text.sameFile}</p>}
      {read && (
        <Diff
          before={shown(before)}
          after={shown(after)}
          language={isCode ? monacoName(after?.node?.code_language ?? 'python3') : nodeFileName}
          label={text.compared}
        />
      )}
    </section>
  )
}
