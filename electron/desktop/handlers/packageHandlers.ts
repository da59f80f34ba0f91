import { findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { Environment } from '../../../shared/model/environment'
import { problem, ProblemError } from '../../../shared/problems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import type { Requirements } from '../../engineTypes'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

function targetOf(id: string): Target {
  const target = findTarget(id)
  if (target === null) throw new ProblemError(unknownTarget(id))
  return target
}

/** What the page asks about packages. Indexes that the workspace's requirements name count as they do for uv. */
export function packageHandlers({ engine, workspaces }: HandlerContext): HandlersOf<'packages'> {
  const { environments, packages } = engine
  const requirements = async (): Promise<Requirements> => (await workspaces.get()).requirements()

  async function environmentOf(key: string): Promise<Environment> {
    const found = await environments.find(key)
    if (found === null) throw new ProblemError(problem('environment-gone', 'environment', { params: { key } }))
    return found
  }

  return {
    'packages.facts': async ({ key }) => packages.facts(await environmentOf(key)),
    'packages.newer': async ({ key }) => packages.newer(await environmentOf(key), await requirements()),
    'packages.versions': async ({ name, target }) =>
      packages.versions(name.trim(), targetOf(target), await requirements()),
    'packages.rehearse': async ({ workspace, target: id, text, dependencies }) => {
      const target = targetOf(id)
      const { text: requirements, folder, lock = '' } = await (await workspaces.of(workspace)).requirements()
      const before = { target, requirements, lock, dependencies, ...(folder === null ? {} : { folder }) }
      return packages.rehearse(workspace, { before, wish: { ...before, requirements: text } })
    },
  }
}
