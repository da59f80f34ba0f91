import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeLanguage } from '../../model/node'
import { changeOf } from './testing/change'
import { applyEdits } from './textEdit'
import { writeHeader } from './writeHeader'

/** The code with `a` renamed to `b`. */
function renamed(language: CodeLanguage, code: string, from = 'a', to = 'b'): string {
  const result = writeHeader(language, code, changeOf({ renamed: { [from]: to } }))
  return 'edits' in result ? applyEdits(code, result.edits) : result.refused
}

describe('a renamed parameter where the body is half typed', () => {
  it.each([
    '    x = [a for\n    return {"r": a}',
    '    x = (\n        if a\n            return {"r": a[',
    '    """\n    return {"r": a}',
    '    x = f"{a\n    return {"r": a}',
    '    x = y.\n    a = (a',
    '    x = f(a=a\n    return a',
    '    def g(a):\n        return (a\n    return a',
    '    y = a\nx =\n    return {"r": a}',
    '    y = a\nx\n    return {"r": a}',
    '    y = a\nif y:\n        return {"r": a}',
    '    y = a\nif y:\n        y = a\n    y = a',
    '    x = "a\n    return a',
    "    x = 'y\\' + a\n    return a",
    '    x = 1\n  y = a\n    return a',
    '    y = (a # not a',
    '    y = (a, "b"',
  ])('stays in Python: %j', (lines) => {
    expect(renamed('python3', `def main(a):\n${lines}\n`)).toBe('half-typed')
  })

  it.each([
    'if True:\n    x = 1\n\nprint(a)',
    'if a:\n    def f():\n        return (\n            a\n        )\n    x = \\\n        a',
    'x = """\n  a\n     """\nif x:\n    """\na\n  """\n    y',
    'for a in x:\n    if a:\n        y\n    y\ny',
  ])('is not followed in whole code behind main: %j', (behind) => {
    expect(renamed('python3', `def main(a):\n    return a\n${behind}\n`)).toBe(
      `def main(b):\n    return b\n${behind}\n`,
    )
  })

  it('is followed in Python where every mention is sure to be a use', () => {
    expect(renamed('python3', 'def main(a):\n    x = (a\n    y = a[0]\n')).toBe(
      'def main(b):\n    x = (b\n    y = b[0]\n',
    )
    expect(renamed('python3', 'def main(a):\n    return (1\n')).toBe('def main(b):\n    return (1\n')
  })

  it.each([
    ' x = {a\n  return {a}\n}',
    ' x = {a',
    ' return `${a} \n}',
    ' if (a) }\n  return {a}\n}',
    ' x = (a\n  return { r: a }\n}',
    ' x = "a\n  return { r: a }\n}',
    ' x = "\\" + a\n  return { r: a }\n}',
    ' x = /a\n  return { r: a }\n}',
    ' x = /* a\n  return { r: a }\n}',
  ])('has another key alone in JavaScript: %j', (rest) => {
    expect(renamed('javascript', `function main({a}) {${rest}`)).toBe(`function main({b: a}) {${rest}`)
    expect(renamed('javascript', `function main({a = 1}) {${rest}`)).toBe(`function main({b: a = 1}) {${rest}`)
  })

  const pieces = fc.constantFrom('(', '[', '{', ')', ']', '}', '"""', '[x for', ' = (', 'if ', ' for ', ' \\\n')
  const bodies = {
    python3:
      'def main(value, other=1):\n    """Says it."""\n    rows = [f(x, value) for x in value if value]\n    if value:\n        return {"r": value[0]}\n    return {"r": rows, "k": value}\n',
    javascript:
      'function main({value, other = 1}) {\n  const rows = other.map((x) => f(x, value))\n  if (value) {\n    return { r: value[0] }\n  }\n  return { "r": rows, k: value }\n}\n',
  }
  it.each(['python3', 'javascript'] as const)('is complete or not touched in any half-typed body of %s', (language) => {
    const code = bodies[language]
    const start = code.indexOf('\n') + 1
    fc.assert(
      fc.property(fc.nat(code.length - start), pieces, fc.nat(12), (at, piece, gone) => {
        const typed = code.slice(0, start + at) + piece + code.slice(start + at + gone)
        const after = renamed(language, typed, 'value', 'fresh')
        if (after === 'half-typed') return
        const [header = '', ...lines] = after.split('\n')
        const body = lines.join('\n')
        if (header.includes('fresh: value')) expect(body).toBe(typed.slice(typed.indexOf('\n') + 1))
        else expect(body).not.toMatch(/\bvalue\b/)
      }),
      { numRuns: 500 },
    )
  })
})
