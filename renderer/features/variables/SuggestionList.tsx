import { Plus } from 'lucide-react'
import type { VariableType } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'

/** Something that the code names and the panel lacks. */
interface Suggestion<T extends VariableType> {
  readonly name: string
  readonly type: T
}

interface SuggestionListProps<T extends VariableType> {
  readonly head: string
  readonly items: readonly Suggestion<T>[]
  readonly onAdd: (items: readonly Suggestion<T>[]) => void
}

/** One click adds what the code already names. */
export function SuggestionList<T extends VariableType>({ head, items, onAdd }: SuggestionListProps<T>) {
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
              <span className="mono" title={item.name.length > 20 ? item.name : undefined}>
                {item.name}
              </span>
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
