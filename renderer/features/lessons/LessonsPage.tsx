import { useEffect, useState } from 'react'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Segmented } from '../../ui/Segmented'
import { attempt } from '../run/attempt'
import { ClassPart } from './ClassPart'
import { useClass } from './classStore'
import { HandIn } from './HandIn'
import { LessonList } from './LessonList'
import { useInLesson, useLessons } from './lessonStore'
import './lessons.css'

/** All lessons with what was done in them, results to hand in, and the class of a teacher. */
export function LessonsPage() {
  const text = useText().lessons
  const { load, leave, list } = useLessons()
  const { part, show } = useClass()
  const [isFirst, setFirst] = useState(true)
  const isIn = useInLesson()
  useEffect(() => {
    if (isFirst) attempt(load())
    setFirst(false)
  }, [isFirst, load])
  return (
    <main className="lessons-page">
      <div className="history-head lessons-head">
        <h1>{text.title}</h1>
        <Segmented
          label={text.shows}
          value={part}
          options={(['lessons', 'results', 'class'] as const).map((value) => ({ value, label: text.parts[value] }))}
          onChange={show}
        />
        <span className="grow" />
        {isIn && (
          <Button kind="plain" onClick={() => attempt(leave())}>
            {text.leave}
          </Button>
        )}
      </div>
      <div className="lessons-body">
        {part === 'lessons' && <LessonList list={list} />}
        {part === 'results' && <HandIn list={list} />}
        {part === 'class' && <ClassPart />}
      </div>
    </main>
  )
}
