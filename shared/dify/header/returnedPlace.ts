import type { ReturnedKey } from '../signature'
import type { Range } from './headerParts'

/** Where a key that `main` returns is written. */
export interface ReturnedPlace extends ReturnedKey, Range {
  /** Between quotes, without them; as a word (`dict(a=1)`, `{ a: 1 }`, `.a = 1`); as a word that is its value as well (`{ a }`). */
  readonly form: 'quoted' | 'word' | 'shorthand' | 'member'
}
