import type { NodeTemplate } from '../../../shared/model/nodeTemplate'
import type { NodeFile } from '../../../shared/model/workspace'
import { nodeTextOf, type TemplateFile } from '../../workspace/nodeTemplates'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** A template without the text of its file, of which main makes nodes itself. */
const forPage = ({ id, group, names, descs, targets, node }: TemplateFile): NodeTemplate => ({
  id,
  group,
  names,
  descs,
  targets,
  node,
})

/** Node files, by id, in the workspace that the page shows: it finds their paths and refuses an id that leads outside it. */
export function nodeHandlers({
  engine,
  language,
  workspaces: { of },
}: HandlerContext): HandlersOf<'node'> & HandlersOf<'templates'> {
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
    'templates.list': async () => (await engine.templates()).map(forPage),
    'node.create': async ({ workspace, title, code_language, template }) => {
      const known = template === null ? null : (await engine.templates()).find(({ id }) => id === template)
      const text = known == null ? null : nodeTextOf(known, language())
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
