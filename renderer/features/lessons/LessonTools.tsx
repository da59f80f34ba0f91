import { BookOpen, RotateCcw, SlidersHorizontal } from 'lucide-react'
import { useNarrow } from '../../app/windowSize'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { startOver } from './lessonActs'
import { useLessons } from './lessonStore'

/** What the tabs have beside a lesson: start over, and in a narrow window the way from its text to inputs and outputs. */
export function LessonTools() {
  const text = useText().lessons
  const { hasVariables, toggleVariables } = useLessons()
  const isNarrow = useNarrow()
  return (
    <>
      {isNarrow && (
        <IconButton
          label={hasVariables ? text.showText : text.showVariables}
          on={hasVariables}
          onClick={toggleVariables}
        >
          {hasVariables ? <BookOpen size={16} /> : <SlidersHorizontal size={16} />}
        </IconButton>
      )}
      <Button kind="ghost" small icon={<RotateCcw size={14} />} onClick={() => attempt(startOver())}>
        {text.startOver}
      </Button>
    </>
  )
}
