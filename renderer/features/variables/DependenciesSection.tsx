import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CodeNode } from '../../../shared/model/node'
import { normalName } from '../../../shared/packages/packageName'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { DependencyFields } from './DependencyFields'
import { isMovable, moveToRequirements } from './moveDependency'
import { addDependency, changeDependency, type NodeChange, removeDependency, restoreDependency } from './nodeEdits'
import { RowMenu } from './RowMenu'
import { ScriptDependencies } from './ScriptDependencies'
import { tellRemoved } from './tellRemoved'

interface DependenciesSectionProps {
  readonly id: string
  readonly node: CodeNode
  readonly onChange: (change: NodeChange) => void
}

/** Packages for this node alone. Only Python nodes have them. */
export function DependenciesSection({ id, node, onChange }: DependenciesSectionProps) {
  const { variables: text, imports: words } = useText()
  const [fresh, setFresh] = useState<number | null>(null)
  const { dependencies } = node
  const asked = new Set(dependencies.map(({ name }) => normalName(name.replace(/\[.*$/, '').trim())))
  return (
    <section className="sec" aria-label={text.dependencies}>
      <div className="sechead">
        <h2 className="grow">
          {text.dependencies}
          {dependencies.length > 0 && <Count>{dependencies.length}</Count>}
        </h2>
        <IconButton
          label={text.addDependency}
          small
          onClick={() => {
            setFresh(dependencies.length)
            onChange(addDependency(node))
          }}
        >
          <Plus size={14} />
        </IconButton>
      </div>
      {dependencies.length === 0 && <p className="empty">{text.noDependencies}</p>}
      <ul>
        {dependencies.map((dependency, index) => (
          <li key={index} className="dependency">
            <DependencyFields
              target={node.target}
              dependency={dependency}
              fresh={fresh === index}
              asked={asked}
              onChange={(change) => onChange(changeDependency(node, index, change))}
            />
            <RowMenu
              name={dependency.name || text.packageName}
              actions={[
                ...(isMovable(dependency)
                  ? [
                      {
                        label: words.toRequirements(dependency.name.trim()),
                        run: () => moveToRequirements(id, index, dependency),
                      },
                    ]
                  : []),
                {
                  label: text.remove(dependency.name || text.packageName),
                  danger: true,
                  run: () => {
                    onChange(removeDependency(node, index))
                    if (dependency.name === '') return
                    tellRemoved(id, dependency.name, (now) => restoreDependency(now, index, dependency))
                  },
                },
              ]}
            />
          </li>
        ))}
      </ul>
      {dependencies.length > 0 && <p className="empty">{text.dependenciesNote}</p>}
      <ScriptDependencies node={node} />
    </section>
  )
}
