import type { Problem } from '../../../shared/model/problem'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { defaultField, focusInput } from '../variables/inputDrafts'
import { attempt } from './attempt'
import { useRun } from './runStore'

interface LineLinkProps {
  /** The node that the problem's line is in, and its title. */
  readonly id: string
  readonly title: string
  readonly problem: Problem
}

/** The way to the line of a problem: in the node's code, or in the requirements. Nothing where it has no line. */
export function LineLink({ id, title, problem }: LineLinkProps) {
  const text = useText().run
  const goToLine = useRun((state) => state.goToLine)
  const openRequirements = useWorkspace((state) => state.openRequirements)
  // The Packages page has them beside its table.
  const showRequirements = (): Promise<void> => {
    if (useApp.getState().page !== 'packages') return openRequirements()
    usePackages.getState().setSide(true)
    return Promise.resolve()
  }
  const { line, column, source } = problem
  if (line === null) return null
  if (source === 'requirements') {
    return (
      <button
        type="button"
        className="link"
        onClick={() => attempt(showRequirements().then(() => goToLine('python-requirements.txt', line)))}
      >
        {text.requirementsLine(line)}
      </button>
    )
  }
  if (source !== 'run' && source !== 'code') return null
  return (
    <button type="button" className="link" onClick={() => goToLine(id, line, column ?? 1)}>
      {text.problemLine(title, line)}
    </button>
  )
}

/** The way to the field of an input or a default value that a problem names. Nothing for other problems. */
export function InputLink({ problem }: { readonly problem: Problem }) {
  const text = useText().run
  const isDefault = problem.code === 'default-value-refused'
  if (problem.code !== 'input-not-valid' && !isDefault) return null
  const name = String(problem.params['name'])
  return (
    <button type="button" className="link" onClick={() => focusInput(isDefault ? defaultField(name) : name)}>
      {text.goToInput(name)}
    </button>
  )
}
