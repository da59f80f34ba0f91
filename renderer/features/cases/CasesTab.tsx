import { Play, Plus, Square } from 'lucide-react'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Segmented } from '../../ui/Segmented'
import { Spinner } from '../../ui/Spinner'
import { attempt } from '../run/attempt'
import { scrolls } from '../run/scrolls'
import { casesOf, changeCase } from './caseEdits'
import { CaseEditor } from './CaseEditor'
import { CaseOutcome } from './CaseOutcome'
import { DataTab } from './DataTab'
import { casesIn, standOf, useCases } from './caseStore'
import { addNewCase } from './keepResult'
import { TargetGrid } from './TargetGrid'
import { useUnreadableCases } from './unreadableCases'
import './cases.css'

/** The selected case of a node, to be edited beside how it ended; or all of them on several targets. */
export default function CasesTab({ id }: { readonly id: string }) {
  const text = useText().cases
  const node = useWorkspace((state) => state.documents[id]?.node ?? null)
  const edit = useWorkspace((state) => state.edit)
  const settingsTarget = useApp((state) => state.settings.target)
  const of = useCases((state) => casesIn(state, id))
  const { run, cancel, show } = useCases.getState()
  const isUnreadable = useUnreadableCases(id) !== null
  const cases = node === null ? [] : casesOf(node)
  const place = Math.min(of.selected, cases.length - 1)
  const one = cases[place]
  if (node === null) return <EmptyState title={text.noneSelected}>{text.noneSelectedNext}</EmptyState>
  const views = (
    <Segmented
      label={text.view}
      value={of.view}
      options={(['case', 'targets', 'data'] as const).map((value) => ({ value, label: text.views[value] }))}
      onChange={(view) => show(id, view)}
    />
  )
  if (of.view === 'data') {
    return (
      <div className="cases-tab">
        <div className="cases-head">{views}</div>
        <DataTab id={id} node={node} />
      </div>
    )
  }
  if (one === undefined) {
    return (
      <div className="cases-tab">
        <div className="cases-head">{views}</div>
        <EmptyState
          title={text.noneSelected}
          action={
            !isUnreadable && (
              <Button kind="plain" small icon={<Plus size={14} />} onClick={() => addNewCase(id)}>
                {text.add}
              </Button>
            )
          }
        >
          {text.noneSelectedNext}
        </EmptyState>
      </div>
    )
  }
  const { batch } = of
  const { state, end } = standOf(of, node, one, node.target ?? settingsTarget)
  return (
    <div className="cases-tab">
      <div className="cases-head">
        {views}
        {batch === null ? (
          of.view === 'case' && (
            <Button kind="plain" small icon={<Play size={14} />} onClick={() => attempt(run(id, [place]))}>
              {text.runOne}
            </Button>
          )
        ) : (
          <>
            <Button kind="plain" small icon={<Square size={14} />} onClick={() => attempt(cancel(id))}>
              {text.cancel}
            </Button>
            <Spinner />
            <output className="muted">{text.running(batch.done, batch.all)}</output>
          </>
        )}
      </div>
      {of.view === 'targets' ? (
        <TargetGrid id={id} node={node} />
      ) : (
        <div className="case-columns" {...scrolls}>
          <CaseEditor
            key={`${id} ${place}`}
            node={node}
            one={one}
            others={cases.filter((_, at) => at !== place).map(({ name }) => name)}
            onChange={(change) => edit(id, changeCase(node, place, change))}
          />
          <CaseOutcome state={state} end={end} />
        </div>
      )}
    </div>
  )
}
