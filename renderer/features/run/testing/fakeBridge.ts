import type { Bridge, CommandName, EventName, Reply } from '../../../../shared/contract'
import { ProblemError } from '../../../../shared/problems'

const answers = new Map<CommandName, (input: unknown) => unknown>()

/** Lets a command be answered from now on; what the function throws as a `ProblemError` is its failure. */
export function answer(name: CommandName, by: (input: never) => unknown): void {
  answers.set(name, by as (input: unknown) => unknown)
}

/** A bridge for tests of components: it notes the calls, answers each with `null` or as told, and lets a test send events. Import it first. */
export const calls: { readonly name: CommandName; readonly input: unknown }[] = []
const listeners = new Map<EventName, ((payload: unknown) => void)[]>()

/** Sends an event as the engine would. */
export function emit(name: EventName, payload: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(payload)
}

async function reply(by: (input: unknown) => unknown, input: unknown): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await by(input) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { ok: false, problem: error.problem }
  }
}

const bridge: Bridge = {
  call(name, input) {
    calls.push({ name, input })
    const by = answers.get(name)
    if (by !== undefined) return reply(by, input)
    return Promise.resolve({ ok: true, value: name === 'run.start' ? { runId: `r${calls.length}` } : null })
  },
  on(name, listener) {
    listeners.set(name, [...(listeners.get(name) ?? []), listener])
    return () => listeners.set(name, listeners.get(name)?.filter((other) => other !== listener) ?? [])
  },
}
Object.defineProperty(window, 'nodelab', { value: bridge })
Object.defineProperty(globalThis, 'IS_REACT_ACT_ENVIRONMENT', { value: true })
