import type { languages } from 'monaco-editor/editor/editor.api'

const keywords = (
  'if elif else endif for endfor in is not and or recursive loop set endset macro endmacro call endcall filter endfilter ' +
  'with endwith block endblock extends include import from as do raw autoescape endautoescape'
).split(' ')

/** Jinja2's colours: the text as it is, and in it expressions, statements and comments. A statement or an expression may go over lines. */
export const jinjaLanguage: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.jinja2',
  unicode: true,
  keywords,
  constants: ['true', 'false', 'none', 'True', 'False', 'None'],
  tokenizer: {
    root: [
      [/\{#/, 'comment', '@comment'],
      [/\{%[-+]?\s*raw\s*[-+]?%\}/, 'keyword', '@raw'],
      [/\{%[-+]?/, { token: 'delimiter', next: '@statement' }],
      [/\{\{[-+]?/, { token: 'delimiter', next: '@expression' }],
      [/[^{]+/, ''],
      [/\{/, ''],
    ],
    comment: [
      [/#\}/, 'comment', '@pop'],
      [/[^#]+|#/, 'comment'],
    ],
    raw: [
      [/\{%[-+]?\s*endraw\s*[-+]?%\}/, 'keyword', '@pop'],
      [/[^{]+|\{/, ''],
    ],
    statement: [[/[-+]?%\}/, 'delimiter', '@pop'], { include: '@inside' }],
    expression: [[/[-+]?\}\}/, 'delimiter', '@pop'], { include: '@inside' }],
    inside: [
      [/\s+/, 'white'],
      [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, 'string'],
      [/\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/(\|)(\s*)([\p{L}_][\p{L}\p{N}_]*)/u, ['operator', 'white', 'identifier.function']],
      [/[\p{L}_][\p{L}\p{N}_]*(?=\s*\()/u, { cases: { '@keywords': 'keyword', '@default': 'identifier.function' } }],
      [
        /[\p{L}_][\p{L}\p{N}_]*/u,
        { cases: { '@keywords': 'keyword', '@constants': 'constant', '@default': 'identifier' } },
      ],
      // A brace inside braces is a dict's; the pair that ends the whole has been looked for first.
      [/[()[\],.:{}]/, 'delimiter'],
      [/[-+*/%~<>=!|]+/, 'operator'],
    ],
  },
}

export const jinjaConfiguration: languages.LanguageConfiguration = {
  comments: { blockComment: ['{#', '#}'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
}
