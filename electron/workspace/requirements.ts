import { requirementsName } from './requirementsStore'
import { createSharedText, type SharedTextOptions } from './sharedText'

/** The requirements of an open workspace: read, saved without loss, told when another hand changes them. */
export function createRequirements(options: SharedTextOptions) {
  return createSharedText(
    { name: requirementsName, draftId: '/requirements', notSaved: 'requirements-not-saved' },
    options,
  )
}
