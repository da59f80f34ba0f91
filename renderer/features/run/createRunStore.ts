import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CommandInput, PageCommand, CommandOutput, EventName, EventPayload } from '../../../shared/contract'
import type { ConfinementMode } from '../../../shared/model/confinement'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import type { NodeRun, RunHow, RunState } from '../../app/stores/storeTypes'
import { refusedResult } from './refusedResult'
import { TextLog } from './textLog'

/** What the run store needs of the rest of the window; the app gives the real parts, a test gives its own. */
export interface RunPort {
  call<K extends PageCommand>(name: K, input: CommandInput<K>): Promise<CommandOutput<K>>
  on<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void
  /** The open node as it stands in the editor, and the target it is for; null where it is not open or no node. */
  open(id: string): { readonly node: CodeNode; readonly target: string; readonly mode: ConfinementMode | null } | null
  /** What keeps a node from being run as it stands, e.g. an input without a value of its type; null where nothing does. */
  refusal(id: string, node: CodeNode): Problem | null
  /** Called in place of a run that was refused, to show what must be mended. */
  refused(id: string, problem: Problem): void
  /** Called where a run is under way already: that one goes on. */
  busy(id: string): void
  /** Called when a run begins, e.g. to show the result's tab. */
  begun(id: string, mode: ConfinementMode | null): void
  /** Tells the author of an error that belongs to no run. */
  report(error: unknown): void
  now(): number
}

/** What may arrive for a run before the reply that names it. */
type RunEvent =
  | { readonly kind: 'started'; readonly runId: string }
  | { readonly kind: 'output'; readonly runId: string; readonly stream: 'prints' | 'stderr'; readonly text: string }
  | {
      readonly kind: 'attempt'
      readonly runId: string
      readonly attempts: NodeRun['attempts']
      readonly waitMs: number
    }
  | { readonly kind: 'finished'; readonly runId: string; readonly result: NonNullable<NodeRun['result']> }

/** A node as a run needs it: its cases say nothing to one. */
export function withoutCases(node: CodeNode): CodeNode {
  if (node.cases === undefined) return node
  const { cases: _, ...bare } = node
  return bare
}

/** The JSON text of each declared input that has a sample; the engine gives `null` to the others, as Dify does. */
export function inputsOf(node: CodeNode): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const { variable } of node.variables) {
    const sample = node.samples[variable]
    if (sample !== undefined) inputs[variable] = sample
  }
  return inputs
}

/** The whole of a stream at the end of its run; what came piece by piece is kept where nothing is missing. */
function whole(streamed: TextLog, text: string): TextLog {
  return streamed.length === text.length ? streamed : TextLog.of(text)
}

function apply(run: NodeRun, event: RunEvent, now: number): NodeRun {
  switch (event.kind) {
    case 'started':
      return { ...run, phase: 'running', startedAt: now }
    case 'output':
      return { ...run, [event.stream]: run[event.stream].append(event.text) }
    case 'attempt': {
      // What the failed attempt printed is listed with it; the next one begins with nothing.
      const [prints, stderr] = [TextLog.of(''), TextLog.of('')]
      return { ...run, attempts: event.attempts, nextAt: now + event.waitMs, prints, stderr }
    }
    default:
      return {
        ...run,
        phase: 'finished',
        result: event.result,
        attempts: event.result.attempts,
        nextAt: null,
        prints: whole(run.prints, event.result.prints),
        stderr: whole(run.stderr, event.result.stderr),
      }
  }
}

/** Makes the store of runs. It listens to the engine's events for as long as the page lives. */
export function createRunStore(port: RunPort): StoreApi<RunState> {
  /** Node ids by run id, of the runs whose reply has come. */
  const known = new Map<string, string>()
  /** Runs that were asked for and are not named yet; meanwhile events of unknown runs are kept. */
  let unnamed = 0
  let early: RunEvent[] = []
  /** Requests to show a line so far. */
  let asked = 0
  /** Runs to be cancelled as soon as they have a name. */
  const cancelAsked = new WeakSet<NodeRun>()

  const store = createStore<RunState>()((set, get) => {
    const put = (id: string, run: NodeRun): void => set({ runs: { ...get().runs, [id]: run } })

    /** A run by itself that typing overtook leaves nothing behind. */
    const takeBack = (id: string, { instead }: NodeRun): void => {
      const { [id]: _, ...others } = get().runs
      set({ runs: instead === undefined ? others : { ...others, [id]: instead } })
    }

    const receive = (event: RunEvent): void => {
      const id = known.get(event.runId)
      if (id === undefined) {
        if (unnamed > 0) early.push(event)
        return
      }
      if (event.kind === 'finished') known.delete(event.runId)
      const run = get().runs[id]
      if (run?.runId !== event.runId) return
      if (event.kind === 'finished' && event.result.status === 'cancelled' && run.byItself === true) takeBack(id, run)
      else put(id, apply(run, event, port.now()))
    }

    const nameRun = (id: string, pending: NodeRun, runId: string): void => {
      known.set(runId, id)
      const current = get().runs[id]
      if (current === pending) put(id, { ...pending, runId })
      const waiting = early.filter((event) => event.runId === runId)
      early = early.filter((event) => event.runId !== runId)
      for (const event of waiting) receive(event)
    }

    port.on('run.started', ({ runId }) => receive({ kind: 'started', runId }))
    port.on('run.output', ({ runId, stream, text }) => receive({ kind: 'output', runId, stream, text }))
    port.on('run.attempt', ({ runId, attempts, waitMs }) => receive({ kind: 'attempt', runId, attempts, waitMs }))
    port.on('run.finished', ({ runId, result }) => receive({ kind: 'finished', runId, result }))

    const stop = async (runId: string): Promise<void> => {
      try {
        await port.call('run.cancel', { runId })
      } catch (error) {
        port.report(error)
      }
    }

    /** Puts a run in the place of the one before, which is none of the author's that goes on, and starts it. */
    async function begin(id: string, how: RunHow, byItself: boolean): Promise<void> {
      const opened = port.open(id)
      if (opened === null) return
      const before = get().runs[id]
      if (before !== undefined && before.phase !== 'finished') {
        if (before.byItself !== true) {
          if (!byItself) port.busy(id)
          return
        }
        await get().cancel(id)
      }
      const { node, target } = opened
      // A server elsewhere holds its runs as it does.
      const held = how.sandbox === undefined ? (how.mode ?? opened.mode) : null
      const pending: NodeRun = {
        runId: '',
        phase: 'waiting',
        startedAt: port.now(),
        prints: TextLog.of(''),
        stderr: TextLog.of(''),
        result: null,
        attempts: [],
        nextAt: null,
        target,
        mode: held,
        node,
        ...(byItself ? { byItself, instead: before?.phase === 'finished' ? before : before?.instead } : {}),
      }
      const refusal = port.refusal(id, node)
      if (refusal !== null) {
        if (byItself) return
        put(id, { ...pending, phase: 'finished', result: refusedResult(target, refusal) })
        port.refused(id, refusal)
        return
      }
      put(id, pending)
      if (!byItself) port.begun(id, held)
      unnamed += 1
      try {
        const mode = held === null ? {} : { mode: held }
        const { runId } = await port.call('run.start', {
          id,
          node: withoutCases(node),
          inputs: inputsOf(node),
          target,
          ...how,
          ...mode,
          ...(byItself ? { byItself } : {}),
        })
        nameRun(id, pending, runId)
        const unwanted = cancelAsked.has(pending) || get().runs[id]?.runId !== runId
        if (unwanted && known.has(runId)) await stop(runId)
      } catch (error) {
        const { [id]: current, ...others } = get().runs
        if (current === pending) set({ runs: others })
        if (!byItself) port.report(error)
      } finally {
        unnamed -= 1
        if (unnamed === 0) early = []
      }
    }

    return {
      runs: {},
      goTo: null,
      run: (id, how = {}) => begin(id, how, false),
      runByItself: (id) => begin(id, {}, true),
      async cancel(id) {
        const run = get().runs[id]
        if (run === undefined || run.phase === 'finished') return
        if (run.runId === '') cancelAsked.add(run)
        else await stop(run.runId)
      },
      renamed(from, to) {
        const { [from]: run, ...others } = get().runs
        if (run === undefined) return
        for (const [runId, id] of known) if (id === from) known.set(runId, to)
        set({ runs: { ...others, [to]: run } })
      },
      forgetAll() {
        for (const id of Object.keys(get().runs)) get().cancel(id).catch(port.report)
        set({ runs: {}, goTo: null })
      },
      goToLine(id, line, column = 1) {
        asked += 1
        set({ goTo: { id, line, column, count: asked } })
      },
    }
  })
  return store
}
