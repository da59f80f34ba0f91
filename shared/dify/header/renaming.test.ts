import { describe, expect, it } from 'vitest'
import type { CodeLanguage } from '../../model/node'
import { changeOf } from './testing/change'
import { applyEdits } from './textEdit'
import { writeHeader } from './writeHeader'

/** The code with `a` renamed to `b`. */
function renamed(language: CodeLanguage, code: string): string {
  const result = writeHeader(language, code, changeOf({ renamed: { a: 'b' } }))
  return 'edits' in result ? applyEdits(code, result.edits) : result.refused
}
const body = (lines: string): string =>
  /^def main\(b\):\n([^]*)\n$/.exec(renamed('python3', `def main(a):\n${lines}\n`))?.[1] ?? 'not renamed'

describe('a renamed parameter in Python', () => {
  it.each([
    ['    return {"a": a, "k": x.a, a: f(a=a, *a, **a)}', '    return {"a": b, "k": x.a, b: f(a=b, *b, **b)}'],
    ['    # a\n    y = f"{a!r:>{a}} a {{a}}"', '    # a\n    y = f"{b!r:>{b}} a {{a}}"'],
    ['    a += 1; a: int = a; del a', '    b += 1; b: int = b; del b'],
    ['    y = [a for a in a if a]', '    y = [a for a in b if a]'],
    ['    y = {k: a for k, v in a.items() if a}', '    y = {k: b for k, v in b.items() if b}'],
    ['    y = [k for k in rows for a in k]', '    y = [k for k in rows for a in k]'],
    ['    g = lambda a, q=a: a', '    g = lambda a, q=b: a'],
    ['    g = lambda q: a', '    g = lambda q: b'],
    ['    def g(a: a = a, *r) -> a:\n        return a', '    def g(a: b = b, *r) -> b:\n        return a'],
    [
      '    def g():\n        a = 1\n        return a\n    return a',
      '    def g():\n        a = 1\n        return a\n    return b',
    ],
    ['    def g():\n        nonlocal a\n        a = 1', '    def g():\n        nonlocal b\n        b = 1'],
    [
      '    def g():\n        for a in x: a\n    def h():\n        import a',
      '    def g():\n        for a in x: a\n    def h():\n        import a',
    ],
    ['    def g():\n        return a[0].a', '    def g():\n        return b[0].a'],
    ['    class C(a):\n        k = a', '    class C(b):\n        k = b'],
    ['    match a:\n        case P(a=1): pass', '    match b:\n        case P(a=1): pass'],
    ['    return main(a=a[1:])', '    return main(b=b[1:])'],
    ['    return x.split(a=1, b=2)', '    return x.split(a=1, b=2)'],
    [
      '    """Does.\n\n    Args:\n        a: the a\n    """\n    a',
      '    """Does.\n\n    Args:\n        b: the a\n    """\n    b',
    ],
    ['    """\nSays.\n"""\n    a', '    """\nSays.\n"""\n    b'],
    ['    x = """\n""" + f(\na\n) + """\na"""\n    a', '    x = """\n""" + f(\nb\n) + """\na"""\n    b'],
    ['    x = \\\na\n    a', '    x = \\\nb\n    b'],
    ['    x = (a\n    y = a', '    x = (b\n    y = b'],
  ])('%j becomes %j', (before, after) => expect(body(before)).toBe(after))

  it('is not followed outside of main', () => {
    expect(renamed('python3', 'a = 1\n\ndef main(a):\n    return a\n\nprint(a)\n')).toBe(
      'a = 1\n\ndef main(b):\n    return b\n\nprint(a)\n',
    )
  })

  it.each([
    '    b = 1\n    return a',
    '    return b(a)',
    '    def g(b): return a',
    '    import a',
    '    from x import a',
    '    class C:\n        a = a',
  ])('stays where its new name would mean something else: %j', (lines) => {
    expect(renamed('python3', `def main(a):\n${lines}\n`)).toBe('in-use')
  })
})

describe('a parameter of Python that nothing reads', () => {
  it.each(['    return [1] * b', '    x = f(b)\n    return x'])(
    'takes the name that main() reads already, as long as nothing else gives it a value: %j',
    (lines) => expect(body(lines)).toBe(lines),
  )

  it.each([
    'b = 2\n\ndef main(a):\n    return b\n',
    'from x import *\n\ndef main(a):\n    return b\n',
    'from x import b\n\ndef main(a):\n    return b\n',
    'def main(a):\n    return [b for b in "ab"]\n',
    'def main(a):\n    def g(b):\n        return b\n    return g(1)\n',
    'def main(a):\n    global b\n    return b\n',
  ])('does not take one that has a value of its own: %j', (code) => expect(renamed('python3', code)).toBe('in-use'))

  it("does not take one of Python's own", () => {
    const code = 'def main(a):\n    return len("text")\n'
    expect(writeHeader('python3', code, changeOf({ renamed: { a: 'len' } }))).toEqual({ refused: 'in-use' })
  })
})

describe('a renamed parameter in JavaScript', () => {
  const inside = (list: string, lines: string): string =>
    /^function main\(([^]*)\}$/.exec(renamed('javascript', `function main({${list}}) {${lines}}`))?.[1] ?? 'not renamed'
  it.each([
    ['a', 'return {a, k: a, a: x.a, [a]: `${a} a`}', '{b}) {return {a: b, k: b, a: x.a, [b]: `${b} a`}'],
    ['a = 1, c = a', 'a++', '{b = 1, c = b}) {b++'],
    ['a: x', 'x(a)', '{b: x}) {x(a)'],
    ['"a": x = a', 'x', '{b: x = a}) {x'],
    ['a', 'f(a => a, (c) => a, function ({a}) { return a })', '{b}) {f(a => a, (c) => b, function ({a}) { return a })'],
    [
      'a',
      '{ let a = 1; a } for (const a of x) a; try {} catch (a) { a } a',
      '{b}) {{ let a = 1; a } for (const a of x) a; try {} catch (a) { a } b',
    ],
    ['a', '({a} = f()); a: for (;;) break a', '{b}) {({a: b} = f()); a: for (;;) break a'],
    ['a', 'class C { a = a; a() { return this.a } }', '{b}) {class C { a = b; a() { return this.a } }'],
    ['a', 'const b = 1; return a', '{b: a}) {const b = 1; return a'],
    ['a = 1', 'b(a)', '{b: a = 1}) {b(a)'],
  ])('{%s} with %j becomes %j', (list, before, after) => expect(inside(list, before)).toBe(after))

  it('is followed in an arrow function and in the comment above', () => {
    const code = '/**\n * @param {string} a The a\n */\nconst main = ({ a }) => ({ sum: a })\n'
    expect(renamed('javascript', code)).toBe(
      '/**\n * @param {string} b The a\n */\nconst main = ({ b }) => ({ sum: b })\n',
    )
  })
})
