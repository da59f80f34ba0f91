import { toast } from 'sonner'
import type { ActionId } from '../../../shared/actions/actionTable'
import { call } from '../../app/client'
import { textNow } from '../../i18n/useText'
import type { ActionRun } from '../actions/actionRun'

/** Collects what a report of a fault needs, and puts it on the clipboard. */
export async function copyDiagnostics(): Promise<void> {
  const { text } = await call('care.diagnostics', null)
  await call('clipboard.write', { text })
  toast(textNow().care.copied)
}

/** What the actions of care do. */
export const careRuns = {
  'copy-diagnostics': { run: copyDiagnostics },
  'show-logs': { run: () => call('care.showLogs', null) },
} as const satisfies Readonly<Partial<Record<ActionId, ActionRun>>>
