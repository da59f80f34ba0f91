import type { editor } from 'monaco-editor/editor/editor.api'

type Listener = (view: editor.ICodeEditor, line: number) => void

let listener: Listener | null = null

/** Says what a click on a mark does: it is loaded with the editor, and no part of the start. */
export function onMarkClick(next: Listener): void {
  listener = next
}

/** Tells that a mark of a line was clicked, in the margin or at the line's end. */
export function markClicked(view: editor.ICodeEditor, line: number): void {
  listener?.(view, line)
}
