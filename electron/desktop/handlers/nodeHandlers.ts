import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** Node files, by id: the workspace finds their paths and refuses an id that leads outside it. */
export function nodeHandlers({ engine, workspaces }: HandlerContext): HandlersOf<'node'> {
  return {
    'node.read': async ({ id }) => (await workspaces.get()).read(id),
    'node.save': async ({ id, node, revision, force }) => (await workspaces.get()).save(id, node, revision, force),
    'node.saveText': async ({ id, text, revision }) => (await workspaces.get()).saveText(id, text, revision),
    'node.keepText': async ({ id, text }) => (await workspaces.get()).keepText(id, text),
    'node.discardDraft': async ({ id }) => (await workspaces.get()).discardDraft(id),
    'node.create': async ({ title, code_language, example }) => {
      const text = (await engine.examples()).find(({ id }) => id === example)?.text ?? null
      return (await workspaces.get()).create(title, code_language, text)
    },
    'node.rename': async ({ id, title }) => (await workspaces.get()).rename(id, title),
    'node.duplicate': async ({ id }) => (await workspaces.get()).duplicate(id),
    'node.remove': async ({ id }) => (await workspaces.get()).remove(id),
    'node.restore': async ({ token }) => (await workspaces.get()).restore(token),
  }
}
