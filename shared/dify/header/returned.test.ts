import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeLanguage } from '../../model/node'
import { readSignature } from '../signature'

const returned = (language: CodeLanguage, code: string): Record<string, string | null> =>
  Object.fromEntries((readSignature(language, code)?.returned ?? []).map(({ name, type }) => [name, type]))
const python = (lines: string, list = ''): Record<string, string | null> =>
  returned('python3', `def main(${list}):\n    ${lines.replaceAll('\n', '\n    ')}\n`)
const javascript = (lines: string): Record<string, string | null> =>
  returned('javascript', `function main({ text }) {\n${lines}\n}\n`)

describe('the type of a returned key in Python', () => {
  it.each([
    ['"x"', 'string'],
    ['"x" "y"', 'string'],
    ['f"{x}"', 'string'],
    ['b"x"', null],
    ['-1.5', 'number'],
    ['1j', null],
    ['not x', 'boolean'],
    ['{"deep": 1}', 'object'],
    ['[1, -2]', 'array[number]'],
    ['["a", f"b"]', 'array[string]'],
    ['[{"a": 1}, {}]', 'array[object]'],
    ['[str(x) for x in rows]', 'array[string]'],
    ['[1, "a"]', null],
    ['[]', null],
    ['len(rows)', 'number'],
    ['json.dumps(rows)', 'string'],
    ['rows', null],
    ['given', 'array[number]'],
    ['None', null],
  ])('%s is %s', (value, type) => {
    expect(python(`return {"key": ${value}}`, 'rows, given: list[int]')).toEqual({ key: type })
  })

  it('is that of what was assigned, where it is one', () => {
    expect(python('total = 0\ntotal += 1\nname = "a"\nname = 1\nreturn dict(total=total, name=name)')).toEqual({
      total: 'number',
      name: null,
    })
    expect(python('for x in rows: pass\nx = 1\nwith open(p) as y: pass\nreturn {"x": x, "y": y}')).toEqual({
      x: null,
      y: null,
    })
    expect(python('text = 1\nreturn {"text": text}', 'text: str')).toEqual({ text: null })
  })

  it('is sure over all branches, or it is none', () => {
    expect(
      python('if a: return {"a": 1, "b": "x"}\nout: dict = {"a": 2}\nout["b"] = 1\nreturn (out if x else {"c": True})'),
    ).toEqual({ a: 'number', b: null, c: 'boolean' })
  })
})

it('the type of a returned key in JavaScript is told by its literal', () => {
  expect(
    javascript(
      'if (!text) return { text: `${text}`, n: -1, ok: !text, list: [1, 2], rows: [{}], big: 1n, text2: text }\nconst out = { n: 2 }\nout.more = "x"\nout["ok"] = 1\nreturn text ? out : { last: false }',
    ),
  ).toEqual({
    text: 'string',
    n: 'number',
    ok: null,
    list: 'array[number]',
    rows: 'array[object]',
    big: null,
    text2: null,
    more: 'string',
    last: 'boolean',
  })
})

it('what was parsed before changes nothing of what is read', () => {
  const line = fc.constantFrom(
    'x = {"a": 1}',
    'if x:\n        return {"b": "c"}',
    'return x',
    'x["d"] = [1]',
    '"""text"""',
    'y = (1,\n  2)',
    'def inner():\n        return {"no": 1}',
  )
  const code = (lines: readonly string[]): string => `def main(x):\n${lines.map((each) => `    ${each}\n`).join('')}`
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(8), line, (lines, at, more) => {
      const changed = code([...lines.slice(0, at), more, ...lines.slice(at)])
      readSignature('python3', code(lines))
      const next = readSignature('python3', changed)
      readSignature('python3', 'def main(): pass')
      expect(next).toEqual(readSignature('python3', changed))
    }),
  )
})

describe('what the docstring says of a parameter', () => {
  const described = (language: CodeLanguage, code: string): Record<string, string> =>
    Object.fromEntries((readSignature(language, code)?.described ?? []).map(({ name, text }) => [name, text]))
  const doc = (text: string): Record<string, string> =>
    described('python3', `def main(a, b=1) -> dict:  # note: this\n    """Does.\n\n${text}\n    """\n    return {}\n`)

  it('is read as Google writes it', () => {
    expect(
      doc(
        '    Args:\n        a (str, optional): The first:\n            it goes on.\n\n        b: The second.\n        **more: All else.\n\n    Returns:\n        dict: no parameter',
      ),
    ).toEqual({ a: 'The first: it goes on.', b: 'The second.', more: 'All else.' })
  })

  it('is read as NumPy and Sphinx write it', () => {
    expect(
      doc(
        '    Parameters\n    ----------\n    a : str\n        The first.\n    b\n        The second.\n\n    Returns\n    -------\n    dict\n        no parameter',
      ),
    ).toEqual({ a: 'The first.', b: 'The second.' })
    expect(doc('    :param a: The first\n        of two.\n    :param int b: The second.\n    :returns: no')).toEqual({
      a: 'The first of two.',
      b: 'The second.',
    })
  })

  it('is read in Chinese', () => {
    expect(doc('    参数：\n        a：第一个')).toEqual({ a: '第一个' })
  })

  it('is nothing where there is no docstring, or another statement before', () => {
    expect(described('python3', 'def main(a):\n    x = """Args:\n    a: no"""\n')).toEqual({})
    expect(described('python3', 'def main(a):\n    """Args:\n        a: never closed\n')).toEqual({})
  })

  it('is read from the comment above a JavaScript main', () => {
    const above =
      '/**\n * Does.\n * @param {Object} inputs\n * @param {string} inputs.a - The first\n * @param {number} [b=1] The second\n */\n'
    expect(described('javascript', `${above}function main({a, b = 1}) {}`)).toMatchObject({
      a: 'The first',
      b: 'The second',
    })
    expect(described('javascript', `${above}const x = 1\nfunction main({a}) {}`)).toEqual({})
  })
})
