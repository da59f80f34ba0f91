import type { ConfinementMode } from '../../../shared/dify/confinementModes'
import type { Target } from '../../../shared/dify/targets/target'
import { dependencySchema, type Dependency } from '../../../shared/model/node'
import type { Language } from '../../../shared/model/problem'
import type { Gate } from './gate'
import type { Places } from './places'
import type { RanScript } from './runScript'
import { wordsOf } from './words'

/** What both servers are made with. */
export interface DialectOptions {
  /** What is served. */
  readonly target: Target
  readonly places: Places
  readonly gate: Gate
  /** Whether a key is the server's. */
  readonly knows: (key: string | undefined) => boolean
  readonly allowsNetwork: boolean
  /** How scripts are held; undefined: as the target's own sandbox holds them. */
  readonly mode: ConfinementMode | undefined
  /** Whether a request may name packages of its own. */
  readonly takesPackages: boolean
  /** The language of what Nodelab says itself; the servers' own sentences stay as they are. */
  readonly language: Language
  /** What is said of a run that wrote too much. */
  readonly cappedWords: string
  /** Hears of each script that ran. */
  readonly onRan?: (ran: RanScript) => void
}

/** Nodelab's own extra: packages for this run, as Dify 0.6 sent them; null for none. A text is why they are not taken. */
export function readDependencies(
  sent: unknown,
  { takesPackages, language }: DialectOptions,
): readonly Dependency[] | string {
  const list = listOf(sent)
  if (list === null) return wordsOf('serve-dependencies', language)
  return list.length > 0 && !takesPackages ? wordsOf('serve-plain-packages', language) : list
}

function listOf(sent: unknown): readonly Dependency[] | null {
  if (sent === null) return []
  if (!Array.isArray(sent) || sent.length > 200) return null
  const read = sent.map((one: unknown) =>
    dependencySchema.safeParse(typeof one === 'object' ? { version: '', ...one } : one),
  )
  return read.every(({ success }) => success) ? read.flatMap(({ data }) => (data === undefined ? [] : [data])) : null
}
