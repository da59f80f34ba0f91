import type { editor } from 'monaco-editor/editor/editor.api'

/** The colours that differ between the two themes; the same values as the `--ed-*` tokens. */
interface Palette {
  readonly ground: string
  readonly text: string
  readonly keyword: string
  readonly string: string
  readonly number: string
  readonly comment: string
  readonly function: string
  readonly type: string
  readonly constant: string
  readonly punctuation: string
  readonly lineHighlight: string
  readonly selection: string
  readonly lineNumber: string
  readonly indent: string
  readonly cursor: string
  readonly error: string
  readonly warning: string
  readonly float: string
  readonly floatLine: string
  readonly row: string
  readonly accentFill: string
  readonly focus: string
  readonly added: string
  readonly addedWord: string
  readonly removed: string
  readonly removedWord: string
  readonly scroll: string
}

const light: Palette = {
  ground: '#ffffff',
  text: '#1b1c20',
  keyword: '#8a2f9b',
  string: '#226338',
  number: '#0c5a80',
  comment: '#646772',
  function: '#2450ad',
  type: '#774c05',
  constant: '#71379a',
  punctuation: '#43454d',
  lineHighlight: '#f6f6f8',
  selection: '#d5e0fa',
  lineNumber: '#6a6d78',
  indent: '#e8e8ec',
  cursor: '#2455cc',
  error: '#d93a30',
  warning: '#c98412',
  float: '#ffffff',
  floatLine: '#c9cad1',
  row: '#e3eafb',
  accentFill: '#2b5fdc',
  focus: '#2b5fdc',
  added: '#e4f4ea',
  addedWord: '#bfe5cd',
  removed: '#fcebe9',
  removedWord: '#f6c9c5',
  scroll: '#14151a33',
}

const dark: Palette = {
  ground: '#1c1d21',
  text: '#e3e4e9',
  keyword: '#d79be6',
  string: '#7dd0a2',
  number: '#7cc3ea',
  comment: '#8b8f9b',
  function: '#9db7ff',
  type: '#e2b873',
  constant: '#cda4ee',
  punctuation: '#bfc2cb',
  lineHighlight: '#222428',
  selection: '#2c3d68',
  lineNumber: '#8a8e9a',
  indent: '#2b2d33',
  cursor: '#8eadff',
  error: '#ee6158',
  warning: '#d99a2b',
  float: '#25272c',
  floatLine: '#41444d',
  row: '#232e4b',
  accentFill: '#3c68dc',
  focus: '#7c9ff8',
  added: '#1a2e24',
  addedWord: '#25513a',
  removed: '#37211f',
  removedWord: '#66302c',
  scroll: '#ffffff33',
}

function rulesOf(palette: Palette): editor.ITokenThemeRule[] {
  const rules: readonly (readonly [string, string])[] = [
    ['', palette.text],
    ['keyword', palette.keyword],
    ['string', palette.string],
    ['string.escape', palette.constant],
    ['number', palette.number],
    ['comment', palette.comment],
    ['identifier', palette.text],
    ['identifier.function', palette.function],
    ['type', palette.type],
    ['type.identifier', palette.type],
    ['constant', palette.constant],
    ['regexp', palette.constant],
    ['delimiter', palette.punctuation],
    ['operator', palette.punctuation],
  ]
  return rules.map(([token, color]) => ({ token, foreground: color.slice(1) }))
}

/** Brackets are punctuation at every depth: Monaco would give each depth a hue of its own. */
function bracketColors(palette: Palette): Record<string, string> {
  const colors: Record<string, string> = { 'editorBracketHighlight.unexpectedBracket.foreground': palette.error }
  for (const depth of [1, 2, 3, 4, 5, 6]) colors[`editorBracketHighlight.foreground${depth}`] = palette.punctuation
  return colors
}

function themeOf(base: 'vs' | 'vs-dark', palette: Palette): editor.IStandaloneThemeData {
  const { float, floatLine } = palette
  return {
    base,
    inherit: true,
    rules: rulesOf(palette),
    colors: {
      ...bracketColors(palette),
      'editor.background': palette.ground,
      'editor.foreground': palette.text,
      'editor.lineHighlightBackground': palette.lineHighlight,
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': palette.selection,
      'editorLineNumber.foreground': palette.lineNumber,
      'editorLineNumber.activeForeground': palette.text,
      'editorIndentGuide.background1': palette.indent,
      'editorCursor.foreground': palette.cursor,
      'editorError.foreground': palette.error,
      'editorWarning.foreground': palette.warning,
      'editorGutter.modifiedBackground': palette.accentFill,
      'editorGutter.addedBackground': palette.accentFill,
      'editorWidget.background': float,
      'editorWidget.border': floatLine,
      'editorHoverWidget.background': float,
      'editorHoverWidget.border': floatLine,
      'editorSuggestWidget.background': float,
      'editorSuggestWidget.border': floatLine,
      'editorSuggestWidget.selectedBackground': palette.row,
      'editorSuggestWidget.selectedForeground': palette.text,
      'editorSuggestWidget.highlightForeground': palette.cursor,
      'editorSuggestWidget.focusHighlightForeground': palette.cursor,
      'menu.background': float,
      'menu.foreground': palette.text,
      'menu.selectionBackground': palette.accentFill,
      'menu.selectionForeground': '#ffffff',
      'menu.separatorBackground': floatLine,
      'quickInput.background': float,
      'quickInputList.focusBackground': palette.row,
      'quickInputList.focusForeground': palette.text,
      'scrollbarSlider.background': palette.scroll,
      'scrollbarSlider.hoverBackground': palette.scroll,
      'scrollbarSlider.activeBackground': palette.scroll,
      'scrollbar.shadow': '#00000000',
      'diffEditor.insertedLineBackground': palette.added,
      'diffEditor.insertedTextBackground': palette.addedWord,
      'diffEditor.removedLineBackground': palette.removed,
      'diffEditor.removedTextBackground': palette.removedWord,
      focusBorder: palette.focus,
    },
  }
}

/** For two texts side by side: comments are read on the colours of what differs as well. */
function comparing(palette: Palette): Palette {
  return { ...palette, comment: palette.punctuation, lineNumber: palette.punctuation }
}

/** The themes by the name that Monaco knows them by. */
export const editorThemes = {
  'nodelab-light': themeOf('vs', light),
  'nodelab-dark': themeOf('vs-dark', dark),
  'nodelab-light-diff': themeOf('vs', comparing(light)),
  'nodelab-dark-diff': themeOf('vs-dark', comparing(dark)),
} as const

/** Monaco's theme for the theme in force. */
export function editorTheme(theme: 'light' | 'dark'): 'nodelab-light' | 'nodelab-dark' {
  return theme === 'dark' ? 'nodelab-dark' : 'nodelab-light'
}
