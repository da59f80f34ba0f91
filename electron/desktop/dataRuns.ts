import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RowMapping } from '../../shared/cases/caseOfRow'
import type { FailureKind } from '../../shared/cases/dataWords'
import type { DataFormat, DataProgress, DataStart, DataView, FailedRow } from '../../shared/model/caseData'
import type { NodeCase } from '../../shared/model/nodeCase'
import type { Language, Problem } from '../../shared/model/problem'
import type { RunRequest } from '../../shared/model/run'
import { problem, ProblemError } from '../../shared/problems'
import { createFailureStore, type FailureStore } from '../cases/data/failureStore'
import { checkMapping, type DataEnd, runData } from '../cases/data/runData'
import { runOverRows } from '../cases/data/runOverRows'
import { reasonsOfFailure, saveFailures } from '../cases/data/saveFailures'
import { viewData } from '../cases/data/viewData'
import type { Requirements, RunNode } from '../engineTypes'
import type { EndedRun } from '../runHistory/runToKeep'
import { createScratch } from '../sandbox/scratch'
import type { Send } from './sender'

export interface DataRunsOptions {
  readonly runNode: RunNode
  readonly send: Send
  readonly requirements: () => Promise<Requirements | string>
  readonly serverEnv: () => Promise<string>
  /** The path of the workspace that is open now. */
  readonly workspace: () => Promise<string>
  /** Keeps a run of a workspace; its key, or null where none is kept. Never rejects. */
  readonly keep: (workspace: string, ended: EndedRun) => Promise<number | null>
  readonly language: () => Language
  /** Where the rows that fail are kept while their run is shown. */
  readonly folder: string
  readonly onError: (error: unknown) => void
}

/** Milliseconds between two words on how far a run is; characters of a reason in a list; paths that are remembered. */
const every = 200
const longest = 300
const mostFiles = 1000

interface Run {
  readonly abort: AbortController
  readonly store: FailureStore
  readonly folder: string
  readonly path: string
  readonly format: DataFormat
  readonly columns: readonly string[]
  done: Promise<void>
}

/** What of a run over rows is known at its end alone. */
interface Ended {
  readonly workspace: string
  readonly serverEnv: string
  readonly how: Pick<RunRequest, 'mode' | 'network'>
  readonly mapping: RowMapping
  readonly at: number
  readonly end: DataEnd
}

/** A page that was loaded anew knows names of before; whatever it asks of them, the author chooses the file again. */
const gone = (): ProblemError => new ProblemError(problem('data-gone', 'workspace', {}))

/** Files of rows that the author chose, and the runs over them; the page has their ids. */
export function createDataRuns({ folder, send, language, onError, ...engine }: DataRunsOptions) {
  const files = new Map<string, string>()
  const runs = new Map<string, Run>()
  /** How often all were ended: who asked before has gone. */
  let closings = 0
  // What a killed Nodelab left there goes with the first run.
  const scratch = createScratch(folder)

  function runOf(id: string): Run {
    const found = runs.get(id)
    if (found === undefined) throw gone()
    return found
  }

  function pathOf(file: string): string {
    const path = files.get(file)
    if (path === undefined) throw gone()
    return path
  }

  async function seen(file: string, format: DataFormat | null): Promise<DataView> {
    return { file, ...(await viewData(pathOf(file), format)) }
  }

  async function forget(id: string): Promise<void> {
    const run = runs.get(id)
    if (run === undefined) return
    runs.delete(id)
    run.abort.abort()
    await run.done
    await run.store.close()
    scratch.remove(run.folder)
  }

  /** Keeps a run over rows that has ended as one run of its node. */
  async function keepEnd(
    run: string,
    { id, node, target }: DataStart,
    { abort, store, path }: Run,
    { workspace, serverEnv, how, mapping, at, end }: Ended,
  ): Promise<void> {
    if (id === undefined) return
    const ended = await runOverRows({
      request: { node, target, serverEnv, ...how },
      file: basename(path),
      mapping,
      end,
      isCancelled: abort.signal.aborted,
      failures: store,
      sandbox: null,
      at,
    })
    const key = ended === null ? null : await engine.keep(workspace, { ...ended, node: id })
    if (key !== null) send('runHistory.kept', { workspace, run: { key, runId: run } })
  }

  async function go(id: string, asked: DataStart, run: Run): Promise<void> {
    const { node, target, format, roles, empty, mode, network } = asked
    let last: DataProgress = { done: 0, all: null, passed: 0, failed: {}, ms: 0 }
    let said = 0
    let told: Problem | null = null
    let keep = (): Promise<void> => Promise.resolve()
    const at = Date.now()
    try {
      const [requirements, serverEnv, workspace] = await Promise.all([
        engine.requirements(),
        engine.serverEnv(),
        engine.workspace(),
      ])
      const how = { ...(mode === undefined ? {} : { mode }), ...(network === undefined ? {} : { network }) }
      const mapping = { columns: run.columns, roles, empty, isJson: format.kind === 'lines' }
      const ended = await runData(
        { node, target, requirements, serverEnv, path: pathOf(asked.file), format, mapping },
        {
          runNode: engine.runNode,
          signal: run.abort.signal,
          how,
          isCold: false,
          keepsLastGood: true,
          atOnce: Math.max(1, Math.min(4, availableParallelism())),
          failures: run.store,
          onRow(progress) {
            last = progress
            if (performance.now() - said < every) return
            said = performance.now()
            send('data.progress', { run: id, progress })
          },
        },
      )
      last = ended.progress
      told = ended.told
      keep = () => keepEnd(id, asked, run, { workspace, serverEnv, how, mapping, at, end: ended })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      told = error.problem
    } finally {
      send('data.finished', { run: id, progress: last, cancelled: run.abort.signal.aborted, told })
    }
    await keep()
  }

  /** Begins in another turn: the page knows its name before it hears of it. */
  async function goLater(id: string, asked: DataStart, run: Run): Promise<void> {
    try {
      await nextTurn()
      await go(id, asked, run)
    } catch (error) {
      onError(error)
    }
  }

  return {
    /** Takes a file that the author chose or dropped. */
    async open(path: string): Promise<DataView> {
      const file = randomUUID()
      files.set(file, path)
      const [oldest] = files.keys()
      if (files.size > mostFiles && oldest !== undefined) files.delete(oldest)
      return seen(file, null)
    },
    read: (file: string, format: DataFormat): Promise<DataView> => seen(file, format),
    async start(asked: DataStart): Promise<{ run: string }> {
      const path = pathOf(asked.file)
      const before = closings
      const { columns, told } = await viewData(path, asked.format)
      if (columns.length === 0 && told !== null) throw new ProblemError(told)
      // A meaning is given to a column by its place: of others nobody has said what they are.
      if (columns.join('\n') !== asked.columns.join('\n')) {
        throw new ProblemError(problem('data-other-columns', 'workspace', { params: { name: basename(path) } }))
      }
      checkMapping(asked.node, { ...asked, columns, isJson: asked.format.kind === 'lines' }, basename(path))
      const own = await scratch.make()
      const store = await createFailureStore(own)
      if (closings !== before) {
        await store.close()
        scratch.remove(own)
        throw gone()
      }
      const id = randomUUID()
      const { format } = asked
      const run: Run = {
        abort: new AbortController(),
        store,
        folder: own,
        path,
        format,
        columns,
        done: Promise.resolve(),
      }
      runs.set(id, run)
      run.done = goLater(id, asked, run)
      return { run: id }
    },
    cancel(id: string): void {
      runs.get(id)?.abort.abort()
    },
    async failures(id: string, kind: FailureKind | null, from: number, count: number) {
      const { store } = runOf(id)
      const rows = (await store.page(kind, from, count)).map((failure): FailedRow => {
        const { row, line, kind: its, of } = failure
        const reasons = reasonsOfFailure(failure, language()).map((reason) => reason.slice(0, longest))
        return { row, line, kind: its, reasons, isCase: of !== null }
      })
      return { all: store.count(kind), rows }
    },
    /** A row that failed, as a case; null where it is none. */
    async caseOf(id: string, row: number): Promise<NodeCase | null> {
      return (await runOf(id).store.of(row))?.of ?? null
    },
    /** Where its failures would be saved: beside the file. */
    savePath(id: string): string {
      const { path } = runOf(id)
      return join(
        dirname(path),
        basename(path).replace(/(\.[^.]*)?$/, (ending) => `-failed${ending}`),
      )
    },
    save(id: string, kind: FailureKind | null, path: string): Promise<number> {
      const { store: failures, format, columns } = runOf(id)
      return saveFailures(path, { failures, kind, format, columns, language: language() })
    },
    forget,
    /** Ends all; resolves when their processes are gone and nothing is left of them. */
    async cancelAll(): Promise<void> {
      closings += 1
      await Promise.all([...runs.keys()].map(forget))
      await scratch.settled()
    },
  }
}

export type DataRuns = ReturnType<typeof createDataRuns>
