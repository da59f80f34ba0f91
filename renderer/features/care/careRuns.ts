import { toast } from 'sonner'
import type { ActionId } from '../../../shared/actions/actionTable'
import { call } from '../../app/client'
import { textNow } from '../../i18n/useText'
import type { ActionRun } from '../actions/actionRun'
import type { Reason } from '../actions/reasons'
import { showAppFile } from '../appFiles/saveAppFile'
import { showDocument } from '../documents/documents'
import { useNews } from '../news/newsStore'
import { useTour } from '../tour/tourStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useApp } from '../../app/stores/appStore'
import { useCare } from './careStore'
import { showAndChoose } from './dataFolderStore'

/** Collects what a report of a fault needs, and puts it on the clipboard. */
export async function copyDiagnostics(): Promise<void> {
  const { text } = await call('care.diagnostics', null)
  await call('clipboard.write', { text })
  toast(textNow().care.copied)
}

/** Ends Nodelab and starts it again. */
export const restart = (isSafe: boolean): Promise<void> => call('care.restart', { isSafe })

const noWriting = (): Reason | null => (useWorkspace.getState().workspace?.writable === true ? null : 'readOnly')

/** Puts the sample app file into the workspace, where it is not there yet, and opens its first code node. */
export async function openSampleApp(): Promise<void> {
  const { id, node } = await call('care.sampleApp', { workspace: useWorkspace.getState().workspace?.path ?? '' })
  useApp.getState().showPage('library')
  showAppFile(id)
  if (node !== null) await useWorkspace.getState().open(node)
}

/** Writes a backup, and says where. */
export async function backUp(): Promise<void> {
  const written = await call('care.backUp', null)
  if (written !== null) toast(textNow().care.backedUp(written.path))
}

/** What the actions of care do. */
export const careRuns = {
  tour: { run: () => useTour.getState().begin(true) },
  'quick-start': { run: () => showDocument('quick-start') },
  documents: { run: () => showDocument('authors') },
  'whats-new': { run: () => useNews.getState().showAll() },
  'open-sample-app': { why: noWriting, run: openSampleApp },
  'copy-diagnostics': { run: copyDiagnostics },
  'back-up': { run: backUp },
  'restore-backup': { run: () => call('care.restore', null) },
  'move-data': { run: showAndChoose },
  'restart-safe': { why: () => (useCare.getState().isSafe ? 'isSafe' : null), run: () => restart(true) },
  'restart-usual': { why: () => (useCare.getState().isSafe ? null : 'notSafe'), run: () => restart(false) },
  'show-logs': { run: () => call('care.showLogs', null) },
} as const satisfies Readonly<Partial<Record<ActionId, ActionRun>>>
