import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { clipboardSince, findTarget } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { useQuietActive } from '../../app/stores/quietNodes'
import { useMac } from '../../app/useMac'
import { useNarrow } from '../../app/windowSize'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { keyText } from '../../ui/keys'
import { besidePlace, type Box } from './besidePlace'
import { type TourStop, tourStops, useTour } from './tourStore'
import './tour.css'

/** Where each stop's subject is looked for: the first that is in the window. */
const subjects: Readonly<Record<TourStop, readonly string[]>> = {
  library: ['.side .lib', '.side'],
  code: ['.editor-region', '.center'],
  variables: ['.vars', '[aria-label="Inputs and outputs"]'],
  run: ['.runbar'],
  target: ['.target-button'],
}

function boxOf(stop: TourStop): Box | null {
  for (const selector of subjects[stop]) {
    const { x = 0, y = 0, width = 0, height = 0 } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
    if (width > 0 && height > 0 && x < window.innerWidth && y < window.innerHeight) return { x, y, width, height }
  }
  return null
}

/** The card of one stop. It lies over no part of what it speaks of, and takes no click or key from the window but Escape, which ends the tour. */
function StopCard({ at }: { readonly at: number }) {
  const text = useText().tour
  const { isAsked, go, end } = useTour()
  const stop = tourStops[at] ?? 'library'
  const isMac = useMac()
  const card = useRef<HTMLElement>(null)
  const [about, setAbout] = useState<Box | null>(null)
  const [place, setPlace] = useState<Box | null>(null)

  useLayoutEffect(() => {
    const settle = (): void => {
      const { offsetWidth: width = 0, offsetHeight: height = 0 } = card.current ?? {}
      const size = { width: window.innerWidth, height: window.innerHeight }
      const found = boxOf(stop)
      setAbout(found)
      setPlace(
        found === null
          ? { x: (size.width - width) / 2, y: (size.height - height) / 2, width, height }
          : besidePlace(found, { width, height }, size),
      )
    }
    settle()
    // Parts of the window come and grow by themselves.
    const watch = new ResizeObserver(settle)
    watch.observe(document.body)
    const subject = subjects[stop].map((one) => document.querySelector(one)).find((one) => one !== null)
    if (subject != null) watch.observe(subject)
    return () => watch.disconnect()
  }, [stop, text])

  const isPlaced = place !== null
  useEffect(() => {
    // Where the tour came by itself, whoever types is not disturbed. What is not seen yet takes no focus.
    if (isPlaced && (isAsked || document.activeElement === document.body)) card.current?.focus()
  }, [stop, isAsked, isPlaced])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      end()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [end])

  const target = useQuietActive()?.target ?? null
  const usual = useApp((state) => state.settings.target)
  const pastes = findTarget(target ?? usual)?.clipboard !== null
  const { title } = text.stops[stop]
  // In a narrow window the list of nodes is behind its button.
  const isRail = useNarrow() && stop === 'library'
  const usualWhy = isRail ? text.stops.library.whyRail(keyText('toggle-sidebar', isMac)) : text.stops[stop].why
  const why = stop === 'run' && !pastes ? text.runByFile(clipboardSince) : usualWhy
  const isLast = at === tourStops.length - 1
  return (
    <>
      {about !== null && (
        <div
          className="tour-ring"
          aria-hidden="true"
          style={{ left: about.x, top: about.y, width: about.width, height: about.height }}
        />
      )}
      <section
        ref={card}
        className="tour-card"
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-why"
        tabIndex={-1}
        style={{ left: place?.x ?? 0, top: place?.y ?? 0, visibility: place === null ? 'hidden' : 'visible' }}
      >
        <p className="muted tour-count">{text.count(at + 1, tourStops.length)}</p>
        <h2 id="tour-title">{title}</h2>
        <p id="tour-why">{why}</p>
        <div className="tour-acts">
          <Button kind="ghost" small onClick={end}>
            {text.leave}
          </Button>
          <span className="grow" />
          {at > 0 && (
            <Button kind="plain" small onClick={() => go(-1)}>
              {text.back}
            </Button>
          )}
          <Button kind="primary" small onClick={() => go(1)}>
            {isLast ? text.done : text.next}
          </Button>
        </div>
      </section>
    </>
  )
}

/** The tour of the window, while it goes on. At its end the focus is where it was before. */
export function Tour() {
  const at = useTour((state) => state.at)
  const isOn = at !== null
  // Before the card takes the focus.
  useLayoutEffect(() => {
    if (!isOn) return
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [isOn])
  return at === null ? null : <StopCard at={at} />
}
