import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { AppPreview } from '../../../shared/model/appFile'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { forgetPreviews, nameOf, useAppFiles } from './appFileStore'

const here = (): { workspace: string } => ({ workspace: useWorkspace.getState().workspace?.path ?? '' })

/** Whose answer counts: the last that was asked. */
const asked = new Map<string, number>()

/** Asks what a save of a file would do. */
export async function refreshPreview(id: string): Promise<void> {
  const turn = (asked.get(id) ?? 0) + 1
  asked.set(id, turn)
  const place = here()
  const preview = await call('appFile.preview', { ...place, id })
  if (asked.get(id) === turn && here().workspace === place.workspace) putPreview(id, preview)
}

function putPreview(id: string, preview: AppPreview): void {
  useAppFiles.setState(({ previews }) => ({ previews: { ...previews, [id]: preview } }))
}

/** Shows the open documents of a file as they are now, unless they are being typed in; those that wait for a decision as well, where it was made. */
async function reread(file: string, isDecided = false): Promise<void> {
  const place = here()
  const isClean = (id: string): boolean => {
    const saving = useWorkspace.getState().documents[id]?.saving
    return saving === 'saved' || (isDecided && saving === 'conflict')
  }
  const open = Object.keys(useWorkspace.getState().documents).filter((id) => partsOfAppNode(id)?.file === file)
  for (const id of open.filter(isClean)) {
    const now = await call('node.read', { ...place, id })
    if (isClean(id) && here().workspace === place.workspace) useWorkspace.getState().take(now)
  }
}

/**
 * Writes all edits of a file into it, where it is still the one that the author has seen in the preview. With `over` the edited values go over those
 * on disk.
 */
export async function saveAppFile(id: string, over = false): Promise<void> {
  await useWorkspace.getState().flush()
  if (useAppFiles.getState().previews[id] === undefined) await refreshPreview(id)
  const seen = useAppFiles.getState().previews[id]
  if (seen === undefined) return
  const result = await call('appFile.save', { ...here(), id, revision: seen.revision, over })
  const { failures, changed } = useAppFiles.getState()
  if (result.kind === 'saved') {
    forgetPreviews([id])
    await reread(id, over)
    const place = here()
    tellUndoable(textNow().appFiles.saved(nameOf(id)), () => void undoSave(place, id).catch(reportError))
  } else if (result.kind === 'conflict') {
    putPreview(id, result.preview)
    useAppFiles.setState({ changed: new Set([...changed, id]) })
  } else useAppFiles.setState({ failures: { ...failures, [id]: result.problem } })
}

/** Takes a save back: the file is as it was, and the edits are there again. */
async function undoSave(place: { workspace: string }, id: string): Promise<void> {
  await useWorkspace.getState().flush()
  await call('appFile.undoSave', { ...place, id })
  await show(id)
}

/** What Ctrl+S does in a node of an app file: it shows first what a save changes, then saves. */
export async function saveByKey(id: string): Promise<void> {
  const file = partsOfAppNode(id)?.file
  if (file === undefined) return
  const { panelOpen, panelTab, page, showPanel } = useApp.getState()
  const preview = useAppFiles.getState().previews[file]
  await useWorkspace.getState().flush()
  if (!panelOpen || panelTab !== 'appFile' || page !== 'library' || preview === undefined) showPanel('appFile')
  else if (preview.conflict === null && preview.problem === null && preview.nodes.length > 0) await saveAppFile(file)
}

/** What becomes of an edit whose file went away: it is written with the text that it was made of, or dropped. */
export async function decideGone(id: string, keep: 'mine' | 'disk'): Promise<void> {
  const file = partsOfAppNode(id)?.file
  if (file === undefined) return
  if (keep === 'mine') {
    // What was seen last may be from before it went away, and by now it may be there again.
    await refreshPreview(file)
    return saveAppFile(file, useAppFiles.getState().previews[file]?.problem?.code === 'file-missing')
  }
  const { take, close } = useWorkspace.getState()
  take(await call('node.discardDraft', { ...here(), id }))
  await close(id)
}

/** Drops edits: of some documents, or of the whole file. A toast brings them back. */
export async function discardEdits(file: string, ids: readonly string[] | null): Promise<void> {
  await useWorkspace.getState().flush()
  const place = here()
  const edited =
    useAppFiles
      .getState()
      .files.find(({ id }) => id === file)
      ?.nodes.filter((node) => node.edited) ?? []
  const dropped = edited.filter(({ id }) => ids === null || ids.includes(id))
  const nodes = ids === null ? null : dropped.map(({ id }) => id)
  const { token } = await call('appFile.discard', { ...place, id: file, nodes })
  await show(file)
  const [only] = dropped
  const name = dropped.length === 1 && only !== undefined ? only.title : nameOf(file)
  tellUndoable(textNow().appFiles.discarded(name), () => void bringBack(file, token).catch(reportError))
}

async function show(file: string): Promise<void> {
  forgetPreviews([file])
  await reread(file)
}

async function bringBack(file: string, token: string): Promise<void> {
  await useWorkspace.getState().flush()
  await call('appFile.bringBack', { ...here(), id: file, token })
  await show(file)
}

/** Unfolds an app file in the library, and goes to its row. */
export function showAppFile(id: string): void {
  useAppFiles.getState().fold(id, true)
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`.lib .row[data-id="${CSS.escape(id)}"]`)?.focus()
  })
}

/** Opens an app file by the system's dialog, and unfolds it. */
export async function chooseAppFile(): Promise<void> {
  const chosen = await call('appFile.choose', here())
  if (chosen !== null) showAppFile(chosen.id)
}
