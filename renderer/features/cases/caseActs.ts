import { useWorkspace } from '../../app/stores/workspaceStore'
import { tellRemoved } from '../variables/tellRemoved'
import { casesOf, freeName, insertCase, removeCase } from './caseEdits'
import { casesIn, useCases } from './caseStore'
import { showCase } from './keepResult'

/** What is done with one case of an open node, by its place; nothing where there is none. */

function nodeAt(id: string, place: number) {
  const node = useWorkspace.getState().documents[id]?.node ?? null
  const one = node === null ? undefined : casesOf(node)[place]
  return node === null || one === undefined ? null : { node, one }
}

/** The place of the selected case of a node; -1 where it has none. */
export function selectedCase(id: string): number {
  const node = useWorkspace.getState().documents[id]?.node ?? null
  return Math.min(casesIn(useCases.getState(), id).selected, (node === null ? 0 : casesOf(node).length) - 1)
}

/** Puts a copy behind a case and shows it. */
export function duplicateCase(id: string, place: number): void {
  const found = nodeAt(id, place)
  if (found === null) return
  const { node, one } = found
  useWorkspace.getState().edit(id, insertCase(node, place + 1, { ...one, name: freeName(node, one.name) }))
  showCase(id, place + 1)
}

/** Takes a case out, with the way to have it back. */
export function dropCase(id: string, place: number): void {
  const found = nodeAt(id, place)
  if (found === null) return
  const { node, one } = found
  const { selected } = casesIn(useCases.getState(), id)
  useWorkspace.getState().edit(id, removeCase(node, place))
  if (selected >= place && selected > 0) useCases.getState().select(id, selected - 1)
  tellRemoved(id, one.name, (now) => insertCase(now, place, one))
}
