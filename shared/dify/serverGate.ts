import type { ServeDialect } from '../model/servingText'

/** How many scripts a server runs at a time, and how many requests may run or wait. */
export interface ServerGate {
  readonly maxWorkers: number
  readonly maxRequests: number
}

/** The two limits of the servers as they are shipped (sandbox API 1.5 and 3.2): `max_workers` lets wait, `max_requests` refuses. */
export const usualGate: Readonly<Record<ServeDialect, ServerGate>> = {
  v1: { maxWorkers: 4, maxRequests: 50 },
  v2: { maxWorkers: 4, maxRequests: 50 },
  py: { maxWorkers: 10, maxRequests: 100 },
}
