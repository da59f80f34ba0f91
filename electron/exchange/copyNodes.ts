import type { PlacedNode } from '../../shared/dify/clipboard/canvas'
import { clipboardText, placedNodes } from '../../shared/dify/clipboard/writeClipboard'
import type { Target } from '../../shared/dify/targets/target'
import type { PackagesHere } from '../../shared/exchange/serverPackages'
import { toWatch } from '../../shared/exchange/toWatch'
import type { Watch } from '../../shared/model/exchange'
import type { CodeNode } from '../../shared/model/node'
import type { FileExtras } from './fileExtras'

/** A node with what its file keeps for Dify. */
export interface CopiedNode {
  readonly node: CodeNode
  readonly extras: FileExtras
}

/** What goes on the clipboard, null where the target reads none, and what to watch. */
export interface Copy {
  readonly text: string | null
  readonly watch: Watch[]
}

/** Makes the text that the target's canvas pastes of nodes. `now`: milliseconds since 1970, for ids. */
export function copyNodes(nodes: readonly CopiedNode[], target: Target, here: PackagesHere, now: number): Copy {
  const placed: PlacedNode[] = placedNodes(
    nodes.map(({ node, extras: { id, more, titles } }) => ({ id, node, more, titles })),
    now,
  )
  return { text: clipboardText(placed, target), watch: toWatch(placed, target, here) }
}
