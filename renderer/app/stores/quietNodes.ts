import { create } from 'zustand'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeDocument } from './storeTypes'
import { useWorkspace } from './workspaceStore'

/**
 * Milliseconds of rest after a key before code is read: longer than between two keys of whoever types on, so that a word is read once and not letter by letter.
 * Long code takes longer to read, and waits for a real pause.
 */
const rest = { short: 150, long: 500 } as const
const longCode = 30_000

type Documents = Readonly<Record<string, NodeDocument>>

/** The nodes of some documents. */
function nodesOf(documents: Documents): Record<string, CodeNode> {
  const nodes: Record<string, CodeNode> = {}
  for (const [id, { node }] of Object.entries(documents)) if (node !== null) nodes[id] = node
  return nodes
}

/** Whether two versions of a node differ in their code alone. */
function differInCodeAlone(before: CodeNode, now: CodeNode): boolean {
  const { code: _before, ...one } = before
  const { code: _now, ...other } = now
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => Reflect.get(one, key) === Reflect.get(other, key))
}

/**
 * The open nodes as they stood when their author last paused, by their ids. Whatever looks at code reads them here: all readers then see one text, once
 * for a pause, and a key costs what the editor makes of it and no more. What changes elsewhere than in the code is here at once.
 */
export const useQuietNodes = create<Readonly<Record<string, CodeNode>>>()(() =>
  nodesOf(useWorkspace.getState().documents),
)

const waiting = new Map<string, ReturnType<typeof setTimeout>>()

function stopWaiting(id: string): void {
  clearTimeout(waiting.get(id))
  waiting.delete(id)
}

/** Reads a node as it stands now, without waiting for the pause: the author asked something of it. */
export function readNow(id: string): void {
  stopWaiting(id)
  const node = useWorkspace.getState().documents[id]?.node ?? null
  const { [id]: known, ...others } = useQuietNodes.getState()
  if (node === (known ?? null)) return
  useQuietNodes.setState(node === null ? others : { ...others, [id]: node }, true)
}

useWorkspace.subscribe(({ documents }, before) => {
  if (documents === before.documents) return
  const known = useQuietNodes.getState()
  for (const id of new Set([...Object.keys(known), ...Object.keys(documents)])) {
    const node = documents[id]?.node ?? null
    const seen = known[id]
    if (node === seen || node === (before.documents[id]?.node ?? null)) continue
    if (node === null || seen === undefined || !differInCodeAlone(seen, node)) readNow(id)
    else {
      stopWaiting(id)
      waiting.set(
        id,
        setTimeout(() => readNow(id), node.code.length > longCode ? rest.long : rest.short),
      )
    }
  }
})

/** An open node as it stood at its author's last pause; null where it is not open or no node. For what is to follow each key there is the workspace. */
export function useQuietNode(id: string | null): CodeNode | null {
  return useQuietNodes((nodes) => (id === null ? null : (nodes[id] ?? null)))
}

/** The node in view, likewise. */
export function useQuietActive(): CodeNode | null {
  return useQuietNode(useWorkspace(({ active }) => active))
}
