import type { editor, IDisposable, IRange } from 'monaco-editor/editor/editor.api'
import type { Monaco } from './monaco'

/** What was typed of a word, and the entry of the list that stands at it. */
export interface TypedWord {
  readonly typed: string
  readonly label: string
  /** The whole text around the word. */
  readonly code: string
  /** It stands behind a dot: names of the node mean nothing there. */
  readonly isMember: boolean
}

/**
 * Whether Enter takes an entry that the author has not gone to himself. It does where the entry goes on with the very letters that were
 * typed, and these are no name of the node as they stand: else the word is written, and Enter ends its line.
 */
export function takesEntry({ typed, label, code, isMember }: TypedWord): boolean {
  if (typed === '') return true
  if (!label.startsWith(typed) || label === typed) return false
  if (isMember) return true
  // The word itself is there once.
  const words = code.match(/[\p{L}\p{N}_$]+/gu) ?? []
  return words.filter((word) => word === typed).length < 2
}

/** What is needed of Monaco's own list, for which it has no API: the entry that is marked. */
interface FocusedEntry {
  readonly item: {
    readonly editStart: { readonly column: number }
    readonly completion: { readonly label: string | { readonly label: string } }
  }
}
interface SuggestController extends editor.IEditorContribution {
  readonly widget?: { readonly value: { onDidFocus(listen: (entry: FocusedEntry) => void): IDisposable } }
}

const languages = ['python', 'javascript']
const moves = ['UpArrow', 'DownArrow', 'PageUp', 'PageDown'] as const

/** Lets Enter end the line in an editor wherever `takesEntry` says so; Tab takes the entry in any case. */
export function endLinesAtEnter(monaco: Monaco, view: editor.IStandaloneCodeEditor): void {
  const breaks = view.createContextKey<boolean>('nodelabEnterBreaks', false)
  let hasMoved = false
  let entry: FocusedEntry | null = null

  const judge = (): void => {
    const model = view.getModel()
    const position = view.getPosition()
    if (entry === null || model === null || position === null || !languages.includes(model.getLanguageId())) {
      breaks.set(false)
      return
    }
    const { lineNumber, column } = position
    const { editStart, completion } = entry.item
    const range: IRange = {
      startLineNumber: lineNumber,
      startColumn: editStart.column,
      endLineNumber: lineNumber,
      endColumn: column,
    }
    const label = typeof completion.label === 'string' ? completion.label : completion.label.label
    const isMember = model
      .getLineContent(lineNumber)
      .slice(0, editStart.column - 1)
      .endsWith('.')
    const word = { typed: model.getValueInRange(range), label, code: model.getValue(), isMember }
    breaks.set(!hasMoved && !takesEntry(word))
  }

  view.onDidChangeModelContent(() => {
    hasMoved = false
    judge()
  })
  let isHeard = false
  const hear = (): void => {
    if (isHeard) return
    isHeard = true
    const controller = view.getContribution<SuggestController>('editor.contrib.suggestController')
    controller?.widget?.value.onDidFocus((focused) => {
      entry = focused
      judge()
    })
  }
  view.onKeyDown(({ keyCode }) => {
    // Monaco makes the list when it is first asked for: not before somebody types.
    hear()
    // Heard before the list moves: what is marked next, the author has gone to.
    if (moves.some((name) => monaco.KeyCode[name] === keyCode)) hasMoved = true
  })
  view.addAction({
    id: 'nodelab.endLine',
    label: 'nodelab.endLine',
    keybindings: [monaco.KeyCode.Enter],
    precondition: 'suggestWidgetVisible && nodelabEnterBreaks',
    run: () => {
      view.trigger('nodelab', 'hideSuggestWidget', null)
      view.trigger('keyboard', 'type', { text: '\n' })
    },
  })
}
