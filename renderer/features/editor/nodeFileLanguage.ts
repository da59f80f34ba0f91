import type { languages } from 'monaco-editor/editor/editor.api'
import type { Monaco } from './monaco'

/** Monaco's name for a node file shown as a whole. */
export const nodeFileName = 'node-file'

/** The colours of a node file: its keys, texts, numbers and comments. The code within it is a text, whose texts and comments look alike. */
const nodeFileLanguage: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.node-file',
  tokenizer: {
    root: [
      [/^(\s*(?:- )*)([\w$.[\]-]+)(:)(?=\s|$)/, ['', 'type', 'delimiter']],
      [/(?:^|\s)#.*$/, 'comment'],
      [/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/, 'string'],
      [/(?:true|false|null)(?![\w-])/, 'keyword'],
      [/-?\d+(?:\.\d+)?(?![\w-])/, 'number'],
      [/[A-Za-z_][\w.-]*/, 'identifier'],
      [/\s+|./, ''],
    ],
  },
}

/** Makes the language known, once. Monaco's own YAML would bring its registry into a piece of its own, and delay the start by that. */
export function knowNodeFiles(monaco: Monaco): void {
  if (monaco.languages.getLanguages().some(({ id }) => id === nodeFileName)) return
  monaco.languages.register({ id: nodeFileName })
  monaco.languages.setMonarchTokensProvider(nodeFileName, nodeFileLanguage)
}
