import type { ConfinementMode } from '../../shared/model/confinement'
import type { RunRequest } from '../../shared/model/run'

/** What a run asks for so that it is held as its author has set; nothing where he leaves that to the target's sandbox. */
export function asSet({ mode }: { readonly mode: ConfinementMode | null }): Pick<RunRequest, 'mode'> {
  return mode === null ? {} : { mode }
}
