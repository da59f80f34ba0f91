import type { ActionId } from '../../../shared/actions/actionTable'
import { call } from '../../app/client'
import type { ActionRun } from './actionRun'
import { lastField } from './lastField'

/** Gives the focus back to what had it, and has the system do there what its key does. */
const inField = (action: 'cut' | 'copy' | 'paste'): ActionRun => ({
  why: () => (lastField() === null ? 'noField' : null),
  run: () => {
    lastField()?.focus()
    return call('window.control', { action })
  },
})

/** The clipboard of the field or the code that had the focus before the palette took it. */
export const clipboardRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  cut: inField('cut'),
  copy: inField('copy'),
  paste: inField('paste'),
}
