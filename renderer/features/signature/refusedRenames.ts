import { create } from 'zustand'
import { type RefusedRename, withRenamed } from './leftBehind'

interface RefusedRenames {
  readonly byNode: Readonly<Record<string, readonly RefusedRename[]>>
}

const none: readonly RefusedRename[] = []

/** The renamings of inputs that the code of open nodes did not go along with, for as long as the window lives. */
export const useRefusedRenames = create<RefusedRenames>()(() => ({ byNode: {} }))

/** What was refused of a node. */
export function refusedOf({ byNode }: RefusedRenames, id: string): readonly RefusedRename[] {
  return byNode[id] ?? none
}

/** Notes renamings that changed nothing of the code. */
export function noteRefused(id: string, renamed: ReadonlyMap<string, string>): void {
  if (renamed.size === 0) return
  useRefusedRenames.setState(({ byNode }) => ({
    byNode: { ...byNode, [id]: withRenamed(byNode[id] ?? none, renamed) },
  }))
}

/** A node has another id now. */
export function moveRefused(from: string, to: string): void {
  useRefusedRenames.setState(({ byNode: { [from]: own = none, ...others } }) => ({ byNode: { ...others, [to]: own } }))
}

export function forgetRefused(): void {
  useRefusedRenames.setState({ byNode: {} })
}
