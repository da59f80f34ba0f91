import { stat } from 'node:fs/promises'
import type { AppFile } from '../../shared/model/appFile'
import { appNodeId } from '../../shared/dify/appNodeId'
import { ProblemError } from '../../shared/problems'
import { isMissing } from '../files/fileErrors'
import { findFiles, problemOf } from '../workspace/library'
import { codeOf, languageOf } from './appOverview'
import { appIdOf, appPathOf, isAppName } from './appPaths'
import { appFileOf, mayBeApp, openedNodes, readApp, type ReadApp } from './appRead'
import { readFileText } from '../workspace/readBytes'
import type { SearchDocument } from '../workspace/searchSource'

/** App files up to which a workspace is indexed. */
const maxApps = 5000
/** Files that are read at once. */
const readers = 16

/** What is remembered of a file: null in place of a row where it is no app file. */
interface Row {
  readonly stamp: string
  readonly file: AppFile | null
  /** The code of its nodes, to be searched; null where it is so long that it is read again each time. */
  readonly codes: readonly SearchDocument[] | null
}

async function stampOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true })
    return `${size}-${mtimeNs}-${ctimeNs}-${ino}`
  } catch (error) {
    return isMissing(error) ? null : 'unreadable'
  }
}

/** Characters of code up to which that of a file is kept. */
const keptCode = 200_000

/** The same with texts of its own: a part of a text keeps all of that in memory. */
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

function codesOf(id: string, read: ReadApp): SearchDocument[] {
  return (read.overview === null ? [] : openedNodes(read.overview)).flatMap(({ node }): SearchDocument[] => {
    const code = codeOf(node)
    const told = {
      kind: 'node',
      id: appNodeId(id, node.id),
      title: node.title,
      code_language: languageOf(node),
    } as const
    return code === null ? [] : [{ ...told, code }]
  })
}

function rowOf(id: string, stamp: string, read: ReadApp): Row {
  const codes = codesOf(id, read)
  const isLong = codes.reduce((sum, { code }) => sum + code.length, 0) > keptCode
  return { stamp, file: copied(appFileOf(id, read)), codes: isLong ? null : copied(codes) }
}

const collator = new Intl.Collator(undefined, { numeric: true })

/** The app files of a workspace. A file is read again only when it changed. */
export function createAppIndex(root: string) {
  const rows = new Map<string, Row>()
  let scanning: Promise<unknown> | null = null
  let scanned = false
  let closed = false

  async function look(id: string): Promise<Row | null> {
    try {
      const path = await appPathOf(root, id)
      const stamp = await stampOf(path)
      const before = rows.get(id)
      if (stamp === null) return null
      if (before?.stamp === stamp && stamp !== 'unreadable') return before
      const file = await readFileText(path)
      if (file === null) return null
      return mayBeApp(file) ? rowOf(id, stamp, readApp(file, path)) : { stamp, file: null, codes: [] }
    } catch (error) {
      // Its name leads outside the workspace: it is none of its files.
      if (error instanceof ProblemError) return null
      // The others are listed, whatever this one is.
      return rowOf(id, 'unreadable', readApp({ text: '', revision: 'unreadable', problem: problemOf(error, id) }, id))
    }
  }

  async function longCodes(id: string): Promise<SearchDocument[]> {
    try {
      const path = await appPathOf(root, id)
      const file = await readFileText(path)
      return file === null ? [] : codesOf(id, readApp(file, path))
    } catch {
      // It went away, or can't be read any more: the list tells of that.
      return []
    }
  }

  /** Looks at some files anew; answers with those whose row is another one now, and those that are gone. */
  async function refresh(ids: readonly string[]): Promise<{ files: AppFile[]; gone: string[] }> {
    const files: AppFile[] = []
    const gone: string[] = []
    for (let at = 0; at < ids.length && !closed; at += readers) {
      const found = await Promise.all(ids.slice(at, at + readers).map(async (id) => ({ id, row: await look(id) })))
      for (const { id, row } of found) {
        const before = rows.get(id)
        if (row === before) continue
        if (row === null) rows.delete(id)
        else rows.set(id, row)
        if (row !== null && row.file !== null) files.push(row.file)
        else if (before !== undefined && before.file !== null) gone.push(id)
      }
    }
    return { files, gone }
  }

  async function scan(): Promise<{ files: AppFile[]; gone: string[] }> {
    const { paths } = await findFiles(root, maxApps, isAppName)
    const ids = paths.map((path) => appIdOf(root, path))
    const found = await refresh([...new Set([...ids, ...rows.keys()])])
    scanned = true
    return found
  }

  /** Reads all files, once at a time. */
  function whole(): Promise<{ files: AppFile[]; gone: string[] }> {
    const next = (scanning ?? Promise.resolve()).then(scan)
    scanning = next.catch(() => undefined)
    return next
  }

  return {
    scan: whole,
    refresh,
    /** Every app file, by path. Reads them where that was not done yet. */
    async list(): Promise<AppFile[]> {
      if (scanning === null) await whole()
      else await scanning
      if (!scanned && !closed) await whole()
      const files = [...rows.values()].flatMap(({ file }) => (file === null ? [] : [file]))
      return files.sort((a, b) => collator.compare(a.id, b.id))
    },
    row: (id: string): AppFile | null => rows.get(id)?.file ?? null,
    async *codes(): AsyncGenerator<SearchDocument> {
      for (const [id, { codes }] of rows) yield* codes ?? (await longCodes(id))
    },
    async close(): Promise<void> {
      closed = true
      await scanning
    },
  }
}

export type AppIndex = ReturnType<typeof createAppIndex>
