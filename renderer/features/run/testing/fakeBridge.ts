import type { Bridge, CommandName, EventName } from '../../../../shared/contract'

/** A bridge for tests of components: it notes the calls, answers each with `null`, and lets a test send events. Import it first. */
export const calls: { readonly name: CommandName; readonly input: unknown }[] = []
const listeners = new Map<EventName, ((payload: unknown) => void)[]>()

/** Sends an event as the engine would. */
export function emit(name: EventName, payload: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(payload)
}

const bridge: Bridge = {
  call(name, input) {
    calls.push({ name, input })
    return Promise.resolve({ ok: true, value: name === 'run.start' ? { runId: `r${calls.length}` } : null })
  },
  on(name, listener) {
    listeners.set(name, [...(listeners.get(name) ?? []), listener])
    return () => listeners.set(name, listeners.get(name)?.filter((other) => other !== listener) ?? [])
  },
}
Object.defineProperty(window, 'nodelab', { value: bridge })
Object.defineProperty(globalThis, 'IS_REACT_ACT_ENVIRONMENT', { value: true })
