import { TextCursorInput } from 'lucide-react'
import type { CodeNode } from '../../../shared/model/node'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import type { LeftBehind } from './leftBehind'

interface LeftBehindNoteProps {
  readonly language: CodeNode['code_language']
  readonly left: LeftBehind
  /** Renames it in the code. */
  readonly onCatchUp: () => void
  /** Gives the input the name that the code has. */
  readonly onTakeBack: () => void
}

/** Below an input whose code could not be renamed with it: why, and how the two come together again. */
export function LeftBehindNote({ language, left, onCatchUp, onTakeBack }: LeftBehindNoteProps) {
  const text = useText().signature
  const { from, to, refused } = left
  const reason = {
    'half-typed': text.halfTyped,
    'no-header': text.halfTyped,
    'in-use': text.otherUse(to),
    taken: text.otherUse(to),
    'not-a-name': text.noName(to),
  }
  return (
    <div className="field-note warn">
      <output>
        {language === 'jinja2' ? text.stillInTemplate(from) : text.stillInMain(from)}
        {refused !== null && ` ${reason[refused]}`}
      </output>
      <div className="note-acts">
        {refused === null && (
          <Button kind="plain" small icon={<TextCursorInput size={14} />} onClick={onCatchUp}>
            {text.renameToo}
          </Button>
        )}
        <Button kind={refused === null ? 'ghost' : 'plain'} small onClick={onTakeBack}>
          {text.takeBack(from)}
        </Button>
      </div>
    </div>
  )
}
