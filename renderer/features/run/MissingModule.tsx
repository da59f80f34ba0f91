import { FileText, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Problem } from '../../../shared/model/problem'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from './attempt'
import { packageOf } from '../../../shared/packages/packageNames'

interface MissingModuleProps {
  readonly id: string
  readonly problem: Problem
}

/** The two ways to bring a module that a Python node lacks: as a dependency of the node, or in the workspace's requirements. */
export function MissingModule({ id, problem }: MissingModuleProps) {
  const text = useText().run
  const node = useWorkspace((state) => state.documents[id]?.node ?? null)
  const { edit, openRequirements } = useWorkspace.getState()
  const [said, say] = useState('')
  if (problem.code !== 'module-missing' || node?.code_language !== 'python3') return null
  const name = packageOf(String(problem.params['name']))
  const isThere = node.dependencies.some((dependency) => dependency.name.toLowerCase() === name.toLowerCase())
  const add = (): void => {
    edit(id, { dependencies: [...node.dependencies, { name, version: '' }] })
    say(text.dependencyAdded(name))
  }
  return (
    <>
      {!isThere && (
        <Button kind="plain" small icon={<Plus size={14} />} onClick={add}>
          {text.addDependency(name)}
        </Button>
      )}
      <Button kind="ghost" small icon={<FileText size={14} />} onClick={() => attempt(openRequirements())}>
        {text.openRequirements}
      </Button>
      <output className="fix-said">{said}</output>
    </>
  )
}
