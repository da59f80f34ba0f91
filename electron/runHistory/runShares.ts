import type { RunOrigin } from '../../shared/model/runHistory'
import { type Connection, single } from './openRuns'

/** The origins of what comes by thousands, or from others: each has a share of its own, beside the size that the author's runs may have. */
const shared: readonly RunOrigin[] = ['rows', 'served']
const shareOfAll = 0.1

/** Whether runs of an origin have a share of their own; such a run counts with its node, which seldom has another one. */
export const hasShare = (origin: RunOrigin): boolean => shared.includes(origin)

const ofAuthor = `origin NOT IN (${shared.map((origin) => `'${origin}'`).join(', ')})`

function idsOf(connection: Connection, where: string, ...values: number[]): number[][] {
  return connection
    .prepare(`SELECT id, bytes FROM runs WHERE pinned = 0 AND ${where} ORDER BY id`)
    .raw()
    .all(...values) as number[][]
}

/** The runs that are not pinned and began before a moment, in milliseconds since 1970. */
export function agedRuns(connection: Connection, since: number): number[] {
  return idsOf(connection, 'at < ?', since).map(([id]) => Number(id))
}

/** The oldest runs that are not pinned, until they are so many bytes. */
function oldest(connection: Connection, where: string, bytes: number): number[] {
  const ids: number[] = []
  let over = bytes
  if (over <= 0) return ids
  for (const [id, size] of idsOf(connection, where)) {
    if (over <= 0) break
    ids.push(Number(id))
    over -= Number(size)
  }
  return ids
}

/**
 * The runs that are too many where the author's may have so many bytes, and those of each origin with a share a tenth as many: the oldest of each, which
 * push nothing of another out. Pinned runs are never among them.
 */
export function runsBeyond(connection: Connection, bytes: number): number[][] {
  const sum = (what: string): number => Number(single(connection, `SELECT coalesce(sum(${what}`))
  const sizeOf = (where: string): number => sum(`bytes), 0) FROM runs WHERE ${where}`)
  const nodes = sum(`length(node)), 0) FROM nodes WHERE id IN (SELECT node FROM runs WHERE ${ofAuthor})`)
  const own = oldest(connection, ofAuthor, sizeOf(ofAuthor) + nodes - bytes)
  const others = shared.map((origin) => {
    const where = `origin = '${origin}'`
    return oldest(connection, where, sizeOf(where) - bytes * shareOfAll)
  })
  return [own, ...others]
}
