import { useEffect, useRef, useState } from 'react'
import { on } from '../../app/client'
import { useText } from '../../i18n/useText'
import { Spinner } from '../../ui/Spinner'
import './movingCover.css'

/** Covers the window while Nodelab ends with a move of its data folder: what is done there by then would be lost, and main refuses it. */
export function MovingCover() {
  const text = useText().care
  const [isMoving, setMoving] = useState(false)
  const cover = useRef<HTMLDialogElement>(null)
  useEffect(() => on('dataFolder.changed', ({ move }) => setMoving(move.kind === 'moving')), [])
  useEffect(() => {
    if (!isMoving) return undefined
    // What lies below a modal dialog takes neither the focus nor a click.
    cover.current?.showModal()
    const keep = (event: KeyboardEvent): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // Before all other keys of the window, and Escape, which would close it.
    window.addEventListener('keydown', keep, true)
    return () => window.removeEventListener('keydown', keep, true)
  }, [isMoving])
  if (!isMoving) return null
  return (
    <dialog ref={cover} className="moving-cover" aria-labelledby="moving-cover-title">
      <Spinner />
      <p id="moving-cover-title" className="strong" role="status">
        {text.movingNow}
      </p>
      <p className="muted">{text.movingHint}</p>
    </dialog>
  )
}
