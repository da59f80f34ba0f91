import { join } from 'node:path'
import { clipboard, dialog, type SaveDialogOptions } from 'electron'
import { findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { PackagesHere } from '../../../shared/exchange/serverPackages'
import type { CodeNode } from '../../../shared/model/node'
import { problem, ProblemError } from '../../../shared/problems'
import { unknownTarget } from '../../../shared/problems/unknownTarget'
import { type CopiedNode, copyNodes } from '../../exchange/copyNodes'
import { exportEnding, exportText } from '../../exchange/exportText'
import { pasteNodes } from '../../exchange/pasteNodes'
import { writeAtomic } from '../../files/atomicFile'
import { reasonOf } from '../../files/fileErrors'
import { fileNameFor } from '../../workspace/fileNames'
import type { Workspace } from '../../workspace/workspace'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

function targetOf(id: string): Target {
  const target = findTarget(id)
  if (target === null) throw new ProblemError(unknownTarget(id))
  return target
}

async function nodeOf(workspace: Workspace, { id, node }: { id: string; node: CodeNode | null }): Promise<CopiedNode> {
  const [extras, file] = await Promise.all([workspace.extrasOf(id), node === null ? workspace.read(id) : null])
  const read = node ?? (file?.kind === 'node' ? file.node : null)
  if (read === null) throw new ProblemError(problem('copy-no-node', 'workspace', { params: { name: id } }))
  return { node: read, extras }
}

/** Nodes to Dify and back. The system clipboard is read here and nowhere else, where the author asks for a paste. */
export function exchangeHandlers({ engine, workspaces, window, texts }: HandlerContext): HandlersOf<'exchange'> {
  async function packagesHere(workspace: Workspace, key: string | null): Promise<PackagesHere> {
    const [environment, file] = await Promise.all([
      key === null ? null : engine.environments.find(key),
      workspace.readRequirements(),
    ])
    const installed = environment === null ? null : await engine.packages.facts(environment)
    const baseChanges = environment?.baseChanges.map(({ name }) => name) ?? []
    return { installed, baseChanges, requirements: file.text }
  }

  async function choosePlace(options: SaveDialogOptions): Promise<string | null> {
    const parent = window()
    const chosen = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  }

  return {
    'exchange.copy': async ({ workspace: wanted, target: id, nodes, environment }) => {
      const target = targetOf(id)
      const workspace = await workspaces.of(wanted)
      const [here, ...copied] = await Promise.all([
        packagesHere(workspace, environment),
        ...nodes.map((one) => nodeOf(workspace, one)),
      ])
      const { text, watch } = copyNodes(copied, target, here, Date.now())
      if (text !== null) await clipboard.writeText(text)
      return { copied: text !== null, watch }
    },
    'exchange.paste': async ({ workspace }) => pasteNodes(await clipboard.readText(), await workspaces.of(workspace)),
    'exchange.save': async ({ workspace: wanted, target: targetId, form, ...chosen }) => {
      const target = targetOf(targetId)
      const workspace = await workspaces.of(wanted)
      const { node, extras } = await nodeOf(workspace, chosen)
      const ending = exportEnding(form, node)
      const name = `${fileNameFor(node.title)}${ending}`
      // Made first: a node that can't be written asks for no place.
      const text = exportText({ form, node, extras, target, now: Date.now() })
      const path = await choosePlace({
        title: texts().exchange[form],
        // The node's own file has this name in the workspace.
        defaultPath: form === 'node' ? name : join(workspace.path, name),
        filters: [{ name: texts().exchange[form], extensions: [ending.split('.').at(-1) ?? '*'] }],
      })
      if (path === null) return null
      try {
        await writeAtomic(path, text)
        return { path }
      } catch (error) {
        throw new ProblemError(problem('export-failed', 'workspace', { params: { path, reason: reasonOf(error) } }))
      }
    },
  }
}
