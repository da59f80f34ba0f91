import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import type { AppFile } from '../../shared/model/appFile'
import type { CodeNode } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { readFileText } from '../workspace/readBytes'
import { readAppNode } from './appEdit'
import { sourceOf } from './appInputs'
import { applyEdits } from './appMerge'
import { appFileOf, openedNodes, readAppFile, type ReadApp } from './appRead'
import { itemAt } from './appText'
import { type LineDiff, diffLines } from './lineDiff'

/** App files by their paths, without a workspace around them: what the command line works with. */

/** Reads one. Throws a ProblemError where it is none, or can't be read. */
export async function openApp(path: string): Promise<{ file: AppFile; read: ReadApp }> {
  const read = await readAppFile(path)
  if (read === null) throw new ProblemError(problem('file-missing', 'workspace', { params: { path } }))
  const [told] = read.problems
  if (read.app === null && told !== undefined) {
    throw new ProblemError({ ...told, params: { path, ...told.params } })
  }
  return { file: appFileOf(path, read), read }
}

/** A node of it, with the values that the app itself says for its variables as samples. Throws a ProblemError where it can't be read. */
export function nodeOfApp({ app, overview }: ReadApp, path: string, nodeId: string): CodeNode {
  const found = overview === null ? undefined : openedNodes(overview).find(({ node }) => node.id === nodeId)
  if (app === null || overview === null || found === undefined) {
    throw new ProblemError(problem('app-node-missing', 'workspace', { params: { file: path, nodeId } }))
  }
  if (found.problem !== null) throw new ProblemError(found.problem)
  const item = itemAt(app, found.node.index)
  const { node, problems } = item === null ? { node: null, problems: [] } : readAppNode(item)
  if (node === null) throw new ProblemError(problems[0] ?? problem('edit-refused', 'workspace'))
  const known = node.variables.flatMap((variable): [string, string][] => {
    const { value } = sourceOf(path, overview, variable)
    return value === null ? [] : [[variable.variable, value]]
  })
  return { ...node, samples: Object.fromEntries(known) }
}

/** Puts nodes, by Dify's ids, into an app file; `isDry` writes nothing. Throws a ProblemError where something would be lost. */
export async function writeNodes(
  path: string,
  read: ReadApp,
  nodes: readonly { readonly nodeId: string; readonly node: CodeNode }[],
  isDry: boolean,
): Promise<LineDiff> {
  const { app, overview, file } = read
  if (app === null || overview === null) throw new ProblemError(problem('edit-refused', 'workspace'))
  const edits = nodes.map(({ nodeId, node }) => [nodeId, { base: nodeOfApp(read, path, nodeId), mine: node }] as const)
  const { app: after } = applyEdits(app, overview, { file: path, nodes: Object.fromEntries(edits), renames: [] })
  if (after.text !== file.text && !isDry) {
    // The window, or another program, may have written it since.
    if ((await readFileText(path))?.revision !== file.revision) {
      throw new ProblemError(problem('app-changed-since', 'workspace', { params: { path } }))
    }
    try {
      await writeAtomic(path, after.text)
    } catch (error) {
      throw new ProblemError(problem('app-not-written', 'workspace', { params: { path, reason: reasonOf(error) } }))
    }
  }
  return diffLines(file.text, after.text)
}
