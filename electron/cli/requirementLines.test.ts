import { describe, expect, it } from 'vitest'
import { requiredName, withoutPackage, withRequirement } from './requirementLines'

describe('a line of the requirements', () => {
  it.each([
    ['', 'six', 'six\n'],
    ['# mine\n', 'six>=1', '# mine\nsix>=1\n'],
    ['numpy', 'six', 'numpy\nsix\n'],
    ['a\r\nb\r\n', 'six', 'a\r\nb\r\nsix\r\n'],
    ['\uFEFFSix==1.0  # why\r\nb', 'six==2', '\uFEFFsix==2  # why\r\nb'],
    ['typing_extensions\nx', 'Typing-Extensions>=4', 'Typing-Extensions>=4\nx'],
    ['six \\\n  --hash=sha256:0\nb\n', 'six==2', 'six==2\nb\n'],
    ['-i https://a/simple\n', 'six', '-i https://a/simple\nsix\n'],
  ])('is put into %j for %s', (text, requirement, result) => {
    expect(withRequirement(text, requirement)).toBe(result)
  })

  it.each([
    ['six==1\nb\n', 'SIX', 'b\n'],
    ['a\r\nb[x]>=1 \\\r\n  --hash=sha256:0\r\nc', 'b', 'a\r\nc'],
    ['\uFEFFsix\nb', 'six', '\uFEFFb'],
    ['# six\nsixer\n', 'six', null],
    ['', 'six', null],
  ])('is taken out of %j for %s', (text, name, result) => {
    expect(withoutPackage(text, name)).toBe(result)
  })

  it('has the name of its package', () => {
    expect(['Foo.Bar_baz[x] >= 1', 'pkg @ https://a/b', '-e .', '# x', './here'].map(requiredName)).toEqual([
      'foo-bar-baz',
      'pkg',
      '',
      '',
      '',
    ])
  })
})
