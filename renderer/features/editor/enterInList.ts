import type { editor, IDisposable, IRange } from 'monaco-editor/editor/editor.api'
import { isMacNow } from '../../app/useMac'
import type { Monaco } from './monaco'

/** What was typed of a word, and the entry of the list that stands at it. */
export interface TypedWord {
  readonly typed: string
  readonly label: string
  /** The whole text around the word. */
  readonly code: string
  readonly language: Language
  /** It stands behind a dot: names of the node mean nothing there. */
  readonly isMember: boolean
  /** The author asked for the list by its key: it is there to be taken from. */
  readonly isAskedFor: boolean
}

type Language = 'python' | 'javascript'

/** Comments, and texts in quotes with the letters before them; each begins where none of the others does. */
const comments: Readonly<Record<Language, RegExp>> = {
  python: /#.*|([A-Za-z]*)(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g,
  javascript: /\/\/.*|\/\*[\s\S]*?\*\/|()(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g,
}

/** The names in a code: what stands in comments and in quotes is none, but an f-string holds some. */
function namesIn(code: string, language: Language): readonly string[] {
  const bare = code.replace(comments[language], (whole, prefix: string | undefined) =>
    prefix !== undefined && /f/i.test(prefix) ? whole : ' ',
  )
  return bare.match(/[\p{L}\p{N}_$]+/gu) ?? []
}

/**
 * Whether Enter takes an entry that the author has not gone to himself. It does where the entry goes on with the very letters that were
 * typed, and these are no name of the node as they stand: else the word is written, and Enter ends its line.
 */
export function takesEntry({ typed, label, code, language, isMember, isAskedFor }: TypedWord): boolean {
  if (typed === '' || isAskedFor) return true
  if (!label.startsWith(typed) || label === typed) return false
  if (isMember) return true
  // The word itself is there once.
  return namesIn(code, language).filter((name) => name === typed).length < 2
}

/** What is needed of Monaco's own list, for which it has no API: the entry that is marked, and by what the list was opened. */
interface FocusedEntry {
  readonly item: {
    readonly editStart: { readonly column: number }
    readonly completion: { readonly label: string | { readonly label: string } }
  }
}
interface SuggestController extends editor.IEditorContribution {
  readonly model?: { readonly state: number }
  readonly widget?: { readonly value: { onDidFocus(listen: (entry: FocusedEntry) => void): IDisposable } }
}

/** Monaco's `State.Manual`. */
const byKey = 1

const isLanguage = (id: string): id is Language => id === 'python' || id === 'javascript'
const moves = ['UpArrow', 'DownArrow', 'PageUp', 'PageDown'] as const

/** Whether a key goes to another entry of the list, by its name in Monaco; macOS has letters for that as well. */
export function goesToEntry(name: string, hasControl: boolean, isMac: boolean): boolean {
  return moves.some((one) => one === name) || (isMac && hasControl && (name === 'KeyN' || name === 'KeyP'))
}

/** Lets Enter end the line in an editor wherever `takesEntry` says so; Tab takes the entry in any case. */
export function endLinesAtEnter(monaco: Monaco, view: editor.IStandaloneCodeEditor): void {
  const breaks = view.createContextKey<boolean>('nodelabEnterBreaks', false)
  let hasMoved = false
  let entry: FocusedEntry | null = null

  const controllerOf = () => view.getContribution<SuggestController>('editor.contrib.suggestController')

  const judge = (): void => {
    const model = view.getModel()
    const position = view.getPosition()
    const language = model?.getLanguageId() ?? ''
    if (entry === null || model === null || position === null || !isLanguage(language)) {
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
    const isAskedFor = controllerOf()?.model?.state === byKey
    const typed = model.getValueInRange(range)
    const word = { typed, label, code: model.getValue(), language, isMember, isAskedFor }
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
    controllerOf()?.widget?.value.onDidFocus((focused) => {
      entry = focused
      judge()
    })
  }
  view.onKeyDown(({ keyCode, ctrlKey }) => {
    // Monaco makes the list when it is first asked for: not before somebody types.
    hear()
    // Heard before the list moves: what is marked next, the author has gone to.
    if (goesToEntry(monaco.KeyCode[keyCode] ?? '', ctrlKey, isMacNow())) hasMoved = true
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
