import { useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import { type KeyRename, renameKey } from '../../../shared/dify/header/renameKey'
import type { OutputReference } from '../../../shared/model/appFile'
import { call } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { renamedInCases } from '../cases/renamedInCases'
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

/** What is left to do by hand after a renaming: the old name on lines of the code, or where it can't be told. */
export interface RenameLeft extends Pick<KeyRename, 'left' | 'unseen'> {
  readonly from: string
  readonly to: string
  /** The code that this is said of: gone once that is another one. */
  readonly code: string
}

/** Renames it in its node alone, as that is by now, with the key that the code returns: one step for Undo. Null where it is gone. */
function renameHere(id: string, from: string, to: string): (RenameLeft & { readonly inCode: boolean }) | null {
  const { documents, edit } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  const at = node?.outputs.findIndex(({ name }) => name === from) ?? -1
  if (node === null || at === -1) return null
  const { code_language: language } = node
  const key = language === 'jinja2' ? null : renameKey(language, node.code, from, to)
  const code = key?.code ?? node.code
  const inCode = code !== node.code
  const renamed = renamedInCases(node, 'output', from, to)
  edit(id, { ...changeOutput(node, at, { name: to }), ...renamed, ...(inCode ? { code } : {}) })
  return { from, to, code, inCode, left: key?.left ?? [], unseen: key?.unseen ?? [] }
}

/** Renames what other nodes refer to, once the node itself has the new name. */
async function renameReferences(id: string, from: string, to: string): Promise<void> {
  await useWorkspace.getState().flush()
  const file = await call('appFile.renameOutput', { ...here(), id, output: from, to, withReferences: true })
  useWorkspace.getState().take(file)
}

/**
 * The renaming of outputs. In an app file it is asked first who refers to the output; where somebody does, the author says whether that changes too, and
 * the name stays until then. `count` grows when a name that was typed is given up.
 */
export function useOutputRename(id: string) {
  const [asked, setAsked] = useState<RenameAsked | null>(null)
  const [count, setCount] = useState(0)
  const [left, setLeft] = useState<RenameLeft | null>(null)

  /** Renames it in the node, and says what there is to say: what changed in the code, with the way back, and what is left there. */
  function renameAndTell(from: string, to: string, isTold: boolean): void {
    const done = renameHere(id, from, to)
    setLeft(done !== null && done.left.length + done.unseen.length > 0 ? done : null)
    if (done?.inCode !== true || !isTold) return
    tellUndoable(textNow().variables.keyToo(from, to), () => void renameHere(id, to, from))
  }

  async function ask(from: string, to: string): Promise<void> {
    await useWorkspace.getState().flush()
    const references = await call('appFile.references', { ...here(), id, output: from })
    if (!hasOutput(id, from)) return
    if (references.length === 0) renameAndTell(from, to, true)
    else setAsked({ from, to, references })
  }

  return {
    asked,
    count,
    left,
    rename(from: string, to: string): void {
      if (partsOfAppNode(id) === null) renameAndTell(from, to, true)
      else if (asked?.from !== from || asked.to !== to) ask(from, to).catch(reportError)
    },
    decide(what: 'all' | 'here' | 'not'): void {
      if (asked === null) return
      const { from, to } = asked
      setAsked(null)
      if (what === 'not') setCount(count + 1)
      else if (what === 'here') renameAndTell(from, to, true)
      else {
        const tellDone = (): void => {
          const undo = (): void => {
            renameHere(id, to, from)
            renameReferences(id, to, from).catch(reportError)
          }
          tellUndoable(textNow().appFiles.renamed(from, to), undo)
        }
        renameAndTell(from, to, false)
        renameReferences(id, from, to).then(tellDone).catch(reportError)
      }
    },
  }
}
