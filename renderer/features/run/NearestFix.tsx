import { Wrench } from 'lucide-react'
import { nearestOf, withNearestDependency, withNearestRequirement } from '../../../shared/fixes/nearestRequirement'
import type { Problem } from '../../../shared/model/problem'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'

interface NearestFixProps {
  readonly id: string
  readonly problem: Problem
}

/** The button that takes the nearest name or version that the index has: in the requirements, else in the node's dependencies. */
export function NearestFix({ id, problem }: NearestFixProps) {
  const text = useText().run
  const requirements = useWorkspace((state) => state.requirements?.text ?? '')
  const dependencies = useWorkspace((state) => state.documents[id]?.node?.dependencies ?? null)
  const { edit, editRequirements } = useWorkspace.getState()
  const nearest = nearestOf(problem)
  if (nearest === null) return null
  const mended = withNearestRequirement(requirements, problem)
  const others = dependencies === null ? null : withNearestDependency(dependencies, problem)
  if (mended === null && others === null) return null
  const change = (): void => {
    if (mended !== null) editRequirements(mended)
    else if (others !== null) edit(id, { dependencies: others })
  }
  return (
    <div className="acts">
      <Button kind="plain" small icon={<Wrench size={14} />} onClick={change}>
        {text.changeTo(nearest.to)}
      </Button>
    </div>
  )
}
