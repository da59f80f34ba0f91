import { lineSpans, missedLines } from '../../../shared/cases/lineSpans'
import type { CodeNode } from '../../../shared/model/node'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Switch } from '../../ui/Switch'
import { attempt } from '../run/attempt'
import { casesIn, useCases } from './caseStore'

/** How much of a node's code its cases reach, with the switch that has it looked for. */
export function CaseLines({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  const text = useText().cases
  const isOn = useApp((state) => state.settings.markLines)
  const covered = useCases((state) => casesIn(state, id).covered)
  const coverage = isOn && covered?.code === node.code ? covered.coverage : null
  const missed = coverage === null ? [] : missedLines(coverage)
  const spans = text.linesMissed(lineSpans(missed, coverage?.executable ?? []))
  async function change(on: boolean): Promise<void> {
    await useApp.getState().updateSettings({ markLines: on })
    // Whoever turns it on wants to see them.
    if (on) await useCases.getState().run(id)
  }
  return (
    <div className="case-lines">
      <p>
        <span className="grow">
          {coverage === null ? text.lines : text.linesReached(coverage.reached.length, coverage.executable.length)}
        </span>
        <Switch label={text.lines} on={isOn} onChange={(on) => attempt(change(on))} />
      </p>
      {coverage !== null && missed.length > 0 && (
        <p className="muted ell" title={spans}>
          {spans}
        </p>
      )}
      {coverage !== null && coverage.silent > 0 && <p className="muted">{text.linesSilent(coverage.silent)}</p>}
    </div>
  )
}
