import { useEffect } from 'react'
import type { MoveState } from '../../../shared/model/dataFolder'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { countText, sizeText } from '../run/units'
import { Row } from '../settings/fields'
import { dataFolderRowId, useDataFolder } from './dataFolderStore'

/** Where it goes, how far it is, and the next steps. */
function MoveSteps({ move }: { readonly move: Exclude<MoveState, { kind: 'none' }> }) {
  const text = useText().care
  const { begin, cancel, restart } = useDataFolder.getState()
  const { kind, to } = move
  const told =
    kind === 'chosen'
      ? text.movePlan(countText(move.files), sizeText(move.bytes), sizeText(move.free))
      : kind === 'copying'
        ? text.copyingData(sizeText(move.done), sizeText(move.bytes))
        : text.moveReady
  return (
    <div className="setting-steps">
      {/* Read out as the step changes, not with each byte. */}
      <p role={kind === 'copying' ? undefined : 'status'}>{told}</p>
      <p>
        <code className="mono path">{to}</code>
      </p>
      {kind === 'copying' && <progress aria-label={text.copyingData('', '')} max={move.bytes} value={move.done} />}
      <div className="setting-acts">
        {kind === 'chosen' && (
          <Button kind="primary" small onClick={() => attempt(begin())}>
            {text.moveNow}
          </Button>
        )}
        {kind === 'ready' && (
          <Button kind="primary" small onClick={() => attempt(restart())}>
            {text.moveRestart}
          </Button>
        )}
        {kind !== 'moving' && (
          <Button kind="ghost" small onClick={() => attempt(cancel())}>
            {kind === 'ready' ? text.moveDiscard : text.moveCancel}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Where Nodelab keeps its own things, and the way to have it elsewhere. */
export function DataFolderRow() {
  const text = useText().care
  const folder = useDataFolder((state) => state.folder)
  const { learn, choose } = useDataFolder.getState()
  useEffect(() => attempt(learn()), [learn])
  return (
    <Row label={text.dataFolder} hint={text.dataFolderHint}>
      {folder !== null && (
        <div id={dataFolderRowId}>
          <p>
            <code className="mono path">{folder.path}</code>
          </p>
          {folder.origin === 'environment' ? (
            <p>{text.dataFixed}</p>
          ) : folder.move.kind === 'none' ? (
            <div className="setting-acts">
              <Button kind="plain" small onClick={() => attempt(choose())}>
                {text.moveData}
              </Button>
            </div>
          ) : (
            <MoveSteps move={folder.move} />
          )}
        </div>
      )}
    </Row>
  )
}
