import type { languages } from 'monaco-editor/editor/editor.api'

/** Colours of a requirements file: a package's name, its versions, extras, markers, options and comments. */
export const requirementsLanguage: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.requirements',
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      [/(?:^|\s)#.*$/, 'comment'],
      [/#.*$/, 'comment'],
      [/^\s*--?[\w-]+/, 'keyword'],
      [/\b(?:https?|file|git\+\w+):\S+/, 'string'],
      [/\[[^\]]*\]/, 'type'],
      [/===?|~=|!=|<=|>=|<|>|@/, { token: 'operator', next: '@version' }],
      [/;.*$/, 'constant'],
      [/[A-Za-z0-9][\w.-]*/, 'identifier.function'],
    ],
    version: [
      [/\s+/, 'white'],
      [/\b(?:https?|file|git\+\w+):\S+/, 'string', '@pop'],
      [/[\w.*+!-]+/, 'number', '@pop'],
      [/./, { token: '@rematch', next: '@pop' }],
    ],
  },
}

export const requirementsConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [['[', ']']],
  autoClosingPairs: [{ open: '[', close: ']' }],
}
