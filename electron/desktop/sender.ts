import type { WebContents } from 'electron'
import { events, type EventName, type EventPayload } from '../../shared/contract'

/** Tells the page; a window that is gone hears nothing. `check` logs what does not keep to the contract. */
export function createSender(page: () => WebContents | null, check: boolean, log: (text: string) => void) {
  return <K extends EventName>(name: K, payload: EventPayload<K>): void => {
    if (check) {
      const checked = events[name].safeParse(payload)
      if (!checked.success) log(`the event ${name} is against the contract: ${checked.error.message}`)
    }
    const target = page()
    if (target !== null && !target.isDestroyed()) target.send(name, payload)
  }
}

export type Send = ReturnType<typeof createSender>
