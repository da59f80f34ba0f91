import { useEffect } from 'react'
import { missedLines } from '../../../shared/cases/lineSpans'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { useMonaco } from '../editor/loadMonaco'
import { modelOf } from '../editor/nodeModels'
import { casesIn, useCases } from './caseStore'
import './cases.css'

/** Marks beside the lines of the open code that no case reached; of other code than the cases ran there are none. */
export function UnreachedLines({ id }: { readonly id: string }) {
  const text = useText().cases
  const monaco = useMonaco(useApp((state) => state.language))
  const isOn = useApp((state) => state.settings.markLines)
  const covered = useCases((state) => casesIn(state, id).covered)
  const isOfNow = useWorkspace((state) => covered !== null && state.documents[id]?.node?.code === covered.code)
  useEffect(() => {
    const model = monaco === null ? null : modelOf(id)
    if (model === null || covered === null || !isOn || !isOfNow) return
    const marks = missedLines(covered.coverage).map((line) => ({
      range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
      options: {
        description: 'unreached-line',
        isWholeLine: true,
        linesDecorationsClassName: 'unreached-line',
        linesDecorationsTooltip: text.lineMissed,
      },
    }))
    const drawn = model.deltaDecorations([], marks)
    return () => {
      if (!model.isDisposed()) model.deltaDecorations(drawn, [])
    }
  }, [monaco, covered, isOn, isOfNow, id, text])
  return null
}
