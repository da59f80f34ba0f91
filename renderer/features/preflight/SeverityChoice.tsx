import type { Severity } from '../../../shared/preflight/rule'
import { withSeverity } from '../../../shared/preflight/severities'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { attempt } from '../run/attempt'
import { changePreflightFile } from './preflightFiles'

const choices = ['error', 'warning', 'info', 'off'] as const satisfies readonly Severity[]

interface SeverityChoiceProps {
  readonly rule: string
  /** What the workspace says; null: nothing, and the rule's own holds. */
  readonly own: Severity | null
}

/** How grave the workspace takes a rule to be: written into its `preflight.txt` as it is chosen. */
export function SeverityChoice({ rule, own }: SeverityChoiceProps) {
  const text = useText().preflight
  const isWritable = useWorkspace((state) => state.workspace?.writable ?? false)
  const choose = (value: string): void => {
    const severity = choices.find((one) => one === value) ?? null
    attempt(changePreflightFile('severities', (before) => withSeverity(before, rule, severity)))
  }
  return (
    <select
      className="field"
      aria-label={text.severityOf(rule)}
      disabled={!isWritable}
      value={own ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{text.asRule}</option>
      {choices.map((one) => (
        <option key={one} value={one}>
          {text.levels[one]}
        </option>
      ))}
    </select>
  )
}
