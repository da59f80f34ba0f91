import { dependencySchema, type Dependency } from '../../../shared/model/node'
import type { Language } from '../../../shared/model/problem'
import type { Gate } from './gate'
import type { Places } from './places'

/** What both servers are made with. */
export interface DialectOptions {
  readonly places: Places
  readonly gate: Gate
  /** Whether a key is the server's. */
  readonly knows: (key: string | undefined) => boolean
  readonly allowsNetwork: boolean
  /** The language of what Nodelab says itself; the servers' own sentences stay as they are. */
  readonly language: Language
  /** What is said of a run that wrote too much. */
  readonly cappedWords: string
}

/** Nodelab's own extra: packages for this run, as Dify 0.6 sent them; null for none. Null for what is no such list. */
export function readDependencies(sent: unknown): readonly Dependency[] | null {
  if (sent === null) return []
  if (!Array.isArray(sent) || sent.length > 200) return null
  const read = sent.map((one: unknown) =>
    dependencySchema.safeParse(typeof one === 'object' ? { version: '', ...one } : one),
  )
  return read.every(({ success }) => success) ? read.flatMap(({ data }) => (data === undefined ? [] : [data])) : null
}
