import type { CodeNode } from '../../../shared/model/node'
import type { KeptRow } from '../../../shared/model/keptRows'
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
 * stay as they are, and all of them where it was over the rows of a file. One step for the node's own undo, and for the button of the message. False where the node is not there.
 */
export async function bringBack({ node: id, ranNode, inputs, cut, hiddenIn, keptRows }: WholeRun): Promise<boolean> {
  const { workspace, documents, open } = useWorkspace.getState()
  const isOpen = documents[id]?.node != null
  if (!isOpen && (await call('node.read', { workspace: workspace?.path ?? '', id })).kind !== 'node') return false
  await open(id)
  const node = useWorkspace.getState().documents[id]?.node ?? null
  useApp.getState().showPage('library')
  if (node === null) return false
  const { code, code_language, variables, outputs, dependencies } = ranNode
  const whole = Object.entries(cut.includes('inputs') || keptRows !== null ? {} : inputs).filter(
    ([name]) => !hiddenIn.includes(name),
  )
  const samples = { ...node.samples, ...Object.fromEntries(whole) }
  const parts: Parts = { code, code_language, variables, outputs, dependencies, samples }
  const before: Parts = { ...node }
  const put = ({ code, code_language, variables, outputs, dependencies, samples }: Parts): void =>
    useWorkspace.getState().edit(id, { code, code_language, variables, outputs, dependencies, samples })
  put(parts)
  const text = textNow().runHistory
  const isWhole = hiddenIn.length === 0 || keptRows !== null
  const done = isWhole
    ? text.broughtBack(readableId(id), keptRows !== null)
    : text.broughtBackBut(readableId(id), hiddenIn.join(', '))
  tellUndoable(done, () => {
    useWorkspace
      .getState()
      .open(id)
      .then(() => put(before))
      .catch(reportError)
  })
  return true
}

/** Puts the inputs of a row that failed into the samples of its node, and shows it; an undo takes them out. False where the node is not there. */
export async function loadRow({ node: id }: Pick<WholeRun, 'node'>, { row, inputs }: KeptRow): Promise<boolean> {
  const { workspace, documents, open } = useWorkspace.getState()
  const isOpen = documents[id]?.node != null
  if (!isOpen && (await call('node.read', { workspace: workspace?.path ?? '', id })).kind !== 'node') return false
  await open(id)
  const samples = useWorkspace.getState().documents[id]?.node?.samples
  useApp.getState().showPage('library')
  if (samples === undefined) return false
  const put = (to: Parts['samples']): void => useWorkspace.getState().edit(id, { samples: to })
  put({ ...samples, ...inputs })
  tellUndoable(textNow().cases.inputsLoaded(textNow().runHistory.rowName(row)), () => put(samples))
  return true
}
