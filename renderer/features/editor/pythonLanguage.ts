import type { languages } from 'monaco-editor/editor/editor.api'

/**
 * Python's colours. Written for the code of a node: names of functions where they are made and called, built-in types as types, and
 * `print` a function, not a keyword. Line by line, so a quote that is not closed ends with its line.
 */
export const pythonLanguage: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.python',
  unicode: true,
  keywords: [
    'and',
    'as',
    'assert',
    'async',
    'await',
    'break',
    'class',
    'continue',
    'def',
    'del',
    'elif',
    'else',
    'except',
    'finally',
    'for',
    'from',
    'global',
    'if',
    'import',
    'in',
    'is',
    'lambda',
    'nonlocal',
    'not',
    'or',
    'pass',
    'raise',
    'return',
    'try',
    'while',
    'with',
    'yield',
  ],
  constants: ['True', 'False', 'None', 'NotImplemented', 'Ellipsis', '__debug__', '__name__'],
  types: [
    'bool',
    'bytearray',
    'bytes',
    'complex',
    'dict',
    'float',
    'frozenset',
    'int',
    'list',
    'object',
    'set',
    'str',
    'tuple',
    'type',
  ],
  tokenizer: {
    root: [
      [/[ \t\r\f]+/, 'white'],
      [/#.*$/, 'comment'],
      [/(def)(\s+)([\p{L}_][\p{L}\p{N}_]*)/u, ['keyword', 'white', 'identifier.function']],
      [/(class)(\s+)([\p{L}_][\p{L}\p{N}_]*)/u, ['keyword', 'white', 'type']],
      [/^(\s*)(match|case|type)(?=\s+[^=\s.,:)\]])/, ['white', 'keyword']],
      [/@[\p{L}_][\p{L}\p{N}_.]*/u, 'identifier.function'],
      { include: '@strings' },
      [/0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+/, 'number'],
      [/(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/, 'number'],
      [
        /[\p{L}_][\p{L}\p{N}_]*(?=\s*\()/u,
        {
          cases: {
            '@keywords': 'keyword',
            '@constants': 'constant',
            '@types': 'type',
            '@default': 'identifier.function',
          },
        },
      ],
      [
        /[\p{L}_][\p{L}\p{N}_]*/u,
        { cases: { '@keywords': 'keyword', '@constants': 'constant', '@types': 'type', '@default': 'identifier' } },
      ],
      [/[{}[\]()]/, 'delimiter'],
      [/[,:;.]/, 'delimiter'],
      [/[-+*/%&|^~<>=!@]+/, 'operator'],
    ],
    strings: [
      [
        /[rRbBuUfFtT]{0,2}"""/,
        {
          cases: {
            '[rR].*|.[rR].*': { token: 'string', next: '@rawDouble3' },
            '@default': { token: 'string', next: '@double3' },
          },
        },
      ],
      [
        /[rRbBuUfFtT]{0,2}'''/,
        {
          cases: {
            '[rR].*|.[rR].*': { token: 'string', next: '@rawSingle3' },
            '@default': { token: 'string', next: '@single3' },
          },
        },
      ],
      // In an f-string the same quote may stand inside braces since Python 3.12: it is taken whole.
      [/[rR]?[fFtT][rR]?"(?:[^"\\{}]|\\.|\{\{|\}\}|\{(?:[^{}]|\{[^{}]*\})*\})*"/, 'string'],
      [/[rR]?[fFtT][rR]?'(?:[^'\\{}]|\\.|\{\{|\}\}|\{(?:[^{}]|\{[^{}]*\})*\})*'/, 'string'],
      [/(?:[rR][bB]?|[bB][rR])(?:"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$))/, 'string'],
      [/[bBuUfFtT]?(?:"(?:[^"\\]|\\.)*$|'(?:[^'\\]|\\.)*$)/, 'string'],
      [/[bBuUfFtT]?"/, 'string', '@double'],
      [/[bBuUfFtT]?'/, 'string', '@single'],
    ],
    double: [
      [/[^\\"]+/, 'string'],
      [/\\./, 'string.escape'],
      [/"/, 'string', '@pop'],
    ],
    single: [
      [/[^\\']+/, 'string'],
      [/\\./, 'string.escape'],
      [/'/, 'string', '@pop'],
    ],
    double3: [
      [/[^\\"]+/, 'string'],
      [/\\./, 'string.escape'],
      [/"""/, 'string', '@pop'],
      [/["\\]/, 'string'],
    ],
    single3: [
      [/[^\\']+/, 'string'],
      [/\\./, 'string.escape'],
      [/'''/, 'string', '@pop'],
      [/['\\]/, 'string'],
    ],
    rawDouble3: [
      [/[^\\"]+|\\./, 'string'],
      [/"""/, 'string', '@pop'],
      [/["\\]/, 'string'],
    ],
    rawSingle3: [
      [/[^\\']+|\\./, 'string'],
      [/'''/, 'string', '@pop'],
      [/['\\]/, 'string'],
    ],
  },
}

/** Brackets, comments and indentation of Python. `indent` is Monaco's own value for "one step in". */
export function pythonConfiguration(indent: languages.IndentAction): languages.LanguageConfiguration {
  return {
    comments: { lineComment: '#' },
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
      { open: "'", close: "'", notIn: ['string', 'comment'] },
    ],
    surroundingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '(', close: ')' },
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
    onEnterRules: [
      {
        beforeText:
          /^\s*(?:def|class|for|if|elif|else|while|try|with|finally|except|async|match|case)\b.*:\s*(?:#.*)?$/,
        action: { indentAction: indent },
      },
    ],
  }
}
