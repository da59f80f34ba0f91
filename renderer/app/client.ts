import type { Bridge, CommandInput, CommandOutput, EventName, EventPayload, PageCommand } from '../../shared/contract'
import { ProblemError } from '../../shared/problems'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly nodelab: Bridge
  }
}

/** Calls a command of the engine. Rejects with a ProblemError that says in the author's words what went wrong. */
export async function call<K extends PageCommand>(name: K, input: CommandInput<K>): Promise<CommandOutput<K>> {
  const reply = await window.nodelab.call(name, input)
  if (!reply.ok) throw new ProblemError(reply.problem)
  // Main answers by the contract: its handlers are typed by it.
  return reply.value as CommandOutput<K>
}

/** Listens to an event of the engine. Returns the way to stop. */
export function on<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void {
  return window.nodelab.on(name, (payload) => listener(payload as EventPayload<K>))
}
