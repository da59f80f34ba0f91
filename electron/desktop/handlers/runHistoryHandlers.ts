import type { WholeRun } from '../../../shared/model/runHistory'
import { isSecretInput } from '../../../shared/runHistory/secretInputs'
import { problem, ProblemError } from '../../../shared/problems'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** What a row gave that is to be run again; nothing of a run that was over none. Throws a ProblemError where it can't be. */
function ownInputs({ origin, keptRows }: WholeRun, row: number | undefined): Record<string, string> {
  if (origin === 'served') throw new ProblemError(problem('run-not-of-node', 'workspace'))
  if (keptRows === null) return {}
  if (row === undefined) throw new ProblemError(problem('run-over-rows', 'workspace'))
  const kept = keptRows.failures.find((failure) => failure.row === row)
  if (kept?.inputs == null || !kept.isWhole) throw new ProblemError(problem('run-row-gone', 'workspace'))
  return kept.inputs
}

/** The kept runs of the workspace that the page shows. */
export function runHistoryHandlers({ engine, workspaces: { of }, runs }: HandlerContext): HandlersOf<'runHistory'> {
  const { runHistory, remotes } = engine
  const placed = async (workspace: string): Promise<string> => (await of(workspace)).path
  return {
    'runHistory.page': async ({ workspace, query, before, limit }) =>
      runHistory.page(await placed(workspace), query, before, limit),
    'runHistory.state': async ({ workspace }) => runHistory.state(await placed(workspace)),
    'runHistory.read': async ({ workspace, key }) => runHistory.read(await placed(workspace), key),
    'runHistory.pin': async ({ workspace, key, isPinned }) => runHistory.pin(await placed(workspace), key, isPinned),
    'runHistory.remove': async ({ workspace, keys }) => runHistory.remove(await placed(workspace), keys),
    'runHistory.clear': async ({ workspace, withPinned }) => ({
      count: await runHistory.clear(await placed(workspace), withPinned),
    }),
    'runHistory.replay': async ({ workspace, key, row }) => {
      const opened = await of(workspace)
      const whole = await runHistory.read(opened.path, key)
      const own = ownInputs(whole, row)
      if (whole.cut.includes('inputs')) throw new ProblemError(problem('run-inputs-cut', 'workspace'))
      if (whole.hiddenIn.length > 0) {
        const params = { names: whole.hiddenIn.join(', ') }
        throw new ProblemError(problem('run-inputs-hidden', 'workspace', { params }))
      }
      const { ranNode, node: id, target, mode, network, sandbox } = whole
      const secret = ranNode.variables.filter(isSecretInput).map(({ variable }) => variable)
      const file = secret.length === 0 ? null : await opened.read(id)
      const samples = file?.kind === 'node' ? file.node.samples : {}
      const known = secret.flatMap((name) => (samples[name] === undefined ? [] : [[name, samples[name]] as const]))
      const server = sandbox === null ? null : (await remotes.list()).find(({ name }) => name === sandbox)
      if (server === undefined) {
        throw new ProblemError(problem('run-server-gone', 'workspace', { params: { name: sandbox ?? '' } }))
      }
      const { runId } = await runs.start({
        node: ranNode,
        inputs: { ...whole.inputs, ...own, ...Object.fromEntries(known) },
        target,
        id,
        ...(mode === null ? {} : { mode }),
        ...(network === null ? {} : { network }),
        ...(server === null ? {} : { sandbox: server.id }),
      })
      return { runId, missing: secret.filter((name) => samples[name] === undefined) }
    },
  }
}
