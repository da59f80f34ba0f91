/** The ids of the nodes in an app file, as documents: `PATH.yml#NODE-ID`. */

const form = /^(.*[^/]\.ya?ml)#([^#/]+)$/i

/** The id of a node of an app file. What a path may not hold is escaped in it. */
export function appNodeId(file: string, nodeId: string): string {
  return `${file}#${encodeURIComponent(nodeId)}`
}

/** The parts of such an id; null for that of a node file. */
export function partsOfAppNode(id: string): { readonly file: string; readonly nodeId: string } | null {
  const [, file, escaped] = form.exec(id) ?? []
  if (file === undefined || escaped === undefined) return null
  try {
    return { file, nodeId: decodeURIComponent(escaped) }
  } catch {
    // A `%` that stands for itself.
    return { file, nodeId: escaped }
  }
}
