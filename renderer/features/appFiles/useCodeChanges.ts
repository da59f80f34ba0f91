import { useEffect, useState } from 'react'
import type { CodeChanges } from '../../../shared/model/appFile'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useAppFileOf } from './appFileStore'

/** How the code of a node differs from the one in its app file, asked anew with each edit that is kept and each change of the file; null until it is known. */
export function useCodeChanges(id: string): CodeChanges | null {
  const kept = useWorkspace(({ documents }) => (documents[id]?.saving === 'saved' ? documents[id].node?.code : null))
  const workspace = useWorkspace((state) => state.workspace?.path ?? '')
  const app = useAppFileOf(id)
  const [changes, setChanges] = useState<CodeChanges | null>(null)
  useEffect(() => {
    if (kept == null || app === null) return
    let isOver = false
    call('appFile.codeChanges', { workspace, id }).then((told) => {
      if (!isOver) setChanges(told)
    }, reportError)
    return () => {
      isOver = true
    }
  }, [kept, app, workspace, id])
  return changes
}
