import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import { type ConnectionMaker, countAsItIs, fileAt, isDamage, NewerRuns, openRuns, setAside } from './openRuns'
import { createRunsDatabase, type RunsDatabase } from './runsDatabase'

interface Asks extends Omit<RunsDatabase, 'close'> {
  /** Of a database of another data folder, which stays as it is; null where it can't be counted. */
  countAsItIs(): number | null
}
export type AskName = keyof Asks
export type AskArgs<K extends AskName> = Parameters<Asks[K]>
export type AskResult<K extends AskName> = ReturnType<Asks[K]>

/** What is asked of the database of a path. */
export interface Ask {
  readonly path: string
  readonly name: AskName
  readonly args: readonly unknown[]
}

/** `aside` tells of a damaged database that was found meanwhile, and where it is now. */
export type Told =
  | { readonly ok: true; readonly value: unknown; readonly aside: string | null }
  | { readonly ok: false; readonly problem: Problem; readonly aside: string | null }

/** Holds the open databases and answers what is asked of them. `load` brings SQLite; where it can't, every answer says so. */
export function createRunsHost(load: () => Promise<ConnectionMaker>) {
  /** By path, each with the file that it is in: another process can have set that aside. */
  const open = new Map<string, { readonly database: RunsDatabase; readonly file: bigint | null }>()

  async function databaseOf(path: string): Promise<RunsDatabase> {
    const known = open.get(path)
    if (known !== undefined && known.file === fileAt(path)) return known.database
    if (known !== undefined) abandon(path)
    let Connection: ConnectionMaker
    try {
      Connection = await load()
    } catch (error) {
      throw new ProblemError(
        problem('run-history-unavailable', 'workspace', { severity: 'warning', params: { reason: reasonOf(error) } }),
      )
    }
    const database = createRunsDatabase(openRuns(Connection, path))
    open.set(path, { database, file: fileAt(path) })
    return database
  }

  async function countOf(path: string): Promise<number | null> {
    try {
      return countAsItIs(await load(), path)
    } catch {
      // Damaged, or of another form: whoever uses that folder is told.
      return null
    }
  }

  async function answer({ path, name, args }: Ask): Promise<unknown> {
    if (name === 'countAsItIs') return countOf(path)
    const database = await databaseOf(path)
    return Reflect.apply(database[name], database, args)
  }

  function problemFor(error: unknown): Problem {
    if (error instanceof ProblemError) return error.problem
    if (error instanceof NewerRuns) return problem('run-history-newer', 'workspace', { severity: 'warning' })
    return problem('run-history-failed', 'workspace', { severity: 'warning', params: { reason: reasonOf(error) } })
  }

  function abandon(path: string): void {
    const known = open.get(path)
    open.delete(path)
    try {
      known?.database.close()
    } catch (error) {
      // What is damaged may refuse that too; it is moved away all the same.
      if (!isDamage(error) && known?.file === fileAt(path)) throw error
    }
  }

  /** A damaged database is kept aside, and a new one begun. */
  async function ask(what: Ask): Promise<Told> {
    try {
      return { ok: true, value: await answer(what), aside: null }
    } catch (error) {
      if (!isDamage(error)) return { ok: false, problem: problemFor(error), aside: null }
    }
    let aside: string | null = null
    try {
      const damaged = open.get(what.path)?.file ?? fileAt(what.path)
      abandon(what.path)
      aside = setAside(what.path, damaged)
      return { ok: true, value: await answer(what), aside }
    } catch (error) {
      return { ok: false, problem: problemFor(error), aside }
    }
  }

  let queue: Promise<unknown> = Promise.resolve()

  return {
    /** Answers one after another. Never rejects. */
    ask(what: Ask): Promise<Told> {
      const next = queue.then(() => ask(what))
      queue = next
      return next
    },
    async close(): Promise<void> {
      await queue
      for (const { database } of open.values()) database.close()
      open.clear()
    },
  }
}
