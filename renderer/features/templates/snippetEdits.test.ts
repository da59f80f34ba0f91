import { describe, expect, it } from 'vitest'
import type { Snippet } from '../../../shared/snippets/snippet'
import { placeSnippet } from './snippetEdits'

const snippet: Snippet = {
  name: 'find_it',
  language: 'python3',
  imports: ['import re'],
  body: 'def find_it(text):\n    return re.sub(r"\\w$", "}", text)',
  parameters: ['text'],
}
const at = (line: number, from: number, to: number) => ({
  startLineNumber: line,
  startColumn: from,
  endLineNumber: line,
  endColumn: to,
})

describe('a snippet at the caret', () => {
  it('is a call within a function, with what it needs above', () => {
    const code = 'import re\n\n\ndef main():\n    x = fin\n'
    expect(placeSnippet(code, snippet, at(5, 9, 12), false)).toEqual({
      atCaret: 'find_it(${1:text})',
      besides: [{ range: at(4, 1, 1), text: `${snippet.body}\n\n\n` }],
    })
  })

  it('is the function itself at the margin, where its text means nothing to the editor', () => {
    const body = 'def find_it(text):\n    return re.sub(r"\\\\w\\$", "\\}", text)'
    expect(placeSnippet('import os\n\nfin\n', snippet, at(3, 1, 4), true)).toEqual({
      atCaret: body,
      besides: [{ range: at(2, 1, 1), text: 'import re\n' }],
    })
    expect(placeSnippet('fin', snippet, at(1, 1, 4), true)).toEqual({ atCaret: `import re\n\n\n${body}`, besides: [] })
  })

  it('is a call alone where the code has the function', () => {
    const code = `import re\n\n\n${snippet.body}\n\n\n`
    expect(placeSnippet(code, snippet, at(8, 1, 1), true)).toEqual({ atCaret: 'find_it(${1:text})', besides: [] })
  })
})
