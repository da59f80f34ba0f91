import type { NodeHistory } from '../history/nodeHistory'
import { readFields } from './nodeFields'

/** Versions that are looked at: of a file that others broke the last few may be broken too. */
const most = 20

/**
 * The newest text of a node in its history that is a node; null where there is none. What a window holds of a node is less than its file had: its cases,
 * comments and what Nodelab does not know stand there alone.
 */
export async function lastNodeText(history: Pick<NodeHistory, 'list' | 'text'>, id: string): Promise<string | null> {
  for (const { key } of (await history.list(id)).slice(0, most)) {
    // A version that is gone meanwhile is none.
    const text = await history.text(key).catch(() => null)
    if (text !== null && readFields(text).node !== null) return text
  }
  return null
}
