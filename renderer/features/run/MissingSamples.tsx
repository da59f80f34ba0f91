import type { CodeNode } from '../../../shared/model/node'
import { reportError } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { takeFromApp, tellsValue, useInputSources } from '../appFiles/inputSources'
import { focusInput } from '../variables/inputDrafts'

/** Beside Run, before it runs: inputs that have no sample yet come as None. One click fills them from the app, or leads to the first. */
export function MissingSamples({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  const text = useText().run
  const sources = useInputSources((state) => state.sources[id])
  const names = node.variables.flatMap(({ variable }) => (node.samples[variable] === undefined ? [variable] : []))
  const [first] = names
  if (first === undefined) return null
  const known = names.filter((name) => sources?.some((one) => one.variable === name && tellsValue(one)) === true)
  const fill = (): void => {
    if (known.length > 0) takeFromApp(id, known).catch(reportError)
    else focusInput(first)
  }
  return (
    <span className="no-sample">
      <span className="ell" title={text.noSampleLong(names.join(', '))}>
        {names.length === 1 ? text.noSample(first) : text.noSamples(names.length)}
      </span>
      <button type="button" className="link" onClick={fill}>
        {known.length > 0 ? text.fillFromApp : text.giveSample}
      </button>
    </span>
  )
}
