import { useEffect, useState } from 'react'

/** A wait shorter than this shows nothing, in milliseconds. */
const patience = 200

/** Turns while something goes on; a wait that is over at once never shows it. */
export function Spinner({ delayed = true }: { readonly delayed?: boolean }) {
  const [shown, setShown] = useState(!delayed)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return <span className="spin" aria-hidden="true" style={{ visibility: shown ? 'visible' : 'hidden' }} />
}
