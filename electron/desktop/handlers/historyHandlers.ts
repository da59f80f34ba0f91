import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The kept versions of nodes and edits that are in no file, in the workspace that the page shows. */
export function historyHandlers({
  workspaces: { of },
}: HandlerContext): HandlersOf<'history'> & HandlersOf<'recovery'> {
  return {
    'history.nodes': async ({ workspace }) => (await of(workspace)).history.nodes(),
    'history.list': async ({ workspace, id }) => (await of(workspace)).history.list(id),
    'history.read': async ({ workspace, version }) => (await of(workspace)).history.read(version),
    'history.clear': async ({ workspace, id }) => (await of(workspace)).history.clear(id),
    'recovery.list': async ({ workspace }) => (await of(workspace)).recovery.list(),
    'recovery.offered': async ({ workspace }) => (await of(workspace)).recovery.offered(),
    'history.restore': async ({ workspace, id, version }) => (await of(workspace)).history.restore(id, version),
  }
}
