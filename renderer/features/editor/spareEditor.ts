import type { editor } from 'monaco-editor/editor/editor.api'
import { fixedOptions } from './editorOptions'
import { endLinesAtEnter } from './enterInList'
import type { Monaco } from './monaco'

/** An editor and the element that it draws in. */
export interface EditorOnPage {
  readonly element: HTMLElement
  readonly view: editor.IStandaloneCodeEditor
  /** Whether it had the focus as it left the page. */
  readonly hadFocus: boolean
}

/** To make an editor costs far more than to put it back on the page, so the last one that left is kept for the next tab. */
let spare: EditorOnPage | null = null

/** An editor without a model, put into a place on the page. */
export function borrowEditor(monaco: Monaco, place: HTMLElement): EditorOnPage {
  const kept = spare
  spare = null
  if (kept !== null) {
    place.append(kept.element)
    return kept
  }
  const element = document.createElement('div')
  place.append(element)
  const view = monaco.editor.create(element, { ...fixedOptions, model: null })
  endLinesAtEnter(monaco, view)
  return { element, view, hadFocus: false }
}

/** Takes an editor off the page. Whoever borrowed it has taken back its listeners. */
export function returnEditor({ element, view }: EditorOnPage): void {
  const hadFocus = element.contains(document.activeElement)
  view.setModel(null)
  element.remove()
  if (spare === null) spare = { element, view, hadFocus }
  else view.dispose()
}
