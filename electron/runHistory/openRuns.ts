import { chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type Libsql from 'libsql'
import { ownerOnly } from '../files/atomicFile'

export type Connection = Libsql.Database
export type ConnectionMaker = new (path: string) => Connection

/** The form of the tables; another one is not read. */
export const tablesVersion = 4

/** The indexes of words, without the texts. A row that is removed from them leaves its words until SQLite merges its parts. */
export const wordTables = `
  CREATE VIRTUAL TABLE run_words USING fts5 (words, content = '', contentless_delete = 1);
  CREATE VIRTUAL TABLE node_words USING fts5 (words, content = '', contentless_delete = 1);
`

/**
 * `nodes` holds each version of a node once, `runs` what lists show, `bodies` the rest: lists never read it.
 */
const tables = `
  CREATE TABLE nodes (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, node TEXT NOT NULL);
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, name TEXT NOT NULL, target TEXT NOT NULL, status TEXT NOT NULL,
    ms REAL NOT NULL, mode TEXT, runtime TEXT NOT NULL, environment TEXT, sandbox TEXT, summary TEXT NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0, node INTEGER NOT NULL, bytes INTEGER NOT NULL, origin TEXT NOT NULL DEFAULT 'window',
    of_case TEXT, of_rows TEXT
  );
  CREATE TABLE bodies (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
  CREATE INDEX runs_by_name ON runs (name, id);
  CREATE INDEX runs_by_target ON runs (target, id);
  CREATE INDEX runs_by_status ON runs (status, id);
  CREATE INDEX runs_by_node ON runs (node, id);
  CREATE INDEX runs_by_origin ON runs (origin, id);
  CREATE INDEX runs_by_time ON runs (at);
  CREATE INDEX runs_pinned ON runs (id) WHERE pinned = 1;
  ${wordTables}
  PRAGMA user_version = ${tablesVersion};
`

/** By the form of tables that there are what makes the next form of them. */
const changes: Readonly<Record<number, string>> = {
  0: tables,
  // All that were kept before it was noted are of the window.
  1: `
    ALTER TABLE runs ADD COLUMN origin TEXT NOT NULL DEFAULT 'window';
    CREATE INDEX runs_by_origin ON runs (origin, id);
    ALTER TABLE runs ADD COLUMN of_case TEXT;
    ALTER TABLE runs ADD COLUMN of_rows TEXT;
    PRAGMA user_version = ${tablesVersion};
  `,
  2: `
    ALTER TABLE runs ADD COLUMN of_case TEXT;
    ALTER TABLE runs ADD COLUMN of_rows TEXT;
    PRAGMA user_version = ${tablesVersion};
  `,
  3: `
    ALTER TABLE runs ADD COLUMN of_rows TEXT;
    PRAGMA user_version = ${tablesVersion};
  `,
}

/** A database of a later Nodelab: it is left as it is. */
export class NewerRuns extends Error {}

/** Whether an error of SQLite says that the file is damaged, or is no database. */
export function isDamage(error: unknown): boolean {
  const { code, rawCode, message } = error as { code?: unknown; rawCode?: unknown; message?: unknown }
  if (typeof rawCode === 'number' && [11, 26].includes(rawCode % 256)) return true
  return /CORRUPT|NOTADB|malformed|not a database/.test(`${String(code)} ${String(message)}`)
}

/** The value of the first column of the first row. */
export function single(connection: Connection, sql: string, ...values: unknown[]): unknown {
  // All of them: a statement that is not read to its end keeps its place in the journal, which then can't be emptied.
  const [row] = connection
    .prepare(sql)
    .raw()
    .all(...values) as unknown[][]
  return row?.[0]
}

function versionOf(connection: Connection): number {
  return Number(single(connection, 'PRAGMA user_version'))
}

/** Gives the tables their present form. Another process may be at it too: whoever comes later finds it done. */
function bringUp(connection: Connection): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    connection.exec(changes[versionOf(connection)] ?? '')
    connection.exec('COMMIT')
  } catch (error) {
    connection.exec('ROLLBACK')
    throw error
  }
}

/** How often, and how many milliseconds apart, what SQLite does not wait for by itself is tried while another process has the file. */
const [tries, apart] = [100, 50]

/** Has the journal beside the file, so that readers and a writer do not keep each other waiting. */
function keepJournal(connection: Connection): void {
  for (let left = tries; ; left -= 1) {
    try {
      connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
      return
    } catch (error) {
      if (left === 0 || !/BUSY|locked/i.test(`${String((error as { code?: unknown }).code)} ${String(error)}`))
        throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, apart)
    }
  }
}

/** Which file stands at a path, by its number; null: none. */
export function fileAt(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

/** Opens the database of a path, and makes it where there is none. Only its owner can read it. Throws SQLite's errors and `NewerRuns`. */
export function openRuns(Connection: ConnectionMaker, path: string): Connection {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const connection = new Connection(path)
  try {
    // SQLite gives the files beside it the rights of this one.
    if (process.platform !== 'win32') chmodSync(path, ownerOnly)
    connection.exec('PRAGMA busy_timeout = 5000; PRAGMA auto_vacuum = INCREMENTAL')
    const version = versionOf(connection)
    if (version > tablesVersion) throw new NewerRuns()
    keepJournal(connection)
    if (version < tablesVersion) bringUp(connection)
    // A file whose pages are gone tells so by the first of them.
    connection.prepare('SELECT id FROM runs ORDER BY id DESC LIMIT 1').all()
    connection.prepare("SELECT rowid FROM run_words WHERE run_words MATCH 'nodelab' LIMIT 1").all()
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * How many runs a database holds that is not to be changed by being looked at. SQLite writes nothing beside it, but where a Nodelab was killed and left its
 * journal: that has an index, which is made anew in any case. Throws SQLite's errors.
 */
export function countAsItIs(Connection: ConnectionMaker, path: string): number {
  const hasJournal = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  const connection = new Connection(`${pathToFileURL(path).href}?${hasJournal ? 'mode=ro' : 'immutable=1'}`)
  try {
    return Number(single(connection, 'SELECT count(*) FROM runs'))
  } finally {
    connection.close()
  }
}

/**
 * Moves a damaged database out of the way, with what SQLite has beside it. Returns where it is now; null where another process has done so: then another file stands there
 * than the one that was found damaged.
 */
export function setAside(path: string, damaged: bigint | null): string | null {
  if (damaged !== null && fileAt(path) !== damaged) return null
  const moment = `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}`
  const aside = path.replace(/\.db$/, `.damaged-${moment}.db`)
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end)
  return aside
}
