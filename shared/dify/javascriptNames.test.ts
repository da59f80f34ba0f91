import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeName, lineOfDeclaration, ownerOfName, wordOfDeclaration } from './javascriptNames'
import { onSandboxPy } from './targets'
import { dify0_11, dify1_16 } from './targets/records'

describe('the owner of a name', () => {
  it('is the wrapper of every Dify, the bootstrap of its sandbox, or Node’s module', () => {
    const owners = (name: string) =>
      [dify0_11, dify1_16, onSandboxPy(dify1_16)].map((target) => ownerOfName(target, name))
    expect(owners('result')).toEqual(['wrapper', 'wrapper', 'wrapper'])
    expect(owners('lib')).toEqual(['bootstrap', 'bootstrap', null])
    expect(owners('fs')).toEqual([null, 'bootstrap', null])
    expect(owners('require')).toEqual(['module', null, 'module'])
    expect(owners('main')).toEqual([null, null, null])
  })
})

describe('the line of a declaration', () => {
  it.each([
    ['const result = 1', 1],
    ['let a = 1,\n  result = 2', 2],
    ['const { a, b: result } = x', 1],
    ['class result {}', 1],
    ['class A {\n  result = 1\n}\nclass result extends A {}', 4],
    ['// const result\nconst text = "let result"\nlet result', 3],
    ['function main() {\n  const result = 1\n}', null],
    ['const f = () => {\n  result\n}', null],
    ['var result = 1', null],
    ['const x = y.result', null],
    ['const a = 1\nresult = 2', null],
  ])('in %j', (code, line) => {
    expect(lineOfDeclaration(code, 'result')).toBe(line)
  })

  it('has the word that declares before it', () => {
    expect(wordOfDeclaration('if (x) {\n  var a, fs = 1\n}', 2, 10)).toBe('var')
    expect(wordOfDeclaration('let a\nfunction code() {}', 2, 1)).toBe('function')
    expect(wordOfDeclaration('var a\nlet fs = 1', 2, 5)).toBe('let')
    expect(wordOfDeclaration('fs = 1', 1, 1)).toBeNull()
  })
})

describe('a free name', () => {
  it('is one that the code does not have, in its style', () => {
    expect(freeName('', 'result')).toBe('myResult')
    expect(freeName('', 'output_json')).toBe('my_output_json')
    expect(freeName('', '__dirname')).toBe('my_dirname')
    expect(freeName('myResult + myResult2', 'result')).toBe('myResult3')
  })

  it('never is one of the code’s own', () => {
    const word = fc.constantFrom('myFs', 'myFs2', 'myFs3', 'fs', 'x')
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(words).not.toContain(freeName(words.join(' + '), 'fs'))
      }),
    )
  })
})
