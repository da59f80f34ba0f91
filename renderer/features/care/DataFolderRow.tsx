import { useEffect } from 'react'
import type { MoveState } from '../../../shared/model/dataFolder'
import { useApp } from '../../app/stores/appStore'
import { useFocusKept } from '../../app/useFocusKept'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { momentWithin } from '../history/moment'
import { attempt } from '../run/attempt'
import { countText, sizeText } from '../run/units'
import { Row } from '../settings/fields'
import { dataFolderRowId, useDataFolder } from './dataFolderStore'

type Step = Exclude<MoveState, { kind: 'none' }>

/** What is told of a step. */
function useTold(move: Step): string {
  const text = useText().care
  const language = useApp((state) => state.language)
  switch (move.kind) {
    case 'chosen': {
      const plan = text.movePlan(countText(move.files), sizeText(move.bytes), sizeText(move.free))
      return move.isRest ? `${text.restPlan} ${plan}` : plan
    }
    case 'found':
      return text.foundData(move.used === null ? null : momentWithin(move.used, language), move.runs, move.environments)
    case 'copying':
      return text.copyingData(sizeText(move.done), sizeText(move.bytes))
    case 'switching':
      return text.switchReady
    default:
      return text.moveReady
  }
}

/** What the author can do in a step; while Nodelab ends with a move, nothing. */
function MoveActs({ kind }: { readonly kind: Step['kind'] }) {
  const text = useText().care
  const { begin, cancel, choose, restart } = useDataFolder.getState()
  const isReady = kind === 'ready' || kind === 'switching'
  return (
    <div className="setting-acts">
      {(kind === 'chosen' || kind === 'found') && (
        <Button kind="primary" small onClick={() => attempt(begin())}>
          {kind === 'found' ? text.useFound : text.moveNow}
        </Button>
      )}
      {kind === 'found' && (
        <Button kind="plain" small onClick={() => attempt(choose())}>
          {text.chooseOther}
        </Button>
      )}
      {isReady && (
        <Button kind="primary" small onClick={() => attempt(restart())}>
          {text.moveRestart}
        </Button>
      )}
      {kind !== 'moving' && (
        <Button kind="ghost" small onClick={() => attempt(cancel())}>
          {kind === 'ready' ? text.moveDiscard : kind === 'switching' ? text.switchDiscard : text.moveCancel}
        </Button>
      )}
    </div>
  )
}

/** Where it goes, how far it is, and the next steps. */
function MoveSteps({ move }: { readonly move: Step }) {
  const text = useText().care
  const told = useTold(move)
  return (
    <div className="setting-steps">
      {/* Read out as the step changes, not with each byte. */}
      <p role={move.kind === 'copying' ? undefined : 'status'}>{told}</p>
      <p>
        <code className="mono path">{move.to}</code>
      </p>
      {move.kind === 'copying' && <progress aria-label={text.copyingData('', '')} max={move.bytes} value={move.done} />}
      <MoveActs kind={move.kind} />
    </div>
  )
}

/** Where Nodelab keeps its own things, and the way to have it elsewhere. */
export function DataFolderRow() {
  const text = useText().care
  const folder = useDataFolder((state) => state.folder)
  const { learn, choose, back } = useDataFolder.getState()
  useEffect(() => attempt(learn()), [learn])
  useFocusKept(folder?.move.kind, `#${dataFolderRowId} button`)
  return (
    <Row label={text.dataFolder} hint={text.dataFolderHint}>
      {folder !== null && (
        <div id={dataFolderRowId}>
          <p>
            <code className="mono path">{folder.path}</code>
          </p>
          {folder.before !== null && folder.move.kind === 'none' && (
            <p className="muted">
              {text.dataBefore} <code className="mono path">{folder.before}</code>
            </p>
          )}
          {folder.origin === 'environment' ? (
            <p>{text.dataFixed}</p>
          ) : folder.move.kind === 'none' ? (
            <div className="setting-acts">
              <Button kind="plain" small onClick={() => attempt(choose())}>
                {text.moveData}
              </Button>
              {folder.before !== null && (
                <Button kind="ghost" small onClick={() => attempt(back())}>
                  {text.switchBack}
                </Button>
              )}
            </div>
          ) : (
            <MoveSteps move={folder.move} />
          )}
        </div>
      )}
    </Row>
  )
}
