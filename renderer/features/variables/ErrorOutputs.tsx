import { errorOutputs } from '../../../shared/dify/errorStrategy'
import type { Target } from '../../../shared/dify/targets/target'
import type { CodeNode } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { TypeChip } from '../../ui/TypeChip'

/** The two outputs that Dify adds to a node with an error strategy. */
export function ErrorOutputs({ node, target }: { readonly node: CodeNode; readonly target: Target | null }) {
  const text = useText().failing
  if (node.error_strategy === undefined || target?.errorStrategies === false) return null
  return (
    <ul className="error-outputs">
      {errorOutputs.map((name) => (
        <li key={name} className="var">
          <div className="l1">
            <span className="default-name">{name}</span>
            <TypeChip type="string" />
            <span className="end">{text.onError}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
