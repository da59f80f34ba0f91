import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { FailureKind } from '../../../shared/cases/dataWords'
import type { NodeCase } from '../../../shared/model/nodeCase'
import type { Problem } from '../../../shared/model/problem'
import type { ToldEnd } from '../caseReasons'
import { ownerOnly } from '../../files/atomicFile'

/** A row that did not pass, with all that its list, its case and a saved file are made of. */
export interface Failure {
  readonly row: number
  readonly line: number
  readonly kind: FailureKind
  readonly cells: readonly (string | null)[]
  readonly raw: string | null
  readonly of: NodeCase | null
  /** How its run ended; null where there was none. */
  readonly end: ToldEnd | null
  /** The beginning of the JSON text of what it gave; null where it gave nothing. */
  readonly outputs: string | null
  /** Why it is no case. */
  readonly problem: Problem | null
}

/** Where a failure stands in the file. */
interface Place {
  readonly row: number
  readonly kind: FailureKind
  readonly at: number
  readonly bytes: number
}

/**
 * The rows that failed, in a file of their own, so that memory holds a place a failure and nothing of what it says. They are listed by their rows, in
 * whatever order they come.
 */
export async function createFailureStore(folder: string) {
  const file: FileHandle = await open(join(folder, 'failures.jsonl'), 'wx+', ownerOnly)
  const places: Place[] = []
  let end = 0
  // One write behind another: each begins where the last one ended.
  let writing: Promise<unknown> = Promise.resolve()

  function put(place: Place): void {
    // Rows end nearly in their order: the right place is near the end.
    let at = places.length
    while (at > 0 && (places[at - 1]?.row ?? 0) > place.row) at -= 1
    places.splice(at, 0, place)
  }

  async function at(place: Place): Promise<Failure> {
    const bytes = Buffer.alloc(place.bytes)
    await file.read(bytes, 0, place.bytes, place.at)
    return JSON.parse(bytes.toString('utf8')) as Failure
  }

  const ofKind = (kind: FailureKind | null): readonly Place[] =>
    kind === null ? [...places] : places.filter((place) => place.kind === kind)

  return {
    /** Keeps a failure. */
    async add(failure: Failure): Promise<void> {
      const bytes = Buffer.from(JSON.stringify(failure), 'utf8')
      const place = { row: failure.row, kind: failure.kind, at: end, bytes: bytes.length }
      end += bytes.length
      const write = writing.then(() => file.write(bytes, 0, bytes.length, place.at))
      // The next one tries its own luck: who waits for this one hears of it.
      writing = write.catch(() => undefined)
      await write
      put(place)
    },
    /** How many there are of a kind, or of all. */
    count: (kind: FailureKind | null): number => ofKind(kind).length,
    /** Some of them, by their rows. */
    page: (kind: FailureKind | null, from: number, count: number): Promise<Failure[]> =>
      Promise.all(
        ofKind(kind)
          .slice(from, from + count)
          .map(at),
      ),
    /** All of them, one by one. */
    async *all(kind: FailureKind | null): AsyncGenerator<Failure, void, undefined> {
      for (const place of ofKind(kind)) yield await at(place)
    },
    async of(row: number): Promise<Failure | null> {
      const place = places.find((each) => each.row === row)
      return place === undefined ? null : at(place)
    },
    async close(): Promise<void> {
      await writing
      await file.close()
    },
  }
}

export type FailureStore = Awaited<ReturnType<typeof createFailureStore>>
