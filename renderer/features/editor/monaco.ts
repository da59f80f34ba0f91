import * as monaco from 'monaco-editor/editor/editor.api'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/dnd/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoLine/register'
import 'monaco-editor/features/gotoSymbol/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/longLinesHelper/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/features/quickCommand/register'
import 'monaco-editor/features/readOnlyMessage/register'
import 'monaco-editor/features/referenceSearch/register'
import 'monaco-editor/features/rename/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/tokenization/register'
import 'monaco-editor/features/unicodeHighlighter/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/features/wordPartOperations/register'
import 'monaco-editor/languages/definitions/javascript/register'
import { helpWith, openSourcesInPeek } from '../language/helpProviders'
import { javascriptHelp } from '../language/javascript/javascriptHelp'
import { formatJavascript } from '../language/javascript/formatJavascript'
import { pythonHelp } from '../language/pythonHelp'
import { helpByRuff } from '../language/ruff/ruffProviders'
import { editorThemes } from './editorThemes'
import { jinjaConfiguration, jinjaLanguage } from './jinjaLanguage'
import { pythonConfiguration, pythonLanguage } from './pythonLanguage'
import { monacoKeys } from '../../ui/keys'
import { offerQuickFixes } from './quickFixProvider'
import { offerSnippets } from '../templates/snippetCompletion'
import { requirementsConfiguration, requirementsLanguage } from './requirementsLanguage'

/**
 * Monaco as Nodelab uses it: the core, the features of a code editor (completion serves the requirements, Python and JavaScript), and the languages of a code node. This
 * module is heavy: it is loaded through `loadMonaco` alone.
 */

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('monaco-editor/editor/editor.worker', import.meta.url), { type: 'module' }),
}

monaco.languages.register({ id: 'python', extensions: ['.py'], aliases: ['Python'] })
monaco.languages.setLanguageConfiguration('python', pythonConfiguration(monaco.languages.IndentAction.Indent))
monaco.languages.setMonarchTokensProvider('python', pythonLanguage)

monaco.languages.register({ id: 'requirements', filenames: ['python-requirements.txt'] })
monaco.languages.setLanguageConfiguration('requirements', requirementsConfiguration)
monaco.languages.setMonarchTokensProvider('requirements', requirementsLanguage)

monaco.languages.register({ id: 'jinja2', aliases: ['Jinja2'] })
monaco.languages.setLanguageConfiguration('jinja2', jinjaConfiguration)
monaco.languages.setMonarchTokensProvider('jinja2', jinjaLanguage)

for (const [name, theme] of Object.entries(editorThemes)) monaco.editor.defineTheme(name, theme)

offerQuickFixes(monaco)
offerSnippets(monaco)
helpWith(monaco, pythonHelp)
helpWith(monaco, javascriptHelp)
openSourcesInPeek(monaco)
formatJavascript(monaco)
helpByRuff(monaco)

/** Keys that are the window's, not the editor's: without a command of their own they reach the page. */
const { KeyCode, KeyMod } = monaco
monaco.editor.addKeybindingRules([
  ...(['run', 'run-cases', 'next-region'] as const).flatMap((id) =>
    monacoKeys(id, { KeyMod, KeyCode }).map((keybinding) => ({ keybinding, command: null })),
  ),
  // The same on every system; Monaco has another on Linux.
  ...monacoKeys('format', { KeyMod, KeyCode }).map((keybinding) => ({
    keybinding,
    command: 'editor.action.formatDocument',
    when: 'editorTextFocus && !editorReadonly',
  })),
])

export default monaco
export type Monaco = typeof monaco
