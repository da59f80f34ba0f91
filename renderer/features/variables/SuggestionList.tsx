import { Plus } from 'lucide-react'
import type { VariableType } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'

/** Something that the code names and the panel lacks. */
export interface Suggestion {
  readonly name: string
  readonly type: VariableType
}

interface SuggestionListProps {
  readonly head: string
  readonly items: readonly Suggestion[]
  readonly onAdd: (items: readonly Suggestion[]) => void
}

/** One click adds what the code already names. */
export function SuggestionList({ head, items, onAdd }: SuggestionListProps) {
  const text = useText().variables
  if (items.length === 0) return null
  return (
    <div className="suggestions" role="group" aria-label={head}>
      <p>{head}</p>
      <div className="suggestion-row">
        {items.map((item) => (
          <Button key={item.name} kind="plain" small icon={<Plus size={14} />} onClick={() => onAdd([item])}>
            <span className="sr">{text.addNamed('')}</span>
            <span className="mono">{item.name}</span>
          </Button>
        ))}
        {items.length > 1 && (
          <Button kind="ghost" small onClick={() => onAdd(items)}>
            {text.addAll}
          </Button>
        )}
      </div>
    </div>
  )
}
