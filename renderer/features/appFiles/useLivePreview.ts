import { useEffect } from 'react'
import type { AppPreview } from '../../../shared/model/appFile'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { forgetPreviews, useAppFileOf, useAppFiles } from './appFileStore'
import { refreshPreview } from './saveAppFile'

/** What a save of a node's app file would do, asked anew with each edit that is kept; null where there is none, and for a node file. */
export function useLivePreview(id: string): AppPreview | null {
  const file = useAppFileOf(id)
  // Each edit that is kept is another node object.
  const kept = useWorkspace(({ documents }) => (documents[id]?.saving === 'saved' ? documents[id].node : null))
  const isEdited = file?.nodes.some(({ edited }) => edited) === true
  useEffect(() => {
    if (file === null) return
    if (isEdited) refreshPreview(file.id).catch(reportError)
    else forgetPreviews([file.id])
  }, [file, kept, isEdited])
  return useAppFiles(({ previews }) => (file === null ? null : (previews[file.id] ?? null)))
}
