import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { NodeEntry } from '../../shared/model/workspace'
import { isMissing, readNodeFile } from './nodeFile'
import { idOf, nodeEnding } from './nodePaths'

/** Folders that are never part of a library. */
const skipped = /^(\..*|node_modules|__pycache__)$/
/** How deep and how far a workspace is read: someone may open a home folder by mistake. */
const maxDepth = 6
const maxNodes = 5000

/** The paths of all node files below a folder, sorted by name. */
export async function nodeFiles(root: string): Promise<string[]> {
  const found: string[] = []
  async function walk(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (depth === 0 && !isMissing(error)) throw error
      // A folder that vanished or can't be read has no nodes to list.
      return []
    })
    for (const entry of entries) {
      if (found.length >= maxNodes) return
      const path = join(folder, entry.name)
      if (entry.isDirectory() && depth < maxDepth && !skipped.test(entry.name)) await walk(path, depth + 1)
      else if (entry.name.endsWith(nodeEnding) && !entry.isDirectory()) found.push(path)
    }
  }
  await walk(root, 0)
  return found.sort((a, b) => a.localeCompare(b))
}

/** One row of the library for a node file. */
export async function entryOf(root: string, path: string): Promise<NodeEntry> {
  const id = idOf(root, path)
  const title = basename(path).slice(0, -nodeEnding.length)
  const file = await readNodeFile(path, id, null)
  if (file.kind === 'node') {
    const folder = id.includes('/') ? `${id.slice(0, id.lastIndexOf('/'))}/` : ''
    return { id, title: `${folder}${title}`, code_language: file.node.code_language, problem: null }
  }
  return { id, title, code_language: null, problem: file.problems[0] ?? null }
}
