import { type JsonValue, JsonNumber } from '../../model/value'
import { isPlainText, writeJson } from '../jsonText'
import type { Target } from '../targets/target'
import { canvasNodes, edgesBetween, type PlacedNode } from './canvas'
import { jsonObject } from './nodeData'

/** What Dify's clipboard calls itself. */
export const clipboardKind = 'dify-workflow-clipboard'

/** JSON as `JSON.stringify` writes it, but for numbers, which keep their digits. */
function compact(value: JsonValue): string {
  return writeJson(value, {
    comma: ',',
    colon: ':',
    indent: null,
    // What JSON has no number for.
    number: ({ text }) => (/^-?\d/.test(text) ? text : 'null'),
    string: (text) => (isPlainText(text) ? `"${text}"` : JSON.stringify(text)),
  })
}

/**
 * The text that Ctrl+V on the target's canvas makes nodes of, edges between them included (code-node facts 5.1); null where the target reads
 * none. Samples, targets and the values of secrets are not in it.
 */
export function clipboardText(nodes: readonly PlacedNode[], { clipboard, dslVersion }: Target): string | null {
  if (clipboard === null) return null
  const version = clipboard.version === 'dsl' ? dslVersion : new JsonNumber(String(clipboard.version))
  return compact(
    jsonObject([
      ['kind', clipboardKind],
      ['version', version],
      ['nodes', canvasNodes(nodes)],
      ['edges', edgesBetween(nodes)],
    ]),
  )
}

/** Ids for nodes as Dify gives them: its clock in milliseconds, and one more for each; ids that a node has already stay unless two have the same. */
export function placedNodes(
  nodes: readonly (Omit<PlacedNode, 'id'> & { readonly id: string | null })[],
  now: number,
): PlacedNode[] {
  const taken = new Set(nodes.flatMap(({ id }) => (id === null ? [] : [id])))
  const used = new Set<string>()
  let next = now
  return nodes.map(({ id, ...rest }) => {
    if (id !== null && id !== '' && !used.has(id)) {
      used.add(id)
      return { ...rest, id }
    }
    while (taken.has(String(next))) next += 1
    const fresh = String(next)
    taken.add(fresh)
    return { ...rest, id: fresh }
  })
}
