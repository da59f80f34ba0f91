import { app } from 'electron'
import { type Start, tellStart } from './asked'

/** What the system says to the program, as it says it: nothing of it is checked yet. */
export type Heard =
  /** A start: this process's own, or a second one's. */
  | { readonly kind: 'start'; readonly start: unknown; readonly isOwn: boolean }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'link'; readonly address: string }

/** This process's own start. */
export const ownStart = (): Start => ({ argv: process.argv, cwd: process.cwd(), isPackaged: app.isPackaged })

/**
 * Listens for what the system asks to open, from the very start: macOS says it once, early, and does not wait. What comes before anybody asks
 * for it is kept.
 */
export function hearSystem(): (listener: (heard: Heard) => void) => void {
  const kept: Heard[] = [{ kind: 'start', start: tellStart(ownStart()), isOwn: true }]
  let pass = (heard: Heard): void => void kept.push(heard)
  app.on('second-instance', (_event, _argv, _cwd, start) => pass({ kind: 'start', start, isOwn: false }))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    pass({ kind: 'file', path })
  })
  app.on('open-url', (event, address) => {
    event.preventDefault()
    pass({ kind: 'link', address })
  })
  return (listener) => {
    pass = listener
    for (const one of kept.splice(0)) listener(one)
  }
}
