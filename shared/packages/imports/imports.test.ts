import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { javascriptImports } from './javascriptImports'
import { pythonImports } from './pythonImports'

const brief = (code: string) =>
  pythonImports(code).map(({ level, module, names, need }) => `${'.'.repeat(level)}${module}[${names.join()}] ${need}`)

const javascript = (code: string) =>
  javascriptImports(code).map(({ module, need, isStatic }) => `${module} ${isStatic ? 'static' : need}`)

describe('pythonImports', () => {
  it('reads every form, with its place', () => {
    expect(brief('import a.b as c, d\nfrom e.f import g as h, i\nfrom j import *\nfrom k import (l,\n  m)\n')).toEqual([
      'a.b[] needed',
      'd[] needed',
      'e.f[g,i] needed',
      'j[*] needed',
      'k[l,m] needed',
    ])
    expect(brief('from . import a\nfrom ..b import c\nfrom ...d.e import f')).toEqual([
      '.[a] needed',
      '..b[c] needed',
      '...d.e[f] needed',
    ])
    expect(pythonImports('x = 1\r\n  \nif x:\r    import  pandas.io as p')).toEqual([
      expect.objectContaining({ module: 'pandas.io', line: 4, column: 13, endColumn: 22, from: 28, to: 37 }),
    ])
    expect(
      brief("import importlib\nimportlib.import_module('a.b')\n__import__(\"c\")\nimport_module(name)\nx('d')"),
    ).toEqual(['importlib[] needed', 'a.b[] needed', 'c[] needed'])
  })

  it('tells what the program can do without', () => {
    expect(brief('try:\n    import a\nexcept ImportError:\n    import b\n')).toEqual(['a[] optional', 'b[] later'])
    expect(brief('try:\n    import a\nexcept (ValueError, ModuleNotFoundError) as e:\n    a = None\n')).toEqual([
      'a[] optional',
    ])
    expect(brief('try:\n    import a\nexcept:\n    pass\n')).toEqual(['a[] optional'])
    expect(brief('try:\n    import a\nexcept ValueError:\n    pass\n')).toEqual(['a[] needed'])
    expect(brief('try:\n    import a\nfinally:\n    pass\n')).toEqual(['a[] needed'])
    expect(brief('if TYPE_CHECKING:\n    import a\nelse:\n    import b\n')).toEqual(['a[] never', 'b[] later'])
    expect(brief('import typing\nif typing.TYPE_CHECKING:\n    import a\n')).toEqual(['typing[] needed', 'a[] never'])
    expect(brief('def main():\n    import a\ndef other():\n    import b\n')).toEqual(['a[] needed', 'b[] later'])
    expect(brief('with suppress(ImportError):\n    import a\n')).toEqual(['a[] optional'])
  })

  it('reads what is whole of code that is not', () => {
    expect(brief('import\nfrom\nfrom a\nimport b\ndef main(:\n    import c')).toContain('b[] needed')
    expect(brief('import a.\n')).toEqual(['a[] needed'])
    expect(brief('# import a\ns = "import b"\nimportant = 1\n')).toEqual([])
  })
})

describe('javascriptImports', () => {
  it('reads require, import and export', () => {
    expect(
      javascript(
        "const a = require('a'); import b from 'b'; import 'c'; export * from \"d\"; function main() { return require(`node:fs`) }",
      ),
    ).toEqual(['a needed', 'b static', 'c static', 'd static', 'node:fs needed'])
    expect(javascript("function f() { require('a') } try { require('b') } catch {} if (x) require('c')")).toEqual([
      'a later',
      'b optional',
      'c later',
    ])
    expect(javascript("const main = async () => { await import('a') }")).toEqual(['a needed'])
    expect(javascript("require(name); require(`a${b}`); other('x'); export const y = 'z'")).toEqual([])
  })
})

const pieces = fc.constantFrom(
  'import ',
  'from ',
  '.',
  'a',
  ' as ',
  ', ',
  '(',
  ')',
  '*',
  '\n',
  '\r\n',
  '    ',
  'try:\n',
  'except ',
  'def main():\n',
  '"',
  "'",
  '`',
  '\\',
  "require('",
  '__import__(',
  '𝒜',
  '{',
  '}',
  '#',
)
const anyCode = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
)

describe('any text', () => {
  it.each([
    ['Python', pythonImports],
    ['JavaScript', javascriptImports],
  ] as const)('is read as %s without an error, and every range lies inside', (_, read) => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const lines = code.split(/\r\n|\r|\n/)
        for (const { from, to, line, column, endColumn, module, level } of read(code)) {
          expect(0 <= from && from < to && to <= code.length).toBe(true)
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(1 <= column && column <= endColumn && endColumn <= (lines[line - 1] ?? '').length + 1).toBe(true)
          expect(module !== '' || level > 0).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})
