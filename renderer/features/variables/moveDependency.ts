import type { Dependency } from '../../../shared/model/node'
import { isPackageName, isVersionWish } from '../../../shared/packages/nodeDependencies'
import { putVersion, type VersionChoice, withoutPackage } from '../../../shared/packages/requirementsEdits'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { textNow } from '../../i18n/useText'
import { removeDependency, restoreDependency } from './nodeEdits'

/** Whether a dependency can stand in the requirements as it is. */
export function isMovable({ name, version }: Dependency): boolean {
  return isPackageName(name) && isVersionWish(version)
}

function choiceOf(version: string): VersionChoice {
  const wanted = version.trim()
  if (wanted === '' || wanted.toLowerCase() === 'latest') return { kind: 'latest' }
  return /^[<>=!~]/.test(wanted) ? { kind: 'range', specifier: wanted } : { kind: 'exact', version: wanted }
}

/** Moves a dependency of a node into the workspace's requirements, and says so with the way back to where both were. */
export function moveToRequirements(id: string, at: number, dependency: Dependency): void {
  const { requirements, documents, edit, editRequirements, openRequirements, flush } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  if (node === null) return
  if (requirements === null || requirements.problem !== null) {
    openRequirements().catch(reportError)
    return
  }
  const name = dependency.name.trim()
  const before = requirements.text
  const after = putVersion(before, name, choiceOf(dependency.version)).text
  editRequirements(after)
  edit(id, removeDependency(node, at))
  flush().catch(reportError)
  tellUndoable(textNow().imports.movedToRequirements(name), () => {
    const now = useWorkspace.getState()
    const text = now.requirements?.text ?? ''
    // What else was written meanwhile stays.
    now.editRequirements(text === after ? before : (withoutPackage(text, name.replace(/\[.*$/, '')) ?? text))
    const shown = now.documents[id]?.node ?? null
    if (shown !== null) now.edit(id, restoreDependency(shown, at, dependency))
    now.flush().catch(reportError)
  })
}
