import { findTarget } from '../../../shared/dify/targets'
import { ProblemError } from '../../../shared/problems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** Environments and the runs in them. The requirements are the workspace's own; the page names a target and a node's dependencies. */
export function runHandlers({
  engine,
  workspaces,
  runs,
}: HandlerContext): HandlersOf<'environment'> & HandlersOf<'run'> {
  const { environments } = engine
  return {
    'environment.ensure': async ({ target: id, code_language, dependencies }) => {
      const target = findTarget(id)
      if (target === null) throw new ProblemError(unknownTarget(id))
      const { text: requirements, folder, lock = '' } = await (await workspaces.get()).requirements()
      const interpreter = code_language === 'javascript' ? 'node' : 'python'
      const place = folder === null ? {} : { folder }
      return environments.ensure({ target, interpreter, requirements, lock, dependencies, ...place })
    },
    'environment.standBy': async ({ id, ...code }) => {
      const build = environments.builds().find((one) => one.id === id)
      if (build !== undefined) await engine.standBy(build, code, await (await workspaces.get()).serverEnv())
    },
    'environment.cancel': ({ id }) => environments.cancel(id),
    'environment.retry': ({ id, ...how }) => environments.retry(id, how),

    'run.start': (request) => runs.start(request),
    'run.cancel': ({ runId }) => runs.cancel(runId),
  }
}
