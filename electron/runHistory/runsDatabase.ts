import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KeptRows } from '../../shared/model/keptRows'
import {
  keptRunSchema,
  type KeptRun,
  type RunFacts,
  type RunQuery,
  type WholeRun,
  wholeRunSchema,
} from '../../shared/model/runHistory'
import { hidden } from '../../shared/runHistory/secretInputs'
import { type Connection, single, wordTables } from './openRuns'
import { agedRuns, hasShare, runsBeyond } from './runShares'
import type { RunToKeep } from './runToKeep'
import { indexed, matchesFor } from './searchWords'

/** What is told of a run in lists; `name` is the node's id. */
const columns =
  'id, at, name, target, status, ms, mode, runtime, environment, sandbox, origin, summary, pinned, of_case, of_rows'

const bodySchema = wholeRunSchema.pick({ inputs: true, secret: true, network: true, result: true, cut: true }).extend({
  hiddenIn: wholeRunSchema.shape.hiddenIn.optional(),
  isHidden: z.boolean().default(false),
  keptRows: wholeRunSchema.shape.keptRows.default(null),
})

/** A run's body. One that was kept before it was noted where secrets were taken out shows it by what stands there. */
function readBody(
  text: string,
): Pick<WholeRun, 'inputs' | 'secret' | 'hiddenIn' | 'isHidden' | 'network' | 'result' | 'keptRows' | 'cut'> {
  const { hiddenIn, ...body } = bodySchema.parse(JSON.parse(text))
  const seen = body.secret.length === 0 ? [] : Object.entries(body.inputs).filter(([, json]) => json.includes(hidden))
  return { ...body, hiddenIn: hiddenIn ?? seen.map(([name]) => name) }
}

type Value = string | number | null

/** The words by which a run over rows is found: those of its failures. */
function wordsOfRows({ failures }: KeptRows): string[] {
  return failures.map(({ inputs, outputs, error, reasons }) =>
    [...Object.values(inputs ?? {}), outputs ?? '', error ?? '', ...reasons.en, ...reasons['zh-CN']].join('\n'),
  )
}

/** How many runs are taken out at a time, so that none waits long for its turn. */
const batch = 2000

function readRow(row: unknown): KeptRun {
  const [key, at, node, target, status, ms, mode, runtime, environment, sandbox, origin, summary, pinned, ...json] =
    row as Value[]
  const [ofCase, rows] = json.map((text) => (typeof text === 'string' ? (JSON.parse(text) as unknown) : null))
  return keptRunSchema.parse({
    key,
    at,
    node,
    target,
    status,
    ms,
    mode,
    runtime,
    environment,
    sandbox,
    origin,
    summary,
    isPinned: pinned === 1,
    ofCase,
    rows,
  })
}

/** What a query asks for, as SQL with its values. */
function conditionsOf(query: RunQuery): { sql: string; values: Value[] } {
  const parts: string[] = []
  const values: Value[] = []
  const add = (sql: string, ...more: Value[]): void => {
    parts.push(sql)
    values.push(...more)
  }
  if (query.node !== null) add('name = ?', query.node)
  if (query.target !== null) add('target = ?', query.target)
  if (query.status !== null) add('status = ?', query.status)
  if (query.origin !== null) add('origin = ?', query.origin)
  if (query.since !== null) add('at >= ?', query.since)
  if (query.isPinned) add('pinned = 1')
  for (const match of matchesFor(query.text)) {
    add(
      `(id IN (SELECT rowid FROM run_words WHERE run_words MATCH ?)
        OR node IN (SELECT rowid FROM node_words WHERE node_words MATCH ?))`,
      match,
      match,
    )
  }
  return { sql: parts.join(' AND ') || '1', values }
}

/** The runs of one workspace in an open database. All calls are synchronous: it belongs into a thread of its own. */
export function createRunsDatabase(connection: Connection) {
  const all = (sql: string, ...values: Value[]): unknown[][] =>
    connection
      .prepare(sql)
      .raw()
      .all(...values) as unknown[][]
  const run = (sql: string, ...values: Value[]) => connection.prepare(sql).run(...values)

  function together<T>(task: () => T): T {
    connection.exec('BEGIN IMMEDIATE')
    try {
      const value = task()
      connection.exec('COMMIT')
      return value
    } catch (error) {
      connection.exec('ROLLBACK')
      throw error
    }
  }

  /** The row of a node's text, which is there once for all runs of it. */
  function nodeRow(node: RunToKeep['ranNode']): number {
    const text = JSON.stringify(node)
    const hash = createHash('sha256').update(text).digest('hex')
    const known = single(connection, 'SELECT id FROM nodes WHERE hash = ?', hash)
    if (known !== undefined) return Number(known)
    const id = Number(run('INSERT INTO nodes (hash, node) VALUES (?, ?)', hash, text).lastInsertRowid)
    run('INSERT INTO node_words (rowid, words) VALUES (?, ?)', id, indexed([node.title, node.code]))
    return id
  }

  function addNow(kept: RunToKeep): number {
    const { inputs, secret, hiddenIn, isHidden, network, result, keptRows, cut } = kept
    const body = JSON.stringify({ inputs, secret, hiddenIn, isHidden, network, result, keptRows, cut })
    const node = nodeRow(kept.ranNode)
    const { lastInsertRowid } = run(
      `INSERT INTO runs (at, name, target, status, ms, mode, runtime, environment, sandbox, origin, summary, node, bytes, of_case, of_rows)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      kept.at,
      kept.node,
      kept.target,
      kept.status,
      kept.ms,
      kept.mode,
      kept.runtime,
      kept.environment,
      kept.sandbox,
      kept.origin,
      kept.summary,
      node,
      // Of those with a share of their own it counts with its node, which seldom has another run.
      hasShare(kept.origin) ? body.length + kept.ranNode.code.length : body.length,
      kept.ofCase === null ? null : JSON.stringify(kept.ofCase),
      kept.rows === null ? null : JSON.stringify(kept.rows),
    )
    const id = Number(lastInsertRowid)
    run('INSERT INTO bodies (id, body) VALUES (?, ?)', id, body)
    const { outputs, returned, error, prints, stderr } = result
    const texts = [kept.node, ...Object.values(inputs), outputs ?? returned ?? '', error ?? '', prints, stderr]
    if (keptRows !== null) texts.push(kept.rows?.file ?? '', ...wordsOfRows(keptRows))
    run('INSERT INTO run_words (rowid, words) VALUES (?, ?)', id, indexed(texts))
    return id
  }

  function dropNow(ids: readonly number[]): void {
    for (const table of ['bodies', 'runs']) for (const id of ids) run(`DELETE FROM ${table} WHERE id = ?`, id)
    for (const id of ids) run('DELETE FROM run_words WHERE rowid = ?', id)
  }

  /** Removes the nodes that no run is of any more. */
  function dropNodes(): void {
    const unused = all('SELECT id FROM nodes WHERE id NOT IN (SELECT node FROM runs)')
    for (const [id] of unused) {
      run('DELETE FROM node_words WHERE rowid = ?', Number(id))
      run('DELETE FROM nodes WHERE id = ?', Number(id))
    }
  }

  function read(key: number): WholeRun | null {
    const [row] = all(
      `SELECT ${columns.replace('id,', 'runs.id,')}, nodes.node, body FROM runs JOIN nodes ON nodes.id = runs.node
       JOIN bodies ON bodies.id = runs.id WHERE runs.id = ?`,
      key,
    )
    if (row === undefined) return null
    const [node, body] = row.slice(-2)
    return {
      ...readRow(row),
      ...readBody(String(body)),
      ranNode: wholeRunSchema.shape.ranNode.parse(JSON.parse(String(node))),
    }
  }

  function pin(key: number, isPinned: boolean): void {
    run('UPDATE runs SET pinned = ? WHERE id = ?', isPinned ? 1 : 0, key)
  }

  return {
    add: (kept: RunToKeep): number => together(() => addNow(kept)),
    addAll: (many: readonly RunToKeep[]): void => together(() => many.forEach(addNow)),

    /** Up to `limit` runs of a query before the one of a key, the newest first. */
    page(query: RunQuery, before: number | null, limit: number): { runs: KeptRun[]; isMore: boolean } {
      const { sql, values } = conditionsOf(query)
      const after = before === null ? [] : [before]
      const rows = all(
        `SELECT ${columns} FROM runs WHERE ${sql}${before === null ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
        ...values,
        ...after,
      )
      return { runs: rows.slice(0, limit).map(readRow), isMore: rows.length > limit }
    },

    /** A run, whole; null where it is gone. */
    read,
    pin,

    /** A node has another id now. */
    rename(from: string, to: string): void {
      run('UPDATE runs SET name = ? WHERE name = ?', to, from)
    },

    remove(keys: readonly number[]): void {
      together(() => {
        dropNow(keys)
        dropNodes()
      })
    },

    /** Removes all runs, but for the pinned where they are to stay; nothing of them is left in the file. Returns how many went. */
    clear(withPinned: boolean): number {
      const before = Number(single(connection, 'SELECT count(*) FROM runs'))
      const left = withPinned
        ? []
        : all('SELECT id FROM runs WHERE pinned = 1 ORDER BY id').map(([id]) => read(Number(id)))
      together(() => {
        for (const table of ['runs', 'bodies', 'nodes']) run(`DELETE FROM ${table}`)
        connection.exec(`DROP TABLE run_words; DROP TABLE node_words; ${wordTables}`)
        for (const whole of left) if (whole !== null) pin(addNow(whole), true)
      })
      connection.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
      return before - left.length
    },

    /**
     * Removes what is older than `since`, then the author's oldest until the rest fits into `bytes`, and of each origin that has a share the oldest beyond
     * that: neither pushes the other out. Pinned runs stay. Returns how many went.
     */
    prune(since: number, bytes: number): number {
      let gone = 0
      const drop = (ids: readonly number[]): void => {
        for (let at = 0; at < ids.length; at += batch) together(() => dropNow(ids.slice(at, at + batch)))
        gone += ids.length
      }
      drop(agedRuns(connection, since))
      for (const ids of runsBeyond(connection, bytes)) drop(ids)
      if (gone > 0) {
        together(dropNodes)
        connection.exec('PRAGMA incremental_vacuum')
      }
      return gone
    },

    /** How many runs there are, of which nodes and for which targets, the most first. */
    facts(): RunFacts {
      const counted = (column: string): { id: string; count: number }[] =>
        all(`SELECT ${column}, count(*) FROM runs GROUP BY ${column} ORDER BY count(*) DESC LIMIT 500`).map(
          ([id, count]) => ({ id: String(id), count: Number(count) }),
        )
      return {
        count: Number(single(connection, 'SELECT count(*) FROM runs')),
        pinned: Number(single(connection, 'SELECT count(*) FROM runs WHERE pinned = 1')),
        bytes: Number(single(connection, 'PRAGMA page_count')) * Number(single(connection, 'PRAGMA page_size')),
        nodes: counted('name'),
        targets: counted('target'),
      }
    },

    /** Ends with all in the one file: libsql leaves SQLite's journal beside it. */
    close(): void {
      try {
        connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } finally {
        connection.close()
      }
    },
  }
}

export type RunsDatabase = ReturnType<typeof createRunsDatabase>
