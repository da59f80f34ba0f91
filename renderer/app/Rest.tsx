import type * as parts from './parts'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { paletteCanCome } from './typedAhead'

type Parts = typeof parts

const PartsContext = createContext<Parts | null>(null)

/**
 * Loads what surrounds the code once the window has been drawn for the first time, the code with it. A failure to load is thrown into the error
 * boundary around it.
 */
export function RestProvider({ children }: { readonly children: ReactNode }) {
  const [loaded, setLoaded] = useState<Parts | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    // Not in this turn: the editor is drawn to its end first.
    const timer = setTimeout(() => {
      const load = async (): Promise<void> => {
        setLoaded(await import('./parts'))
        paletteCanCome(true)
      }
      load().catch((reason: unknown) => {
        paletteCanCome(false)
        setFailure(reason instanceof Error ? reason : new Error(String(reason)))
      })
    })
    return () => clearTimeout(timer)
  }, [])
  if (failure !== null) throw failure
  return <PartsContext value={loaded}>{children}</PartsContext>
}

interface RestProps {
  /** Draws with the parts, as soon as they are there. */
  readonly children: (parts: Parts) => ReactNode
  /** What keeps their place until then. */
  readonly place?: ReactNode
}

/** A region of the window that surrounds the code. */
export function Rest({ children, place = null }: RestProps) {
  const all = useContext(PartsContext)
  if (all === null) return place
  return <all.Tooltip.Provider delayDuration={500}>{children(all)}</all.Tooltip.Provider>
}
