import { templateOutputName } from '../../../shared/dify/templateOutput'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { TypeChip } from '../../ui/TypeChip'
import { Verdict } from './OutputsSection'
import './failing.css'

/** The one output of a template node, which Dify fixes. `run` is the last one, where it is still of this version of the node. */
export function TemplateOutput({ run }: { readonly run: NodeRun | null }) {
  const { variables, templates } = useText()
  return (
    <section className="sec" aria-label={variables.outputs}>
      <div className="sechead">
        <h2 className="grow">
          {variables.outputs}
          <Count>1</Count>
        </h2>
      </div>
      <div className="var">
        <div className="l1">
          <span className="default-name">{templateOutputName}</span>
          <TypeChip type="string" />
          <span className="end">
            <Verdict run={run} name={templateOutputName} />
          </span>
        </div>
        <p className="field-note">{templates.outputFixed}</p>
      </div>
    </section>
  )
}
