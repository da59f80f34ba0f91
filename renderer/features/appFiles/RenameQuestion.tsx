import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import type { RenameAsked } from './outputRename'
import { placesOf } from './placesOf'

interface RenameQuestionProps {
  readonly asked: RenameAsked
  readonly onDecide: (what: 'all' | 'here' | 'not') => void
}

/** Below an output with a new name: who refers to it in the app, and whether that changes too. */
export function RenameQuestion({ asked, onDecide }: RenameQuestionProps) {
  const text = useText()
  const { from, to, references } = asked
  return (
    <div className="field-note warn">
      <output>{text.appFiles.renameAsk(from, to, references.length)}</output>
      <ul className="places">
        {placesOf(references, text).map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <div className="note-acts">
        <Button kind="plain" small onClick={() => onDecide('all')}>
          {text.appFiles.renameAll}
        </Button>
        <Button kind="ghost" small onClick={() => onDecide('here')}>
          {text.appFiles.renameOnly}
        </Button>
        <Button kind="ghost" small onClick={() => onDecide('not')}>
          {text.appFiles.renameNot(from)}
        </Button>
      </div>
    </div>
  )
}
