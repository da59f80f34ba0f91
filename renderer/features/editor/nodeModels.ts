import type { editor } from 'monaco-editor/editor/editor.api'
import type { Monaco } from './monaco'
import { textChange } from './textChange'

/** An open file in the editor: its text with the undo stack, and where the author stood in it. */
interface OpenModel {
  readonly model: editor.ITextModel
  /** The text of the store that the model last agreed with; it may differ in mixed line ends alone. */
  agreed: string
  viewState: editor.ICodeEditorViewState | null
  /** Whether the model is being changed by us, and not by the author. */
  applying: boolean
  /** The last change that was ours: taking it back is an undo, so that the model's steps agree with the workspace's. */
  own: OwnChange | null
}

/** A change of a model that did not come from its editor, with the model's versions on either side of it. */
interface OwnChange {
  readonly before: string
  readonly after: string
  readonly versionBefore: number
  readonly versionAfter: number
}

/** Models of the open tabs by the tab's id. A model lives as long as its tab, whatever tab is in front. */
const models = new Map<string, OpenModel>()

/** A text without line ends takes LF, as Dify's own editor does on every system. */
function keepLineFeeds(monaco: Monaco, model: editor.ITextModel, text: string): void {
  if (!text.includes('\r\n')) model.setEOL(monaco.editor.EndOfLineSequence.LF)
}

/** Opens a text, or brings the text of its model up to date by one undoable change. */
export function openModel(monaco: Monaco, id: string, language: string, text: string): editor.ITextModel {
  const open = models.get(id)
  if (open === undefined) {
    const model = monaco.editor.createModel(text, language)
    keepLineFeeds(monaco, model, text)
    models.set(id, { model, agreed: text, viewState: null, applying: false, own: null })
    return model
  }
  if (open.model.getLanguageId() !== language) monaco.editor.setModelLanguage(open.model, language)
  applyText(monaco, open, text)
  return open.model
}

/** The model of an open tab; null until its editor has opened it. */
export function modelOf(id: string): editor.ITextModel | null {
  return models.get(id)?.model ?? null
}

function applyText(monaco: Monaco, open: OpenModel, text: string): void {
  if (open.agreed === text) return
  open.agreed = text
  open.applying = true
  try {
    const { model } = open
    const { EndOfLineSequence } = monaco.editor
    const wanted = text.includes('\r\n') ? EndOfLineSequence.CRLF : EndOfLineSequence.LF
    if (/\n/.test(text) && model.getEndOfLineSequence() !== wanted) model.pushEOL(wanted)
    const before = model.getValue()
    const after = text.replace(/\r\n|\r|\n/g, model.getEOL())
    const change = textChange(before, after)
    if (change === null || goesAlong(open, after)) return
    const versionBefore = model.getAlternativeVersionId()
    const range = monaco.Range.fromPositions(model.getPositionAt(change.from), model.getPositionAt(change.to))
    model.pushStackElement()
    model.pushEditOperations([], [{ range, text: change.insert }], () => null)
    model.pushStackElement()
    open.own = { before, after, versionBefore, versionAfter: model.getAlternativeVersionId() }
  } finally {
    open.applying = false
  }
}

/** Takes our last change back, or makes it again, by the model's own undo: a step that was undone in the panel is undone in the editor. */
function goesAlong({ model, own }: OpenModel, text: string): boolean {
  const version = model.getAlternativeVersionId()
  if (own === null) return false
  if (version === own.versionAfter && text === own.before) void model.undo()
  else if (version === own.versionBefore && text === own.after) void model.redo()
  return model.getValue() === text
}

/** The text after the author's own change; null where the change was ours or leaves the text as the store has it. */
export function authorsText(id: string): string | null {
  const open = models.get(id)
  if (open === undefined || open.applying) return null
  const text = open.model.getValue()
  if (text === open.agreed) return null
  open.agreed = text
  return text
}

export function keepViewState(id: string, viewState: editor.ICodeEditorViewState | null): void {
  const open = models.get(id)
  if (open !== undefined) open.viewState = viewState
}

/** The tab that a model belongs to; null for a model of no tab. */
export function idOfModel(model: editor.ITextModel): string | null {
  for (const [id, open] of models) if (open.model === model) return id
  return null
}

export function viewStateOf(id: string): editor.ICodeEditorViewState | null {
  return models.get(id)?.viewState ?? null
}

/** A tab has another id now; its text keeps what can be undone. */
export function renameModel(from: string, to: string): void {
  const open = models.get(from)
  if (open === undefined) return
  models.delete(from)
  models.set(to, open)
}

/** Forgets the models of tabs that were closed. */
export function keepModels(ids: readonly string[]): void {
  for (const [id, { model }] of models) {
    if (ids.includes(id)) continue
    models.delete(id)
    model.dispose()
  }
}
