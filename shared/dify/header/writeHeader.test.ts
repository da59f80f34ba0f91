import { describe, expect, it } from 'vitest'
import type { CodeLanguage } from '../../model/node'
import { changeOf } from './testing/change'
import { applyEdits } from './textEdit'
import { writeHeader } from './writeHeader'

const written = (language: CodeLanguage, code: string, ask: Parameters<typeof changeOf>[0]): string => {
  const result = writeHeader(language, code, changeOf(ask))
  return 'edits' in result ? applyEdits(code, result.edits) : result.refused
}
const python = (list: string, ask: Parameters<typeof changeOf>[0]): string =>
  /^def main\((.*)\): pass$/s.exec(written('python3', `def main(${list}): pass`, ask))?.[1] ?? 'not on one line'
const javascript = (head: string, ask: Parameters<typeof changeOf>[0]): string =>
  written('javascript', `${head} {}`, ask).slice(0, -3)

describe('a parameter that is added', () => {
  it.each([
    ['', 'x: str'],
    ['a', 'a, x: str'],
    ['a, b=1', 'a, x: str, b: float = 1'],
    ['a: str = "", *, c', 'x: str, a: str = "", *, c'],
    ['a=1, /', 'a: float = 1, /, *, x: str'],
    ['a, /, b', 'a, /, b, x: str'],
    ['*args', 'x: str, *args'],
    ['a: int, **kwargs', 'a: int, **kwargs'],
    ['a=None', 'x: str, a: object = None'],
    [
      'a=lambda p, q=1: (p, q), b: "dict[str, int]" = {}',
      'x: str, a: object = lambda p, q=1: (p, q), b: "dict[str, int]" = {}',
    ],
  ])('to %j gives %j', (list, expected) => {
    // As the panel does it: the new one is the last of the inputs.
    expect(python(list, { added: [{ name: 'x' }], order: ['a', 'b', 'c', 'x'] })).toBe(expected)
  })

  it('leaves a default the annotation of its own type, whatever the input is', () => {
    const types = { b: 'string', c: 'string', d: 'array[number]', e: 'secret', x: 'string' } as const
    const order = Object.keys(types)
    expect(python('a, b=1, /', { added: [{ name: 'x' }], order, types })).toBe('a, b: float = 1, /, *, x: str')
    expect(python('b=True, c=None, d=[1], e=""', { added: [{ name: 'x' }], order, types })).toBe(
      'x: str, b: bool = True, c: str = None, d: list[float] = [1], e: str = ""',
    )
    expect(python('b=[1]', { added: [{ name: 'x' }], order, types })).toBe('x: str, b: list = [1]')
  })

  it('stands where its input stands among the others', () => {
    expect(python('a, b', { added: [{ name: 'x' }], order: ['x', 'a', 'b'] })).toBe('x: str, a, b')
    expect(python('a, b', { added: [{ name: 'x' }], order: ['a', 'x', 'b'] })).toBe('a, x: str, b')
  })

  it('has the annotation of its type, and is written as it was where it comes back', () => {
    const types = { n: 'number', o: 'array[object]', f: 'file', b: 'boolean' } as const
    const added = Object.keys(types).map((name) => ({ name }))
    expect(python('', { added, types, order: Object.keys(types) })).toBe('n: float, o: list[dict], f: dict, b: bool')
    expect(python('a, b=1', { added: [{ name: 'x', text: 'x: int = 7' }], order: ['a', 'x', 'b'] })).toBe(
      'a, x: int = 7, b: float = 1',
    )
  })

  it.each(['[text] * n', '"ab" * n', 'n * [0]', 'range(n)', 'range(0, n)', 'text[:n]', 'text[n:]'])(
    'is an int as a Number that main() counts with: %s',
    (counting) => {
      const code = `def main(text: str):\n    return {"result": ${counting}}\n`
      const types = { n: 'number', text: 'string' } as const
      const order = ['text', 'n']
      expect(written('python3', code, { added: [{ name: 'n' }], types, order })).toContain('main(text: str, n: int)')
      const before = code.replace('text: str', 'text: str, n: str')
      expect(written('python3', before, { retyped: ['n'], types, order })).toContain('main(text: str, n: int)')
    },
  )

  it.each(['price * n', 'n * 2', 'arrange(n)', 'rows[n]', '{"a": n}'])(
    'is a float as any other Number, as Dify writes it: %s',
    (reckoning) => {
      const code = `def main(price: float):\n    return {"result": ${reckoning}}\n`
      const types = { n: 'number' } as const
      expect(written('python3', code, { added: [{ name: 'n' }], types, order: ['n'] })).toContain('n: float')
    },
  )

  it('is taken apart in JavaScript', () => {
    const added = { added: [{ name: 'x' }], order: ['a', 'b', 'x'] }
    expect(javascript('function main()', added)).toBe('function main({x})')
    expect(javascript('function main({})', added)).toBe('function main({x})')
    expect(javascript('function main({a, b = 1})', added)).toBe('function main({a, b = 1, x})')
    expect(javascript('const main = async ({ a } = {}) =>', added)).toBe('const main = async ({ a, x } = {}) =>')
    expect(javascript('function main({a, ...more})', added)).toBe('function main({a, ...more})')
    expect(javascript('function main(inputs)', added)).toBe('function main(inputs)')
  })
})

describe('a parameter that is removed', () => {
  it.each([
    ['a', 'b', 'a'],
    ['a, b', 'b', 'a'],
    ['b: str, a, **kw', 'b', 'a, **kw'],
    ['a, *, b', 'b', 'a'],
    ['b, /, a', 'b', 'a'],
    ['a, *, b, c', 'b', 'a, *, c'],
  ])('%j without %s is %j', (list, name, expected) => {
    expect(python(list, { removed: [name] })).toBe(expected)
  })

  it('leaves no braces behind in JavaScript', () => {
    expect(javascript('function main({a})', { removed: ['a'] })).toBe('function main()')
    expect(javascript('function main({ a, "b": c })', { removed: ['b'] })).toBe('function main({ a })')
  })
})

it('a new type gives a new annotation, the same one in other words does not', () => {
  const types = { a: 'number', b: 'secret', c: 'object' } as const
  const retyped = ['a', 'b', 'c']
  expect(python('a: str = "x", b: Optional[str] = None, c=[1, 2]', { types, retyped })).toBe(
    'a: float = "x", b: Optional[str] = None, c: dict = [1, 2]',
  )
  expect(javascript('function main({a})', { types, retyped })).toBe('function main({a})')
})

it('a plain list stays for any array', () => {
  const types = { a: 'array[number]', b: 'array[file]', c: 'string' } as const
  expect(python('a: list, b: Optional[List] = None, c: list', { types, retyped: ['a', 'b', 'c'] })).toBe(
    'a: list, b: Optional[List] = None, c: str',
  )
})

describe('another order', () => {
  it.each([
    ['a, b, c', 'c a b', 'c, a, b'],
    ['a, b=1, c: int = 2', 'c b a', 'a, c: int = 2, b: float = 1'],
    ['a, /, b, *, c, d', 'd c b a', 'a, /, b, *, d, c'],
    ['a, own=3, b=1', 'b a', 'a, own=3, b=1'],
    ['a=1, own=3, b="2"', 'b a', 'b: str = "2", own: float = 3, a: float = 1'],
  ])('of %j as %s is %j', (list, order, expected) => {
    const changed = python(list, { order: order.split(' '), isMoved: true })
    expect(changed).toBe(expected)
  })
})

describe('what the author wrote', () => {
  const code = `import json

@cached
def main(
    a: str,  # the text
    b: dict[str, list[int]] = {
        "k": [1, 2],  # two
    },
    *,
    c="# no, comment",
) -> dict:
    """Says it."""
    return {"a": a}
`
  it('stays, on one line, its comments above', () => {
    expect(written('python3', code, { added: [{ name: 'x' }], order: ['a', 'x', 'b', 'c'] })).toBe(`import json

@cached
# the text
# two
def main(a: str, x: str, b: dict[str, list[int]] = {"k": [1, 2],}, *, c: str = "# no, comment") -> dict:
    """Says it."""
    return {"a": a}
`)
  })

  it('stays as it is where nothing of the header changes', () => {
    expect(written('python3', code, { removed: ['z'], order: ['a', 'b', 'c'] })).toBe(code)
    const loose = 'def main( a,b = 1 ):pass'
    expect(written('python3', loose, { types: { b: 'string' }, retyped: ['b'] })).toBe('def main(a, b: str = 1):pass')
    expect(written('python3', loose, {})).toBe(loose)
  })

  it('stays in JavaScript too', () => {
    const list = `// up
function main({
  a, // the "a"
  b = { k: [1, 2] }, /* two */
}) {
  return { a }
}
`
    expect(written('javascript', list, { added: [{ name: 'x' }], order: ['a', 'b', 'x'] })).toBe(`// up
// the "a"
/* two */
function main({a, b = { k: [1, 2] }, x}) {
  return { a }
}
`)
  })
})

describe('nothing is written', () => {
  it.each([
    ['def main(a', 'no-header'],
    ['x = 1', 'no-header'],
    ['def main(a, b: ): pass', 'no-header'],
    ['def main(a, a): pass', 'no-header'],
  ])('where %j has no whole header', (code, why) => {
    expect(written('python3', code, { added: [{ name: 'x' }] })).toBe(why)
  })

  it('for a name that can be none', () => {
    for (const name of ['', '1a', 'a-b', 'class', 'a b']) {
      expect(written('python3', 'def main(a): pass', { added: [{ name }] })).toBe('not-a-name')
      expect(written('python3', 'def main(a): pass', { renamed: { a: name } })).toBe('not-a-name')
    }
    expect(written('javascript', 'function main({a}) {}', { renamed: { a: 'new' } })).toBe('not-a-name')
    expect(python('a', { added: [{ name: '文本' }], order: ['a', '文本'] })).toBe('a, 文本: str')
  })

  it('where another parameter has the name', () => {
    expect(written('python3', 'def main(a, b=1): pass', { renamed: { a: 'b' } })).toBe('taken')
    expect(written('python3', 'def main(a, *more): pass', { renamed: { a: 'more' } })).toBe('taken')
  })
})
