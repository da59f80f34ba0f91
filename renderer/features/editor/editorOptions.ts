import type { editor } from 'monaco-editor/editor/editor.api'

/** What the author chose that changes how the editor draws. */
export interface EditorLook {
  readonly fontSize: number
  readonly wordWrap: boolean
  readonly theme: 'light' | 'dark'
  /** Whether the language server helps. */
  readonly helps: boolean
}

/** Glyphs end at 20 px, line numbers at 36, code begins at 52: the edges of the panel below. */
const glyphWidth = 20
const codeStart = 52
const numberWidth = 16

/** Line height goes with the font's size as 20 goes with 13. */
export function lineHeightOf(fontSize: number): number {
  return Math.round((fontSize * 20) / 13)
}

/** The options that follow the author's settings. */
export function lookOptions(look: Omit<EditorLook, 'helps'>): editor.IEditorOptions {
  return {
    fontSize: look.fontSize,
    lineHeight: lineHeightOf(look.fontSize),
    wordWrap: look.wordWrap ? 'on' : 'off',
  }
}

/** Completion helps with the requirements, and with Python and JavaScript where the author wants that. */
export function assistOptions(language: string, { helps: wanted }: Pick<EditorLook, 'helps'>): editor.IEditorOptions {
  const helps = language === 'requirements' || (['python', 'javascript'].includes(language) && wanted)
  return {
    quickSuggestions: helps ? { other: 'on', comments: 'off', strings: 'off' } : false,
    suggestOnTriggerCharacters: helps,
    parameterHints: { enabled: helps },
    // A name that is written out goes on to the next line; see `enterInList.ts`.
    acceptSuggestionOnEnter: 'smart',
    snippetSuggestions: 'bottom',
  }
}

/** Options that do not change; see `assistOptions` for those of completion. */
export const fixedOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: 'var(--font-mono), monospace',
  fontLigatures: false,
  minimap: { enabled: false },
  glyphMargin: true,
  lineNumbersMinChars: 2,
  lineDecorationsWidth: codeStart - glyphWidth - numberWidth,
  folding: false,
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'all',
  renderWhitespace: 'selection',
  wrappingIndent: 'indent',
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  guides: { indentation: true, highlightActiveIndentation: false },
  stickyScroll: { enabled: false },
  wordBasedSuggestions: 'off',
  links: false,
  codeLens: false,
  lightbulb: { enabled: 'off' as editor.ShowLightbulbIconMode },
  renderFinalNewline: 'on',
  unusualLineTerminators: 'off',
  // Full-width punctuation is ordinary in Chinese text; characters that can't be seen are not.
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false, invisibleCharacters: true },
  tabSize: 4,
  insertSpaces: true,
  fixedOverflowWidgets: true,
  accessibilitySupport: 'auto',
}

/** Sets the width between line numbers and code so that code begins at 52 px in whatever font the system gave. */
export function alignCode(view: editor.ICodeEditor): void {
  const { lineNumbersWidth } = view.getLayoutInfo()
  const width = Math.max(8, codeStart - glyphWidth - lineNumbersWidth)
  view.updateOptions({ lineDecorationsWidth: width })
}
