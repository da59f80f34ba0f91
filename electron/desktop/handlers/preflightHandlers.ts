import { serverSettingsOf, withServerSettings } from '../../../shared/dify/serverSettings'
import { findTarget } from '../../../shared/dify/targets'
import { toldElsewhere } from '../../../shared/preflight/toldElsewhere'
import { problem, ProblemError } from '../../../shared/problems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import { reasonOf } from '../../files/fileErrors'
import { lookAtPreflightFile, readPreflightTexts, savePreflightFile } from '../../workspace/preflightFiles'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** What is seen in a node before any run. Requirements and server settings are the workspace's own. */
export function preflightHandlers({ engine, workspaces }: HandlerContext): HandlersOf<'preflight'> {
  return {
    'preflight.check': async ({ workspace: wanted, node, target: id, environment: key }) => {
      const found = findTarget(id)
      if (found === null) throw new ProblemError(unknownTarget(id))
      const workspace = await workspaces.of(wanted)
      const [{ text: requirements }, serverEnv, own, environment] = await Promise.all([
        workspace.requirements(),
        workspace.serverEnv(),
        readPreflightTexts(workspace.path),
        key === null ? null : engine.environments.find(key),
      ])
      const server = serverSettingsOf(serverEnv)
      const target = server === null ? found : withServerSettings(found, server)
      const request = { node, target, environment, requirements, own, without: toldElsewhere, isPartial: true }
      return engine.preflight.check(request).catch((error: unknown) => {
        throw new ProblemError(problem('preflight-failed', 'code', { severity: 'warning', raw: reasonOf(error) }))
      })
    },
    'preflight.readFile': async ({ workspace, file }) =>
      lookAtPreflightFile((await workspaces.of(workspace)).path, file),
    'preflight.saveFile': async ({ workspace, file, text, revision }) =>
      savePreflightFile((await workspaces.of(workspace)).path, file, { text, revision, force: false }),
  }
}
