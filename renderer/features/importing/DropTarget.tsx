import { FileInput } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EventPayload } from '../../../shared/contract'
import { call, on } from '../../app/client'
import { isInert } from '../../app/inert'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { textNow, useText } from '../../i18n/useText'
import './drop.css'

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true && !isInert()
}

/** Says what came of an import; a single node is shown. */
async function tell({ workspace, nodes, apps, problems, token }: EventPayload<'import.finished'>): Promise<void> {
  const { open, workspace: shown } = useWorkspace.getState()
  if (shown?.path !== workspace) return
  for (const told of problems) useApp.getState().report(told)
  if (token === null) return
  const [first] = nodes
  if (nodes.length === 1 && first !== undefined) await open(first)
  tellUndoable(textNow().importing.done(nodes.length, apps.length), () => {
    Promise.all(nodes.map((id) => useWorkspace.getState().close(id)))
      .then(() => call('import.undo', { workspace, token }))
      .catch(reportError)
  })
}

/** Rows that were dropped are for the node in view. */
async function takeRows(view: EventPayload<'data.offered'>): Promise<void> {
  const { active, documents } = useWorkspace.getState()
  if (active === null || !documents[active]?.node) {
    const { toast } = await import('sonner')
    toast(textNow().caseData.noNode)
    return
  }
  const [{ useData }, { showRows }] = await Promise.all([import('../cases/dataStore'), import('../cases/keepResult')])
  useData.getState().take(active, view)
  showRows(active)
}

/** Files that are dragged over the window may be dropped anywhere in it. Where they lie the preload tells main, and nobody tells the page. */
export function DropTarget() {
  const text = useText().importing
  const [isOver, setOver] = useState(false)
  useEffect(() => on('data.offered', (view) => void takeRows(view).catch(reportError)), [])
  useEffect(() => on('import.finished', (imported) => void tell(imported).catch(reportError)), [])
  useEffect(() => {
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    // It leaves the window where it goes nowhere.
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
      setOver(false)
    }
    // Before the editor, which takes dragged text.
    window.addEventListener('dragenter', onDrag, true)
    window.addEventListener('dragover', onDrag, true)
    window.addEventListener('dragleave', onLeave, true)
    window.addEventListener('drop', onDrop, true)
    return () => {
      window.removeEventListener('dragenter', onDrag, true)
      window.removeEventListener('dragover', onDrag, true)
      window.removeEventListener('dragleave', onLeave, true)
      window.removeEventListener('drop', onDrop, true)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className="drop-target" role="status">
      <div>
        <FileInput size={16} aria-hidden="true" />
        <p className="strong">{text.drop}</p>
        <p className="muted">{text.dropHint}</p>
      </div>
    </div>
  )
}
