import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import type { NodeEntry } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { leftoverName } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import type { SearchDocument } from './searchSource'
import { readNodeFile } from './nodeFile'
import { folderOf, idOf, nodeEnding, pathOf, skippedFolder } from './nodePaths'

/** How deep and how far a workspace is read: someone may open a home folder by mistake. */
export const maxDepth = 6
const maxNodes = 2000
const maxFolders = 5000

/** After this long in milliseconds a half-written file is of a process that was killed. */
const leftoverAfter = 600_000

interface Found {
  readonly paths: readonly string[]
  /** There was more than is read. */
  readonly capped: boolean
}

async function sweepLeftover(path: string): Promise<void> {
  // It is only litter: where it can't be looked at or removed, it stays.
  const found = await stat(path).catch(() => null)
  if (found !== null && Date.now() - found.mtimeMs > leftoverAfter)
    await rm(path, { force: true }).catch(() => undefined)
}

/** The paths of files below a folder whose names are wanted, in no order, down to a depth; links to folders are not followed. */
export async function findFiles(
  root: string,
  most: number,
  isWanted: (name: string) => boolean,
  onOther: (path: string, name: string) => Promise<void> = async () => {},
  deepest: number = maxDepth,
): Promise<Found> {
  const paths: string[] = []
  let folders = 0
  let capped = false
  async function walk(folder: string, depth: number): Promise<void> {
    folders += 1
    // A folder that vanished or can't be read has nothing to list.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (skippedFolder.test(entry.name)) continue
        if (depth >= deepest || folders >= maxFolders) capped = true
        else await walk(path, depth + 1)
      } else if (isWanted(entry.name)) {
        if (paths.length < most) paths.push(path)
        else capped = true
      } else await onOther(path, entry.name)
    }
  }
  await walk(root, 0)
  return { paths, capped }
}

/** The paths of all node files below a folder, sorted by name. */
async function findNodes(root: string): Promise<Found> {
  const isNode = (name: string): boolean => name.endsWith(nodeEnding) && name !== nodeEnding
  const sweep = async (path: string, name: string): Promise<void> => {
    if (leftoverName.test(name)) await sweepLeftover(path)
  }
  const { paths, capped } = await findFiles(root, maxNodes, isNode, sweep)
  return { paths: [...paths].sort(byName), capped }
}

const collator = new Intl.Collator(undefined, { numeric: true })

/** Paths as people sort names: by number within them, and without the ending, which would stand between `a` and `a_2`. */
function byName(a: string, b: string): number {
  return collator.compare(a.slice(0, -nodeEnding.length), b.slice(0, -nodeEnding.length))
}

/** What tells whether a file changed since it was read for its row. */
interface Row {
  readonly stamp: string
  readonly entry: NodeEntry
  readonly code: Code | null
}

/** What is searched of a file: a node's code, or all of a file that is none. */
type Code = Pick<SearchDocument, 'kind' | 'code'>

/** Characters up to which a file's code is kept for the search; a longer one is read again. */
const keptCode = 200_000

async function stampOf(path: string): Promise<string> {
  return stat(path, { bigint: true }).then(
    ({ size, mtimeNs, ctimeNs, ino }) => `${size}-${mtimeNs}-${ctimeNs}-${ino}`,
    () => 'unreadable',
  )
}

/** Why one file can't be listed; whatever it is, the others are. */
export function problemOf(error: unknown, path: string): Problem {
  if (error instanceof ProblemError) return error.problem
  return problem('file-unreadable', 'workspace', { params: { path, reason: reasonOf(error) } })
}

/** A file as it is listed, and its code. */
async function entryOf(root: string, path: string): Promise<Omit<Row, 'stamp'>> {
  const id = idOf(root, path)
  const title = `${folderOf(id)}${basename(path).slice(0, -nodeEnding.length)}`
  try {
    const file = await readNodeFile(await pathOf(root, id), id, null)
    if (file.kind === 'node') {
      const { code_language, code } = file.node
      return { entry: { id, title, code_language, problem: null }, code: { kind: 'node', code } }
    }
    const code: Code = { kind: 'broken', code: file.kind === 'broken' ? file.text : '' }
    return { entry: { id, title, code_language: null, problem: file.problems[0] ?? null }, code }
  } catch (error) {
    const code: Code = { kind: 'broken', code: '' }
    return { entry: { id, title, code_language: null, problem: problemOf(error, path) }, code }
  }
}

/** The node files of a workspace. A file is read again only when it changed. */
export function createLibrary(root: string) {
  let rows = new Map<string, Row>()
  let capped = false

  async function row(path: string): Promise<Row> {
    const stamp = await stampOf(path)
    const before = rows.get(path)
    if (before?.stamp === stamp && stamp !== 'unreadable') return before
    const { entry, code } = await entryOf(root, path)
    return { stamp, entry, code: (code?.code.length ?? 0) > keptCode ? null : code }
  }

  return {
    async list(): Promise<NodeEntry[]> {
      const found = await findNodes(root)
      capped = found.capped
      const next = new Map<string, Row>()
      // One after another: thousands of files at once would use up the files that a process may open.
      for (const path of found.paths) next.set(path, await row(path))
      rows = next
      return [...next.values()].map(({ entry }) => entry)
    },
    /** The ids of all node files, without reading them. */
    ids: async (): Promise<string[]> => (await findNodes(root)).paths.map((path) => idOf(root, path)),
    /** A file was just written: what was read of it before does not count, and it is read anew. */
    forget(id: string): void {
      const path = join(root, `${id}${nodeEnding}`)
      const row = rows.get(path)
      if (row !== undefined) rows.set(path, { ...row, stamp: 'written', code: null })
    },
    /** The code of all nodes of the last list. */
    async *documents(signal: AbortSignal): AsyncGenerator<SearchDocument> {
      for (const [path, { entry, code }] of rows) {
        if (signal.aborted) return
        const { id, title, code_language } = entry
        const known = code ?? (await entryOf(root, path)).code
        if (known !== null) yield { id, title, code_language, ...known }
      }
    },
    /** What is to be said of the last list. */
    problems: (): Problem[] =>
      capped
        ? [
            problem('library-capped', 'workspace', {
              severity: 'warning',
              params: { nodes: maxNodes, depth: maxDepth },
            }),
          ]
        : [],
  }
}
