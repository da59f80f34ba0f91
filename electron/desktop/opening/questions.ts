import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { Language } from '../../../shared/model/problem'
import type { Engine } from '../../engine'
import { nodeTextOf } from '../../workspace/nodeTemplates'
import type { ShellTexts } from '../texts'
import type { WorkspaceHolder } from '../workspaceHolder'
import type { Link } from './link'
import type { Opened } from './openFile'

interface Asking {
  readonly window: () => BrowserWindow | null
  readonly texts: () => ShellTexts
  readonly language: () => Language
  readonly workspaces: Pick<WorkspaceHolder, 'get' | 'goHome'>
  readonly engine: Pick<Engine, 'templates' | 'lessons'>
}

/** The place of the button that was pressed. */
async function pressed(window: BrowserWindow | null, options: MessageBoxOptions): Promise<number> {
  const answer = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options))
  return answer.response
}

/** Asks with the system's dialog where a file belongs that lies in no workspace. */
export function askAboutFile({ window, texts }: Asking): (path: string) => Promise<'folder' | 'copy' | 'nothing'> {
  return async (path) => {
    const { fileMessage, fileDetail, folder, copy, cancel } = texts().opening
    const answer = await pressed(window(), {
      type: 'question',
      message: fileMessage,
      // A function: in a plain replacement `$` of a name would mean something.
      detail: fileDetail.replace('{path}', () => path),
      buttons: [folder, copy, cancel],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    })
    return (['folder', 'copy'] as const)[answer] ?? 'nothing'
  }
}

/** Asks whether a node that a link wants is to be made, and makes it in the author's own workspace: a lesson's folder is left first. */
export function nodeMaker({ window, texts, language, workspaces, engine }: Asking) {
  return async ({
    title,
    language: nodeLanguage,
    template,
  }: Extract<Link, { kind: 'new' }>['node']): Promise<Opened> => {
    const known = template === null ? null : (await engine.templates()).find(({ id }) => id === template)
    const first = await workspaces.get()
    const isLesson = (await engine.lessons.view(first.path)) !== null
    const { nodeMessage, nodeDetail, make, cancel } = texts().opening
    const name = known?.names[language()] ?? title
    const answer = await pressed(window(), {
      type: 'question',
      message: nodeMessage,
      detail: nodeDetail.replace('{title}', () => name),
      buttons: [make, cancel],
      // Whoever answers without reading makes nothing.
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    if (answer !== 0) return { workspace: null, show: null }
    const workspace = isLesson ? await workspaces.goHome() : null
    const text = known == null ? null : nodeTextOf(known, language())
    const here = await workspaces.get()
    const { id } = await here.create(known == null ? title : name, known?.node.code_language ?? nodeLanguage, text)
    return { workspace, show: { what: 'node', id } }
  }
}
