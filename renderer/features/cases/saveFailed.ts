import { call } from '../../app/client'
import { textNow } from '../../i18n/useText'
import { countText } from '../run/units'
import type { DataRun } from './dataStore'

/** Saves the rows of a run that failed, those of the chosen kind alone, and says how many there were. */
export async function saveFailed(run: DataRun): Promise<void> {
  const saved = await call('data.save', { run: run.name, kind: run.kind })
  if (saved === null) return
  const { toast } = await import('sonner')
  toast(textNow().caseData.saved(countText(saved.rows), saved.name))
}
