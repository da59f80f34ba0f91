import type { Target } from '../../../shared/dify/targets/target'
import { defaultsFor } from '../../../shared/dify/defaultValues'
import type { CodeNode, RetryConfig } from '../../../shared/model/node'
import { errorStrategies } from '../../../shared/model/variableTypes'
import { useText } from '../../i18n/useText'
import { Switch } from '../../ui/Switch'
import { CountField } from './CountField'
import { DefaultValues } from './DefaultValues'
import type { NodeChange } from './nodeEdits'
import './failing.css'

interface FailingProps {
  readonly node: CodeNode
  readonly target: Target | null
  readonly onChange: (change: NodeChange) => void
}

/** The bounds of Dify's panel, and what it begins with. */
const retries = { least: 1, most: 10, first: 3 } as const
const interval = { least: 100, most: 5000, first: 1000 } as const

/** What a workflow does when the node fails: tries again, then goes on by a strategy. */
export function FailingSections({ node, target, onChange }: FailingProps) {
  const text = useText().failing
  if (target !== null && !target.errorStrategies) {
    const has = node.error_strategy !== undefined || node.retry_config?.retry_enabled === true
    return (
      <section className="sec" aria-label={text.handling}>
        <div className="sechead">
          <h2 className="grow">{text.handlingHead}</h2>
        </div>
        <p className="empty">
          {text.notIn(target.name)} {has && text.settingsStay}
        </p>
      </section>
    )
  }
  return (
    <>
      <RetrySection node={node} target={target} onChange={onChange} />
      <HandlingSection node={node} target={target} onChange={onChange} />
    </>
  )
}

function RetrySection({ node, onChange }: FailingProps) {
  const text = useText().failing
  const { retry_config: retry } = node
  const isOn = retry?.retry_enabled === true
  const change = (part: Partial<RetryConfig>): void => {
    const before = { retry_enabled: false, max_retries: 0, retry_interval: 0, ...retry }
    const next = { ...before, ...part }
    // Dify's panel begins with these where nothing was said before.
    const { max_retries: count, retry_interval: wait } = next
    onChange({ retry_config: { ...next, max_retries: count || retries.first, retry_interval: wait || interval.first } })
  }
  return (
    <section className="sec" aria-label={text.retry}>
      <div className="sechead">
        <h2 className="grow">{text.retryHead}</h2>
        <Switch label={text.retry} on={isOn} onChange={(on) => change({ retry_enabled: on })} />
      </div>
      {isOn && (
        <div className="retry-fields">
          <CountField
            label={text.maxRetries}
            unit={text.times}
            value={retry.max_retries}
            least={retries.least}
            most={retries.most}
            step={1}
            onKeep={(max_retries) => change({ max_retries })}
          />
          <CountField
            label={text.retryInterval}
            unit={text.milliseconds}
            value={retry.retry_interval}
            least={interval.least}
            most={interval.most}
            step={100}
            onKeep={(retry_interval) => change({ retry_interval })}
          />
        </div>
      )}
    </section>
  )
}

const choices = ['none', 'default-value', 'fail-branch'] as const

function HandlingSection({ node, onChange }: FailingProps) {
  const text = useText().failing
  const strategy = node.error_strategy ?? 'none'
  const choose = (chosen: string): void => {
    const next = errorStrategies.find((one) => one === chosen)
    // As in Dify's panel, default values are there with their strategy alone.
    onChange({
      error_strategy: next,
      default_value: next === 'default-value' ? defaultsFor(node.outputs, node.default_value) : undefined,
    })
  }
  return (
    <section className="sec" aria-label={text.handling}>
      <div className="sechead">
        <h2 className="grow">{text.handlingHead}</h2>
        <select
          className="field strategy"
          aria-label={text.handling}
          value={strategy}
          onChange={(event) => choose(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {text.strategies[choice]}
            </option>
          ))}
        </select>
      </div>
      <p className="empty">{text.meanings[strategy]}</p>
      {strategy === 'default-value' && <DefaultValues node={node} onChange={onChange} onUse={choose} />}
    </section>
  )
}
