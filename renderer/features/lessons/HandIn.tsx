import { Download } from 'lucide-react'
import { useState } from 'react'
import type { LessonList } from '../../../shared/model/lesson'
import { call } from '../../app/client'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Switch } from '../../ui/Switch'
import { attempt } from '../run/attempt'
import { useClass } from './classStore'

/** Saves what was done as a file for the teacher; nothing leaves the laptop by itself. */
export function HandIn({ list }: { readonly list: LessonList | null }) {
  const text = useText().lessons
  const language = useApp((state) => state.language)
  const [typed, setTyped] = useState<string | null>(null)
  const [withCode, setWithCode] = useState(false)
  const [saved, setSaved] = useState('')
  const [isAsked, setAsked] = useState(false)
  const pupil = typed ?? list?.pupil ?? ''
  const isMissing = pupil.trim() === ''
  async function save(): Promise<void> {
    setAsked(true)
    if (isMissing) {
      document.querySelector<HTMLElement>('.hand-in input')?.focus()
      return
    }
    const done = await call('lessons.saveResults', { pupil: pupil.trim(), withCode })
    setSaved(done === null ? '' : text.resultsSaved(done.path))
  }
  const isNothing = list?.begun.length === 0
  const isWrong = isAsked && isMissing
  return (
    <section className="hand-in" aria-label={text.parts.results}>
      <h2>{text.handIn}</h2>
      <p>{text.handInNote}</p>
      {isNothing && (
        <p className="field-note">
          {text.nothingDone}{' '}
          <button type="button" className="link" onClick={() => useClass.getState().show('lessons')}>
            {text.toLessons}
          </button>
        </p>
      )}
      <ul className="own-results" aria-label={text.ownResults}>
        {list?.begun.map(({ pack, id, titles, progress }) => (
          <li key={`${pack}/${id}`}>
            <span className="ell grow">{titles[language]}</span>
            <span className={progress.passedAt === null ? 'muted' : 'ok'}>
              {progress.passedAt === null ? text.states.begun : text.states.passed}
            </span>
            <span className="muted num">{text.triesDone(progress.tries)}</span>
          </li>
        ))}
      </ul>
      <label htmlFor="pupil">{text.yourName}</label>
      <input
        id="pupil"
        className={isWrong ? 'field bad' : 'field'}
        maxLength={100}
        value={pupil}
        aria-invalid={isWrong}
        aria-describedby="pupil-note"
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id="pupil-note" className="field-note danger">
        {isWrong ? text.nameMissing : ''}
      </p>
      <div className="with-code">
        <Switch label={text.withCode} on={withCode} onChange={setWithCode} />
        <span aria-hidden="true">{text.withCode}</span>
      </div>
      <Button kind="primary" icon={<Download size={16} />} disabled={isNothing} onClick={() => attempt(save())}>
        {text.saveResults}
      </Button>
      <p role="status">{saved}</p>
    </section>
  )
}
