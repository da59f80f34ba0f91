import { describe, expect, it } from 'vitest'
import type { CodeNode } from '../model/node'
import { callOf, insertionsOf, snippetOf } from './snippet'

const node = (code: string, code_language: CodeNode['code_language'] = 'python3'): CodeNode => ({
  title: '',
  desc: '',
  variables: [],
  outputs: [],
  dependencies: [],
  target: null,
  samples: {},
  code,
  code_language,
})

const template = node(
  'import re\nimport json\n\nLINK = r"x"\n\n\ndef find_links(text: str, most: int = 3) -> list:\n    return re.findall(LINK, text)\n\n\ndef main(text: str):\n    return {"links": find_links(text)}\n',
)
const script = node(
  '/** Twice. */\nfunction twiceIt(n) {\n  return 2 * n\n}\n\nfunction main({ n }) {\n  return {}\n}\n',
  'javascript',
)

function put(code: string, from: CodeNode, id: string): string {
  const snippet = snippetOf(id, from)
  if (snippet === null) throw new Error('no snippet')
  return [...insertionsOf(code, snippet)]
    .reverse()
    .reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), code)
}

describe('the snippet of a template', () => {
  it('is its functions without main, its imports, and a call of the function of its name', () => {
    const snippet = snippetOf('find_links', template)
    expect(snippet).toMatchObject({
      imports: ['import re', 'import json'],
      body: 'LINK = r"x"\n\n\ndef find_links(text: str, most: int = 3) -> list:\n    return re.findall(LINK, text)',
    })
    expect(snippet === null ? '' : callOf(snippet)).toBe('find_links(${1:text})')
    expect(snippetOf('twice_it', script)?.name).toBe('twiceIt')
    expect(snippetOf('other', template)).toBeNull()
    expect(snippetOf('find_links', node('{{ a }}', 'jinja2'))).toBeNull()
  })

  it('stands before main and its comments, its imports behind the others', () => {
    expect(put('import os\nimport re\n\n\n# Mine.\ndef main():\n    pass\n', template, 'find_links')).toBe(
      `import os\nimport re\nimport json\n\n\n${snippetOf('find_links', template)?.body}\n\n\n# Mine.\ndef main():\n    pass\n`,
    )
  })

  it('is put once: a code that has all of it stays as it is', () => {
    const once = put('def main():\n    pass\n', template, 'find_links')
    expect(once).toMatch(/^import re\nimport json\n\n\nLINK = /)
    expect(once).toMatch(/, text\)\n\n\ndef main\(\):\n {4}pass\n$/)
    expect(put(once, template, 'find_links')).toBe(once)
  })

  it('leaves a script block and a docstring at the head', () => {
    const head = '# /// script\n# dependencies = ["x"]\n# ///\n"""What it does."""\n'
    expect(put(`${head}x = 1\n\n\ndef main():\n    pass\n`, template, 'find_links')).toMatch(
      /^# \/\/\/ script\n.*\n# \/\/\/\n"""What it does\."""\nimport re\nimport json\n\n\nx = 1\n\n\nLINK/,
    )
  })

  it('goes to the end of a code without main, and into an empty one', () => {
    expect(put('x = 1\n', script, 'twice_it')).toBe(
      'x = 1\n\n/** Twice. */\nfunction twiceIt(n) {\n  return 2 * n\n}\n',
    )
    expect(put('', script, 'twice_it')).toBe('/** Twice. */\nfunction twiceIt(n) {\n  return 2 * n\n}\n')
    expect(put('/** Mine. */\nfunction main() {}\n', script, 'twice_it')).toBe(
      '/** Twice. */\nfunction twiceIt(n) {\n  return 2 * n\n}\n\n/** Mine. */\nfunction main() {}\n',
    )
  })
})
