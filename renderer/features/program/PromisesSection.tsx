import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import { promiseNames } from '../../../shared/promises/promiseNames'
import type { MachinePromise } from '../../../shared/promises/promises'
import { promiseText } from '../../../shared/promises/promiseTexts'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { SettingPart } from '../settings/SettingPart'
import './promises.css'

/** What was found by the last try; it stays as long as the window. */
const usePromises = create<{ readonly found: readonly MachinePromise[] | null }>()(() => ({ found: null }))

function PromiseRow({ promise }: { readonly promise: MachinePromise }) {
  const text = useText().program
  const language = useApp((state) => state.language)
  const { name, sentence } = promiseText(promise, language)
  // No harm comes of these: they are told for those who look for them.
  const isHarmless = promise.name === 'fork' || promise.name === 'user-namespaces'
  const tone = promise.isHere === true ? 'good' : promise.isHere === null || isHarmless ? 'muted' : 'warning'
  const Icon = promise.isHere === true ? CircleCheck : promise.isHere === null ? CircleHelp : TriangleAlert
  const state = promise.isHere === null ? text.untried : promise.isHere ? text.isHere : text.isAbsent
  return (
    <li>
      <Icon size={16} className={tone} aria-hidden="true" />
      <span className="strong">{name}</span>
      <span className="muted">{state}</span>
      <p>{sentence}</p>
    </li>
  )
}

/** What Nodelab can promise of a run on this machine, and what it can't: tried out once this part comes into view. */
export function PromisesSection() {
  const text = useText().program
  const language = useApp((state) => state.language)
  const found = usePromises((state) => state.found)
  const [isTrying, setTrying] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const ask = (): void => {
    setTrying(true)
    call('program.promises', null)
      .then((promises) => usePromises.setState({ found: promises }))
      .catch(reportError)
      .finally(() => setTrying(false))
  }
  useEffect(() => {
    const here = place.current
    if (here === null || usePromises.getState().found !== null || typeof IntersectionObserver === 'undefined') return
    // It takes two runs: not for everybody who changes a setting.
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      ask()
    })
    watch.observe(here)
    return () => watch.disconnect()
  }, [])
  const words = promiseNames.map((name) => promiseText({ name, isHere: true, version: null }, language).name)
  return (
    <SettingPart title={text.promises} words={words}>
      <div ref={place}>
        <p className="muted">{text.promisesHint}</p>
        {found !== null && (
          <ul className="promises">
            {found.map((promise) => (
              <PromiseRow key={promise.name} promise={promise} />
            ))}
          </ul>
        )}
        <div className="setting-acts" role="status">
          {isTrying ? (
            <>
              <Spinner /> {text.trying}
            </>
          ) : (
            <Button kind="plain" small onClick={ask}>
              {found === null ? text.tryOut : text.tryAgain}
            </Button>
          )}
        </div>
      </div>
    </SettingPart>
  )
}
