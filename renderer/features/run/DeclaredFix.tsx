import { Wrench } from 'lucide-react'
import { typeLabels } from '../../../shared/dify/names'
import type { Problem } from '../../../shared/model/problem'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { typeAt, typeInstead, withTypeInstead } from './declared'

interface DeclaredFixProps {
  readonly id: string
  readonly problem: Problem
}

/** Whether what is wrong with a declaration can be mended by one button. */
export function hasDeclaredFix({ code }: Problem): boolean {
  return code === 'target-unknown' || code === 'type-not-there'
}

/** The button that mends a declaration: another target, for the node or for all that name none, or another type. */
export function DeclaredFix({ id, problem }: DeclaredFixProps) {
  const text = useText().run
  const node = useWorkspace((state) => state.documents[id]?.node ?? null)
  const edit = useWorkspace((state) => state.edit)
  const updateSettings = useApp((state) => state.updateSettings)
  if (node === null) return null
  if (problem.code === 'target-unknown') {
    const target = String(problem.params['id'])
    const use = (): void => {
      if (node.target === null) void updateSettings({ target }).catch(reportError)
      else edit(id, { target })
    }
    return (
      <Button kind="plain" small icon={<Wrench size={14} />} onClick={use}>
        {text.useTarget(String(problem.params['nearest']))}
      </Button>
    )
  }
  const path = String(problem.params['path'])
  const type = typeAt(node, path)
  const other = type === null ? null : typeInstead(type)
  if (problem.code !== 'type-not-there' || other === null) return null
  return (
    <Button
      kind="plain"
      small
      icon={<Wrench size={14} />}
      onClick={() => edit(id, { outputs: withTypeInstead(node, path) })}
    >
      {text.useTarget(typeLabels[other])}
    </Button>
  )
}
