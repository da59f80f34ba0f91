import type { Problem } from '../../../shared/model/problem'
import { normalName } from '../../../shared/packages/packageName'
import { packageOfModule } from '../../../shared/packages/packageNames'
import { putVersion, requiredName, withRequirement } from '../../../shared/packages/requirementsEdits'
import { moduleOf, packageIn } from '../../../shared/problems/moduleProblems'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { textNow } from '../../i18n/useText'
import { applyText } from '../packages/applyChange'

const addable = new Set(['module-missing', 'module-optional', 'module-removed-same', 'module-later-package'])

/** Whether a package could mend a problem, be it known or not. */
export function asksForPackage({ code }: Problem): boolean {
  return addable.has(code)
}

/** The package that is known to mend a problem; null where none is known. */
export function packageFor(problem: Problem): string | null {
  const module = moduleOf(problem)
  return !asksForPackage(problem) || module === null ? null : (packageIn(problem) ?? packageOfModule(module))
}

/** Asks for a package in the workspace's requirements, for its newest version unless the line names another, and says so with the way back. */
export function addToRequirements(line: string): void {
  const { requirements, requirementsPlace, openRequirements, flush } = useWorkspace.getState()
  if (requirements === null || requirements.problem !== null) {
    // A file that can't be read says why in its own tab.
    openRequirements().catch(reportError)
    return
  }
  const text = textNow().imports
  const said = requirementsPlace.place === 'workspace' ? text.addedHere(line) : text.addedThere(line)
  const isPlain = requiredName(line) === normalName(line)
  const { text: next } = isPlain
    ? putVersion(requirements.text, line, { kind: 'latest' })
    : withRequirement(requirements.text, line)
  applyText(next, said)
  flush().catch(reportError)
}

/** Asks for the newest version of a package for one node, and says so with the way back. */
export function addToNode(id: string, name: string): void {
  const { documents, edit } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  if (node === null || node.dependencies.some((one) => normalName(one.name) === normalName(name))) return
  edit(id, { dependencies: [...node.dependencies, { name, version: '' }] })
  tellUndoable(textNow().imports.addedToNode(name), () => {
    const now = useWorkspace.getState().documents[id]?.node ?? null
    if (now === null) return
    useWorkspace.getState().edit(id, { dependencies: now.dependencies.filter((one) => one.name !== name) })
  })
}
