import { useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { OutputReference } from '../../../shared/model/appFile'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { changeOutput } from '../variables/nodeEdits'

/** A new name for an output that other nodes refer to, until its author has said what becomes of them. */
export interface RenameAsked {
  readonly from: string
  readonly to: string
  readonly references: readonly OutputReference[]
}

const here = (): { workspace: string } => ({ workspace: useWorkspace.getState().workspace?.path ?? '' })

const hasOutput = (id: string, name: string): boolean =>
  useWorkspace.getState().documents[id]?.node?.outputs.some((output) => output.name === name) === true

/** Renames it in its node alone, as that is by now. */
function renameHere(id: string, from: string, to: string): void {
  const { documents, edit } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  const at = node?.outputs.findIndex(({ name }) => name === from) ?? -1
  if (node !== null && at !== -1) edit(id, changeOutput(node, at, { name: to }))
}

async function renameWithReferences(id: string, output: string, to: string): Promise<void> {
  await useWorkspace.getState().flush()
  const file = await call('appFile.renameOutput', { ...here(), id, output, to, withReferences: true })
  useWorkspace.getState().take(file)
}

/**
 * The renaming of outputs. In an app file it is asked first who refers to the output; where somebody does, the author says whether that changes too, and
 * the name stays until then. `count` grows when a name that was typed is given up.
 */
export function useOutputRename(id: string) {
  const [asked, setAsked] = useState<RenameAsked | null>(null)
  const [count, setCount] = useState(0)

  async function ask(from: string, to: string): Promise<void> {
    await useWorkspace.getState().flush()
    const references = await call('appFile.references', { ...here(), id, output: from })
    if (!hasOutput(id, from)) return
    if (references.length === 0) renameHere(id, from, to)
    else setAsked({ from, to, references })
  }

  return {
    asked,
    count,
    rename(from: string, to: string): void {
      if (partsOfAppNode(id) === null) renameHere(id, from, to)
      else if (asked?.from !== from || asked.to !== to) ask(from, to).catch(reportError)
    },
    decide(what: 'all' | 'here' | 'not'): void {
      if (asked === null) return
      const { from, to } = asked
      setAsked(null)
      if (what === 'not') setCount(count + 1)
      else if (what === 'here') renameHere(id, from, to)
      else {
        const tellDone = (): void => {
          const undo = (): void => void renameWithReferences(id, to, from).catch(reportError)
          tellUndoable(textNow().appFiles.renamed(from, to), undo)
        }
        renameWithReferences(id, from, to).then(tellDone).catch(reportError)
      }
    },
  }
}
