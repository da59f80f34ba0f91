import { normalName } from '../../../shared/packages/packageName'
import { nearestNames } from '../../../shared/packages/nearestNames'
import { wellKnownNames } from '../../../shared/packages/wellKnownNames'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { readAsked } from './requirementEdits'

/** So many names are offered. */
const most = 6

/** Well-known names that begin as what is typed, or that it may have meant; none where it is one itself. */
export function suggestedNames(typed: string, installed: readonly string[]): string[] {
  const asked = readAsked(typed)
  if (asked === null || asked.specifier !== '' || asked.name.length < 2) return []
  const wanted = normalName(asked.name)
  const known = [...new Set([...installed.map(normalName), ...wellKnownNames])]
  if (known.includes(wanted)) return []
  const beginning = known.filter((name) => name.startsWith(wanted))
  return (beginning.length > 0 ? beginning : nearestNames(wanted, known)).slice(0, most)
}

interface SuggestionsProps {
  readonly typed: string
  readonly installed: readonly string[]
  readonly onTake: (name: string) => void
}

/** Names to take instead of typing them to their end. */
export function Suggestions({ typed, installed, onTake }: SuggestionsProps) {
  const text = useText().packagesPage.add
  const names = suggestedNames(typed, installed)
  if (names.length === 0) return null
  return (
    <ul className="name-suggestions" aria-label={text.suggestions}>
      {names.map((name) => (
        <li key={name}>
          <Button kind="plain" small onClick={() => onTake(name)}>
            <span className="mono">{name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
