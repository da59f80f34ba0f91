import type { editor } from 'monaco-editor/editor/editor.api'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useCursor } from './cursorStore'
import { alignCode, assistOptions, type EditorLook, lookOptions } from './editorOptions'
import { editorTheme } from './editorThemes'
import type { Monaco } from './monaco'
import { markClicked } from './markClicks'
import { authorsText, keepViewState, openModel, viewStateOf } from './nodeModels'
import type { Handover } from './PlainCode'
import type { ProblemMark } from './problemMarks'
import { showMarks } from './showMarks'
import { borrowEditor, returnEditor } from './spareEditor'

/** Asks to show a place; `count` grows with each request. */
export interface GoTo {
  readonly line: number
  readonly column: number
  readonly count: number
}

/** A command of ours that has a key inside the editor. */
export interface EditorCommand {
  readonly id: string
  readonly label: string
  /** Monaco's key codes, e.g. `KeyMod.CtrlCmd | KeyCode.Enter`. */
  readonly keys: (monaco: Monaco) => number[]
  readonly run: () => void
}

interface CodeViewProps {
  readonly monaco: Monaco
  /** The tab's id: a model with its undo stack is kept for each. */
  readonly id: string
  readonly language: string
  readonly text: string
  readonly label: string
  readonly look: EditorLook
  readonly marks: readonly ProblemMark[]
  readonly goTo: GoTo | null
  readonly commands: readonly EditorCommand[]
  readonly handover: Handover | null
  readonly onChange: (id: string, text: string) => void
}

/** The last request that some view has answered: a view that is shown anew must not jump again. */
let answered = 0

/** Puts Monaco on the page for one tab at a time; changing `id` changes the model and keeps the view. */
export function CodeView(props: CodeViewProps) {
  const { monaco, id, language, text, label, look, marks, goTo, commands, handover, onChange } = props
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<editor.IStandaloneCodeEditor | null>(null)
  /** Whether the code that was here before had the focus: this one takes it, once it takes keys. */
  const takesFocus = useRef(false)
  const latest = useRef({ id, text, onChange, commands, handover })
  useLayoutEffect(() => {
    latest.current = { id, text, onChange, commands, handover }
  })

  useLayoutEffect(() => {
    if (host.current === null) return
    const borrowed = borrowEditor(monaco, host.current)
    const { view: shown } = borrowed
    // Unless it went elsewhere meanwhile.
    takesFocus.current = borrowed.hadFocus && document.activeElement === document.body
    const listeners = [
      shown.onDidChangeModelContent(() => {
        const changed = authorsText(latest.current.id)
        if (changed !== null) latest.current.onChange(latest.current.id, changed)
      }),
      shown.onMouseDown(({ target }) => {
        const isMark = target.element?.matches('.ed-glyph, .ed-reason') === true
        if (isMark && target.position !== null) markClicked(shown, target.position.lineNumber)
      }),
      shown.onDidChangeCursorSelection(({ selection }) => {
        const line = selection.positionLineNumber
        const selected = shown.getModel()?.getValueLengthInRange(selection) ?? 0
        useCursor.setState({ position: { line, column: selection.positionColumn }, selected })
      }),
    ]
    setView(shown)
    return () => {
      for (const listener of listeners) listener.dispose()
      useCursor.setState({ position: null, selected: 0 })
      keepViewState(latest.current.id, shown.saveViewState())
      returnEditor(borrowed)
      setView(null)
    }
  }, [monaco])

  // The model of the tab: shown with the place where the author left it.
  useLayoutEffect(() => {
    if (view === null) return
    const model = openModel(monaco, id, language, latest.current.text)
    // A node that was renamed has its model, and the author's place in it, still.
    if (view.getModel() !== model) {
      view.setModel(model)
      const kept = viewStateOf(id)
      if (kept !== null) view.restoreViewState(kept)
    }
    const position = view.getPosition()
    if (position !== null) {
      useCursor.setState({ position: { line: position.lineNumber, column: position.column }, selected: 0 })
    }
    alignCode(view)
    if (takesFocus.current) view.focus()
    takesFocus.current = false
    // For `npm run bench`: from here on the editor takes keys.
    performance.mark('nodelab:editor-ready')
    // Without its model the view was given back already, and its place was kept then.
    return () => {
      if (view.getModel() === model) keepViewState(id, view.saveViewState())
    }
  }, [monaco, view, id, language])

  useLayoutEffect(() => {
    if (view !== null && view.getModel() !== null) openModel(monaco, id, language, text)
  }, [monaco, view, id, language, text])

  useEffect(() => {
    view?.updateOptions({ ...lookOptions(look), ...assistOptions(language, look), ariaLabel: label })
    if (view !== null) alignCode(view)
    monaco.editor.setTheme(editorTheme(look.theme))
  }, [monaco, view, look, label, language])

  useEffect(() => {
    const model = view?.getModel() ?? null
    if (view === null || model === null) return
    const shown = view.createDecorationsCollection()
    const show = (): void => showMarks(monaco, model, shown, marks, view.getLayoutInfo().viewportColumn)
    show()
    const resized = view.onDidLayoutChange(show)
    return () => {
      resized.dispose()
      shown.clear()
      if (!model.isDisposed()) monaco.editor.setModelMarkers(model, 'nodelab', [])
    }
  }, [monaco, view, id, marks])

  useEffect(() => {
    if (view === null) return
    const actions = latest.current.commands.map((command, index) =>
      view.addAction({
        id: `nodelab.${command.id}`,
        label: command.label,
        keybindings: command.keys(monaco),
        run: () => latest.current.commands[index]?.run(),
      }),
    )
    return () => {
      for (const action of actions) action.dispose()
    }
  }, [monaco, view])

  useEffect(() => {
    const model = view?.getModel() ?? null
    if (view === null || model === null || goTo === null || goTo.count === answered) return
    answered = goTo.count
    const position = model.validatePosition({ lineNumber: goTo.line, column: goTo.column })
    view.setPosition(position)
    view.revealPositionInCenterIfOutsideViewport(position)
    view.focus()
  }, [view, id, goTo])

  useEffect(() => {
    const model = view?.getModel() ?? null
    const from = latest.current.handover
    if (view === null || model === null || from === null) return
    view.setPosition(model.getPositionAt(from.offset))
    view.focus()
  }, [view])

  return <div ref={host} className="monaco-host" />
}
