import type { ActionId } from '../../../shared/actions/actionTable'
import { useApp } from '../../app/stores/appStore'
import { usePackages } from '../../app/stores/packageStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { loadMonaco } from '../editor/loadMonaco'
import type { ActionRun } from './actionRun'

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame)

/** Puts the caret into the code, and does there what its key does. `command` is Monaco's name of it. */
export async function inCode(command: string): Promise<void> {
  useApp.getState().showPage('library')
  const monaco = await loadMonaco(useApp.getState().language)
  // What was chosen from gives the focus back first.
  await frame()
  await frame()
  const view = monaco.editor.getEditors().find((one) => one.getDomNode()?.closest('.editor-region') != null)
  view?.focus()
  view?.trigger('nodelab', command, null)
}

const code = (command: string): ActionRun => ({
  why: () => (useWorkspace.getState().active === null ? 'noTab' : null),
  run: () => inCode(command),
})

/** Shows a page and puts the caret into its field for a search. */
const field = (page: 'packages' | 'settings', selector: string): ActionRun => ({
  run: async () => {
    useApp.getState().showPage(page)
    if (page === 'packages') usePackages.getState().show('installed')
    const isIn = (): boolean => {
      const found = document.querySelector<HTMLInputElement>(selector)
      found?.focus()
      return found !== null
    }
    // At once where it is there: what is looked for is typed right behind the key.
    await Promise.resolve()
    if (isIn()) return
    await frame()
    await frame()
    isIn()
  },
})

/** What the editor's own actions do, and the searches of pages, where they are chosen by name. */
export const editorRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  suggest: code('editor.action.triggerSuggest'),
  'quick-fix': code('editor.action.quickFix'),
  find: code('actions.find'),
  'leave-editor': code('editor.action.toggleTabFocusMode'),
  'editor-commands': code('editor.action.quickCommand'),
  undo: code('undo'),
  redo: code('redo'),
  'select-all': code('editor.action.selectAll'),
  'find-package': field('packages', '.toolbar .search-field input'),
  'find-setting': field('settings', '.find-setting input'),
}
