import type { NodeFile } from '../../../shared/model/workspace'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** Node files, by id, in the workspace that the page shows: it finds their paths and refuses an id that leads outside it. */
export function nodeHandlers({ engine, workspaces: { of } }: HandlerContext): HandlersOf<'node'> {
  /** A node has another id now: its runs go with it, and it does not wait for them. */
  function withRuns(workspace: string, from: string, file: NodeFile): NodeFile {
    void engine.runHistory.rename(workspace, from, file.id)
    return file
  }
  return {
    'node.read': async ({ workspace, id }) => (await of(workspace)).read(id),
    'node.save': async ({ workspace, id, node, revision, force }) =>
      (await of(workspace)).save(id, node, revision, force),
    'node.saveText': async ({ workspace, id, text, revision }) => (await of(workspace)).saveText(id, text, revision),
    'node.keepText': async ({ workspace, id, text }) => (await of(workspace)).keepText(id, text),
    'node.discardDraft': async ({ workspace, id }) => (await of(workspace)).discardDraft(id),
    'node.create': async ({ workspace, title, code_language, example }) => {
      const known = example === null ? [] : [...(await engine.examples()), ...(await engine.templates())]
      const text = known.find(({ id }) => id === example)?.text ?? null
      return (await of(workspace)).create(title, code_language, text)
    },
    'node.rename': async ({ workspace, id, title }) =>
      withRuns(workspace, id, await (await of(workspace)).rename(id, title)),
    'node.move': async ({ workspace, id, folder }) =>
      withRuns(workspace, id, await (await of(workspace)).move(id, folder)),
    'node.duplicate': async ({ workspace, id }) => (await of(workspace)).duplicate(id),
    'node.remove': async ({ workspace, id }) => (await of(workspace)).remove(id),
    'node.restore': async ({ workspace, token }) => (await of(workspace)).restore(token),
  }
}
