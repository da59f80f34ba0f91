import type { CodeNode } from '../../../shared/model/node'
import type { WholeRun } from '../../../shared/model/runHistory'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellUndoable } from '../../app/tellUndoable'
import { textNow } from '../../i18n/useText'
import { readableId } from '../appFiles/appFileStore'

type Parts = Pick<CodeNode, 'code' | 'code_language' | 'variables' | 'outputs' | 'dependencies' | 'samples'>

/**
 * Puts a run's code, inputs and outputs into its node and shows it; secret samples and those of inputs that are not kept as they were given
 * stay as they are. One step for the node's own undo, and for the button of the message. False where the node is not there.
 */
export async function bringBack({ node: id, ranNode, inputs, cut, hiddenIn }: WholeRun): Promise<boolean> {
  const { workspace, documents, open } = useWorkspace.getState()
  const isOpen = documents[id]?.node != null
  if (!isOpen && (await call('node.read', { workspace: workspace?.path ?? '', id })).kind !== 'node') return false
  await open(id)
  const node = useWorkspace.getState().documents[id]?.node ?? null
  useApp.getState().showPage('library')
  if (node === null) return false
  const { code, code_language, variables, outputs, dependencies } = ranNode
  const whole = Object.entries(cut.includes('inputs') ? {} : inputs).filter(([name]) => !hiddenIn.includes(name))
  const samples = { ...node.samples, ...Object.fromEntries(whole) }
  const parts: Parts = { code, code_language, variables, outputs, dependencies, samples }
  const before: Parts = { ...node }
  const put = ({ code, code_language, variables, outputs, dependencies, samples }: Parts): void =>
    useWorkspace.getState().edit(id, { code, code_language, variables, outputs, dependencies, samples })
  put(parts)
  const text = textNow().runHistory
  const done =
    hiddenIn.length === 0 ? text.broughtBack(readableId(id)) : text.broughtBackBut(readableId(id), hiddenIn.join(', '))
  tellUndoable(done, () => {
    useWorkspace
      .getState()
      .open(id)
      .then(() => put(before))
      .catch(reportError)
  })
  return true
}
