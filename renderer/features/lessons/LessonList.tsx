import { CircleCheck, CircleDashed, CircleDot, FolderInput, Package, Trash2 } from 'lucide-react'
import type { LessonEntry, LessonList as AllLessons, LessonPack } from '../../../shared/model/lesson'
import { describeProblem } from '../../../shared/problems'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { useLessons } from './lessonStore'

/** Takes in what main says of the packs; null: the author cancelled. */
function take(asked: Promise<AllLessons | null>): void {
  asked.then((list) => list !== null && useLessons.getState().take(list)).catch(reportError)
}

/** The packs, each with its lessons and how far the author is. */
export function LessonList({ list }: { readonly list: AllLessons | null }) {
  const text = useText().lessons
  if (list === null) return null
  return (
    <>
      {list.packs.map((pack) => (
        <Pack key={pack.id} pack={pack} />
      ))}
      <section className="lessons-more" aria-label={text.more}>
        <h2>{text.more}</h2>
        <p>{text.moreNote}</p>
        <p className="acts">
          <Button
            kind="plain"
            icon={<Package size={16} />}
            onClick={() => take(call('lessons.addPack', { what: 'zip' }))}
          >
            {text.addZip}
          </Button>
          <Button
            kind="plain"
            icon={<FolderInput size={16} />}
            onClick={() => take(call('lessons.addPack', { what: 'folder' }))}
          >
            {text.addFolder}
          </Button>
        </p>
      </section>
    </>
  )
}

function Pack({ pack }: { readonly pack: LessonPack }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const open = useLessons((state) => state.open)
  const passed = pack.lessons.filter(({ progress }) => progress.passedAt !== null).length
  const next = pack.lessons.find(({ progress }) => progress.passedAt === null)
  const isBegun = pack.lessons.some(({ progress }) => progress.startedAt !== null)
  return (
    <section aria-label={pack.titles[language]}>
      <div className="pack-head">
        <h2>{pack.titles[language]}</h2>
        <span className="limit">
          <span className="meter" aria-hidden="true">
            <i style={{ width: `${Math.round((passed / Math.max(1, pack.lessons.length)) * 100)}%` }} />
          </span>
          {text.passedOf(passed, pack.lessons.length)}
        </span>
        <span className="grow" />
        {next !== undefined && (
          <Button kind={pack.isOwn ? 'primary' : 'plain'} onClick={() => attempt(open(next))}>
            {isBegun ? text.goOn : text.begin}
          </Button>
        )}
        {!pack.isOwn && (
          <IconButton
            label={text.removePack(pack.titles[language])}
            onClick={() => take(call('lessons.removePack', { pack: pack.id }))}
          >
            <Trash2 size={16} />
          </IconButton>
        )}
      </div>
      <ol className="lesson-rows">
        {pack.lessons.map((lesson, at) => (
          <Row key={lesson.id} lesson={lesson} number={at + 1} />
        ))}
      </ol>
      {pack.faults.map(({ file, problem }, at) => {
        const { title, why } = describeProblem(problem, language)
        return (
          <p key={at} className="field-note warn">
            <code className="mono">{file}</code> <Prose text={`${title}${text.stop}${why}`} />
          </p>
        )
      })}
    </section>
  )
}

function Row({ lesson, number }: { readonly lesson: LessonEntry; readonly number: number }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const open = useLessons((state) => state.open)
  const { progress, titles } = lesson
  const state = progress.passedAt !== null ? 'passed' : progress.startedAt !== null ? 'begun' : 'none'
  const Icon = { passed: CircleCheck, begun: CircleDot, none: CircleDashed }[state]
  const tone = { passed: 'ok', begun: 'accent', none: 'muted' }[state]
  return (
    <li>
      <button type="button" className="row lesson-row" onClick={() => attempt(open(lesson))}>
        <span className={`mk ${tone}`}>
          <Icon size={16} role="img" aria-label={text.states[state]} />
        </span>
        <span className="num muted">{number}</span>
        <span className="ell">{titles[language]}</span>
        <span className="end muted">{progress.tries > 0 ? text.tries(progress.tries) : ''}</span>
      </button>
    </li>
  )
}
