import { describe, expect, it } from 'vitest'
import { renameKey } from './renameKey'

const python = (body: string, to = 'b') => {
  const { code, ...told } = renameKey('python3', `def main(x):\n${body}\n`, 'a', to)
  return { body: code.slice('def main(x):\n'.length, -1), ...told }
}
const javascript = (body: string, to = 'b') => {
  const { code, ...told } = renameKey('javascript', `function main({ x }) {\n${body}\n}\n`, 'a', to)
  return { body: code.slice('function main({ x }) {\n'.length, -3), ...told }
}
const nothing = { left: [], unseen: [] }

describe('the key of a renamed output', () => {
  it.each([
    [
      '    a = x["a"] if 0 else 1\n    return {"a": a, \'c\': {"a": 2}}',
      '    a = x["a"] if 0 else 1\n    return {"b": a, \'c\': {"a": 2}}',
      [2, 3],
    ],
    [
      '    if x:\n        return {"a": 1}\n    return {\'a\': 2}',
      '    if x:\n        return {"b": 1}\n    return {\'b\': 2}',
      [],
    ],
    ['    r = {}\n    r["a"] = 1\n    return r', '    r = {}\n    r["b"] = 1\n    return r', []],
    ['    r = {"a": 1}\n    print(r["a"])\n    return r', '    r = {"b": 1}\n    print(r["a"])\n    return r', [3]],
    ['    return dict(a=1)', '    return dict(b=1)', []],
  ])('changes where Python returns it: %j', (before, after, left) => {
    expect(python(before)).toEqual({ body: after, left, unseen: [] })
  })

  it.each([
    ['  const a = 1\n  return { a }', '  const a = 1\n  return { b: a }', []],
    ['  return { a: 1, "c": x.a }', '  return { b: 1, "c": x.a }', [2]],
    ['  const r = {}\n  r.a = 1\n  return r', '  const r = {}\n  r.b = 1\n  return r', []],
    ["  return { 'a': 1 }", "  return { 'b': 1 }", []],
  ])('changes where JavaScript returns it: %j', (before, after, left) => {
    expect(javascript(before)).toEqual({ body: after, left, unseen: [] })
  })

  it('stays where it is another one, was changed by hand, or can not be written so; what can not be told is said', () => {
    expect(python('    return {"c": 1}')).toEqual({ body: '    return {"c": 1}', left: [], unseen: [2] })
    expect(python('    return {"a": 1, "b": 2}')).toEqual({ body: '    return {"a": 1, "b": 2}', ...nothing })
    expect(python('    return {k: 1 for k in x}')).toMatchObject({ left: [], unseen: [2] })
    expect(python('    return dict(a=1)', 'b c')).toEqual({ body: '    return dict(a=1)', left: [2], unseen: [] })
    expect(python('    return {"a": 1}', 'b"c')).toEqual({ body: '    return {"a": 1}', left: [2], unseen: [] })
    expect(javascript('  return { a }', 'b c').body).toBe('  return { "b c": a }')
    expect(renameKey('python3', 'x = 1', 'a', 'b')).toEqual({ code: 'x = 1', ...nothing })
  })
})
