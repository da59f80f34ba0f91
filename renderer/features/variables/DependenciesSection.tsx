import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { CodeNode, Dependency } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Count } from '../../ui/Count'
import { IconButton } from '../../ui/IconButton'
import { KeptField } from './KeptField'
import { addDependency, changeDependency, type NodeChange, removeDependency, restoreDependency } from './nodeEdits'
import { tellRemoved } from './tellRemoved'

interface DependenciesSectionProps {
  readonly id: string
  readonly node: CodeNode
  readonly onChange: (change: NodeChange) => void
}

/** Packages for this node alone. Only Python nodes have them. */
export function DependenciesSection({ id, node, onChange }: DependenciesSectionProps) {
  const text = useText().variables
  const [fresh, setFresh] = useState<number | null>(null)
  const { dependencies } = node
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
              dependency={dependency}
              fresh={fresh === index}
              onChange={(change) => onChange(changeDependency(node, index, change))}
            />
            <IconButton
              label={text.remove(dependency.name || text.packageName)}
              small
              onClick={() => {
                onChange(removeDependency(node, index))
                if (dependency.name === '') return
                tellRemoved(id, dependency.name, (now) => restoreDependency(now, index, dependency))
              }}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      {dependencies.length > 0 && <p className="empty">{text.dependenciesNote}</p>}
    </section>
  )
}

interface DependencyFieldsProps {
  readonly dependency: Dependency
  readonly fresh: boolean
  readonly onChange: (change: Partial<Dependency>) => void
}

function DependencyFields({ dependency, fresh, onChange }: DependencyFieldsProps) {
  const text = useText().variables
  return (
    <>
      <KeptField
        label={text.packageName}
        placeholder={text.packageName}
        value={dependency.name}
        fresh={fresh}
        onKeep={(name) => onChange({ name })}
      />
      <KeptField
        label={`${text.packageVersion}: ${dependency.name}`}
        placeholder={text.latest}
        value={dependency.version}
        onKeep={(version) => onChange({ version })}
      />
    </>
  )
}
