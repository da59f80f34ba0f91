import { create } from 'zustand'

/** Where the caret of the open file stands, in lines and columns from 1; null while no editor is shown. */
export interface CursorState {
  readonly position: { readonly line: number; readonly column: number } | null
  /** Characters selected, in code points of the editor's own count; 0 for a bare caret. */
  readonly selected: number
}

/** Read by the status bar; written by the editor that has the file. */
export const useCursor = create<CursorState>()(() => ({ position: null, selected: 0 }))
