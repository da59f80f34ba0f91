import { BookOpen, RotateCcw, SlidersHorizontal } from 'lucide-react'
import { useNarrow } from '../../app/windowSize'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { attempt } from '../run/attempt'
import { startOver } from './lessonActs'
import { useLessons } from './lessonStore'

/** What the tabs have beside a lesson: start over, and in a narrow window the way from its text to inputs and outputs. */
export function LessonTools() {
  const text = useText().lessons
  const { hasVariables, toggleVariables } = useLessons()
  const isNarrow = useNarrow()
  const label = hasVariables ? text.showText : text.showVariables
  return (
    <>
      {isNarrow && (
        <Button
          kind="ghost"
          small
          icon={hasVariables ? <BookOpen size={14} /> : <SlidersHorizontal size={14} />}
          title={label}
          onClick={toggleVariables}
        >
          <span className="lesson-toggle">{label}</span>
        </Button>
      )}
      <Button kind="ghost" small icon={<RotateCcw size={14} />} onClick={() => attempt(startOver())}>
        {text.startOver}
      </Button>
    </>
  )
}
