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
    <div className="suggestions">
      <p>{head}</p>
      <ul className="suggestion-row" aria-label={head}>
        {items.map((item) => (
          <li key={item.name}>
            <Button kind="plain" small icon={<Plus size={14} />} onClick={() => onAdd([item])}>
              <span className="sr">{text.addNamed('')}</span>
              <span className="mono">{item.name}</span>
            </Button>
          </li>
        ))}
        {items.length > 1 && (
          <li>
            <Button kind="ghost" small onClick={() => onAdd(items)}>
              {text.addAll}
            </Button>
          </li>
        )}
      </ul>
    </div>
  )
}
