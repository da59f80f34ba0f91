import { serverSettingsOf, withServerSettings } from '../../../shared/dify/serverSettings'
import { findTarget } from '../../../shared/dify/targets'
import type { Problem } from '../../../shared/model/problem'
import { dependenciesOf } from '../../../shared/packages/nodeDependencies'
import { toldElsewhere } from '../../../shared/preflight/toldElsewhere'
import { problem, ProblemError } from '../../../shared/problems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import { reasonOf } from '../../files/fileErrors'
import { lookAtPreflightFile, readPreflightTexts, savePreflightFile } from '../../workspace/preflightFiles'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

const failedBy = (error: unknown): Problem =>
  problem('preflight-failed', 'code', { severity: 'warning', raw: reasonOf(error) })

/** What is seen in a node before any run. Requirements and server settings are the workspace's own. */
export function preflightHandlers({
  engine,
  workspaces,
}: Pick<HandlerContext, 'engine' | 'workspaces'>): HandlersOf<'preflight'> {
  /** What a node is looked at by: the target as the workspace's server has it, the requirements, and what the workspace says of its rules. */
  async function around(wanted: string, id: string) {
    const found = findTarget(id)
    if (found === null) throw new ProblemError(unknownTarget(id))
    const workspace = await workspaces.of(wanted)
    const [file, serverEnv, own] = await Promise.all([
      workspace.requirements(),
      workspace.serverEnv(),
      readPreflightTexts(workspace.path),
    ])
    const server = serverSettingsOf(serverEnv)
    return { file, own, target: server === null ? found : withServerSettings(found, server) }
  }

  return {
    'preflight.check': async ({ workspace, node, target: id, environment: key }) => {
      const [{ file, target, own }, environment] = await Promise.all([
        around(workspace, id),
        key === null ? null : engine.environments.find(key),
      ])
      const requirements = file.text
      const request = { node, target, environment, requirements, own, without: toldElsewhere, isPartial: true }
      return engine.preflight.check(request).catch((error: unknown) => {
        throw new ProblemError(failedBy(error))
      })
    },
    'preflight.beforeHandingOn': async ({ workspace, node, target: id }) => {
      const { file, target, own } = await around(workspace, id)
      const { text: requirements, folder, lock = '' } = file
      const place = folder === null ? {} : { folder }
      const wish = { target, requirements, lock, dependencies: dependenciesOf(node, target), ...place }
      const isPython = node.code_language === 'python3'
      const { environment, python } = isPython
        ? await engine.environments.reading(wish)
        : { environment: null, python: null }
      const request = { node, target, requirements, own, environment, python, isPartial: true }
      try {
        const findings = await engine.preflight.check(request)
        const unread =
          findings === null ? 'preflight-too-long' : isPython && python === null ? 'preflight-no-python' : null
        return {
          findings: findings ?? [],
          unread: unread === null ? null : problem(unread, 'code', { severity: 'warning' }),
        }
      } catch (error) {
        // What needs no interpreter is told all the same: a secret in the code above all.
        const findings = await engine.preflight.check({ ...request, environment: null, python: null })
        return { findings: findings ?? [], unread: failedBy(error) }
      }
    },
    'preflight.readFile': async ({ workspace, file }) =>
      lookAtPreflightFile((await workspaces.of(workspace)).path, file),
    'preflight.saveFile': async ({ workspace, file, text, revision }) =>
      savePreflightFile((await workspaces.of(workspace)).path, file, { text, revision, force: false }),
  }
}
