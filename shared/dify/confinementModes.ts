/**
 * How a run is held. `like-dify` ends it at the first call that Dify's sandbox refuses; `check` lets such calls happen and lists them; `free` holds
 * it by limits alone, as dify-sandbox-py does.
 */
export const confinementModes = ['like-dify', 'check', 'free'] as const
export type ConfinementMode = (typeof confinementModes)[number]

/** The mode of a target for an author who chose none. */
export function usualMode(sandbox: { readonly dialect: string }): ConfinementMode {
  return sandbox.dialect === 'py' ? 'free' : 'like-dify'
}
