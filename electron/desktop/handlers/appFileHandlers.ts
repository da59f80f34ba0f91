import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** App files of the workspace that the page shows: found by id, never by path. */
export function appFileHandlers({ engine, workspaces: { of } }: HandlerContext): HandlersOf<'appFile'> {
  return {
    'appFile.list': async ({ workspace }) => (await of(workspace)).apps.list(),
    'appFile.search': async ({ workspace, text, limit }) => (await of(workspace)).apps.search(text, limit),
    'appFile.preview': async ({ workspace, id }) => (await of(workspace)).apps.preview(id),
    'appFile.save': async ({ workspace, id, revision, over }) =>
      (await of(workspace)).apps.saveFile(id, revision, over),
    'appFile.discard': async ({ workspace, id }) => (await of(workspace)).apps.discard(id),
    'appFile.references': async ({ workspace, id, output }) => (await of(workspace)).apps.references(id, output),
    'appFile.renameOutput': async ({ workspace, id, output, to, withReferences }) =>
      (await of(workspace)).apps.renameOutput(id, output, to, withReferences),
    'appFile.inputs': async ({ workspace, id, target, run }) => {
      const here = await of(workspace)
      if (!run) return here.apps.inputs(id, null)
      const [requirements, serverEnv] = await Promise.all([here.requirements(), here.serverEnv()])
      return here.apps.inputs(id, (node, inputs) =>
        engine.runNode({ node, inputs, target: node.target ?? target, serverEnv }, requirements, {}),
      )
    },
  }
}
