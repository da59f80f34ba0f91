import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../shared/problems'
import { nodeFileOf } from './nodeFile'
import { readFields } from './nodeFields'
import { decode } from './readBytes'

const head = 'type: code\ncode_language: python3\ncode: x\n'

/** The first problem of a text, as code, line and column. */
function problemOf(text: string): [string, number | null, number | null] {
  const { node, problems } = readFields(text)
  const [first] = problems
  expect(node === null).toBe(first?.severity !== 'warning')
  return [first?.code ?? 'none', first?.line ?? null, first?.column ?? null]
}

describe('a text that is no node', () => {
  it.each<[string, string, number, number]>([
    ['', 'file-empty', 1, 1],
    ['# a comment alone\n', 'file-empty', 1, 1],
    ['title: a\n\tdesc: b\n', 'yaml-tab', 2, 1],
    [`title: ${'['.repeat(100_000)}`, 'yaml-too-deep', 1, expect.any(Number)],
    ['title: a\ntype: code\ntitle: b\n', 'yaml-key-twice', 3, 1],
    ['title: a: b\n', 'yaml-colon', 1, 8],
    ['title: "a\n', 'yaml-quote-open', 2, 1],
    ["title: 'a", 'yaml-quote-open', 1, 10],
    ['variables: [1, 2\ntitle: x\n', 'yaml-bracket-open', 1, 12],
    ['title: [unclosed\n  type: code\ncode: x\n', 'yaml-bracket-open', 1, 8],
    ['title: x\nsamples: {a: [1, 2}\ncode: x\n', 'yaml-bracket-open', 2, 14],
    ['title: [b, "c]\n', 'yaml-quote-open', 2, 1],
    ['title: [a]\nfoo\nbar: [1\n', 'yaml-key-alone', 2, 1],
    ['title: @x\n', 'yaml-needs-quotes', 1, 8],
    ['title: "\\q"\n', 'yaml-backslash', 1, 9],
    ['title: a\n---\ntitle: b\n', 'yaml-many', 2, 1],
    ['title\ntype: code\n', 'yaml-key-alone', 1, 1],
    ['a:\n  - b\n c: d\n', 'yaml-indent', 3, 1],
    ['title: x\ntype: code\n  code: [\n', 'yaml-indent', 3, 3],
    ['a: 1\n\n b: 2\n', 'yaml-indent', 3, 2],
    ['title: }\n', 'file-not-yaml', 1, 8],
    ['type: llm\n', 'file-not-node', 1, 7],
    ['title: x\n', 'file-not-node', 1, 1],
    ['just words\n', 'file-not-node', 1, 1],
    ['app:\n  mode: workflow\nkind: app\nversion: 0.1.5\n', 'file-is-app', 1, 1],
    ['type: code\ncode_language: ruby\ncode: x\n', 'field-wrong', 2, 16],
    ['type: code\ncode_language: python3\ncode: 5\n', 'field-wrong', 3, 7],
    ['type: code\ncode_language: python3\n', 'field-wrong', 1, 1],
    [`${head}variables: a\n`, 'field-wrong', 4, 12],
    [`${head}variables:\n  - variable: a\n    value_type: txt\n`, 'field-wrong', 6, 17],
    [`${head}variables:\n  - variable: a\n    value_selector: x\n`, 'field-wrong', 6, 21],
    [`${head}outputs:\n  a: {type: integer}\n`, 'field-wrong', 5, 13],
    [`${head}outputs:\n  a: {type: object, children: {b: {type: any}}}\n`, 'field-wrong', 5, 42],
    [`${head}outputs:\n  1: {type: object, children: {10: {type: any}}}\n`, 'field-wrong', 5, 43],
    [`${head}outputs:\n  1: {type: object, children: {10: , b: c}}\n`, 'field-wrong', 5, 36],
    [`${head}outputs: {a: {type: object, children: [b]}}\n`, 'field-wrong', 4, 39],
    [`${head}outputs: {a: {children: }}\n`, 'field-wrong', 4, 14],
    [`${head}outputs: {a: {type: object, children: {b: *gone}}}\n`, 'alias-refused', 4, 43],
    [`${head}outputs: [a]\n`, 'field-wrong', 4, 10],
    [`${head}samples: 5\n`, 'field-wrong', 4, 10],
    [`${head}dependencies: [{version: 1}]\n`, 'field-wrong', 4, 16],
    [`${head}title: *gone\n`, 'alias-refused', 4, 8],
    [`${head}samples: &s {a: *s}\n`, 'alias-refused', 4, 17],
  ])('%j is told as %s in line %i, column %i', (text, code, line, column) => {
    expect(problemOf(text)).toEqual([code, line, column])
    // Windows line ends and a BOM move no line and no column.
    expect(problemOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual([code, line, column])
  })

  it('names the field, what it needs, and the line in both languages', () => {
    const [problem] = readFields(`${head}outputs:\n  a: {type: integer}\n`).problems
    if (problem === undefined) throw new Error('no problem')
    expect(describeProblem(problem, 'en').title).toBe('Line 5, column 13: `outputs.a.type` is not what a node needs')
    expect(describeProblem(problem, 'en').why).toContain('`array[string]`')
    expect(describeProblem(problem, 'zh-CN').title).toContain('第 5 行第 13 列')
  })

  it('is not opened by thousands of aliases', () => {
    const level = (name: string, of: string): string => `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]\n`
    const text = `${head}a: &a [x, x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}samples: {s: *d}\n`
    expect(problemOf(text)[0]).toBe('alias-refused')
  })

  it('is told however deep it nests', () => {
    expect(problemOf(`a${': '.repeat(15_000)}`)[0]).toBe('yaml-too-deep')
    expect(problemOf(`a: ${'['.repeat(3000)}`)[0]).toBe('yaml-too-deep')
  })

  it('is told where bytes are not UTF-8', () => {
    const gbk = Buffer.concat([Buffer.from(`${head}title: 好\ndesc: `), Buffer.from([0xc4, 0xe3, 0xba, 0xc3])])
    const file = nodeFileOf(decode(gbk), 'x', 'x', null)
    expect(file.kind).toBe('broken')
    expect(file.problems[0]).toMatchObject({ code: 'file-not-text', line: 5, column: 7 })
    const utf16 = decode(Buffer.from(`\uFEFF${head}`, 'utf16le'))
    expect(utf16.problem).toMatchObject({ code: 'file-not-text', line: 1, column: 1 })
  })
})

describe('a text that is a node', () => {
  it('has defaults for what Dify lets be absent', () => {
    expect(readFields(head).node).toEqual({
      title: '',
      desc: '',
      code_language: 'python3',
      code: 'x',
      variables: [],
      outputs: [],
      dependencies: [],
      target: null,
      samples: {},
    })
  })

  it('keeps what is written: digits, order, words', () => {
    const text = `${head}title: 1.10
desc: no
dependencies: [{name: numpy, version: 1.10}]
variables: [{variable: on, value_selector: [1711067409646, a]}]
outputs: {10: &o {type: string, children:}, 9: {type: object, children: {2: *o, "1": *o, a: *o, 0: *o}}}
samples:
  a: 0123456789012345678901
  b: &b [1.0, .5, +3, 0x10, 1e400, -.inf, .nan, 1_000]
  c: *b
  d: {1: yes, true: null}
  e: !text "{half"
  f: |
    two
    lines
`
    const { node, problems } = readFields(text)
    expect(node).toMatchObject({
      title: '1.10',
      desc: 'no',
      dependencies: [{ name: 'numpy', version: '1.10' }],
      variables: [{ variable: 'on', value_selector: ['1711067409646', 'a'] }],
      samples: {
        a: '123456789012345678901',
        b: '[1.0, 0.5, 3, 16, 1e400, -Infinity, NaN, "1_000"]',
        c: '[1.0, 0.5, 3, 16, 1e400, -Infinity, NaN, "1_000"]',
        d: '{"1": "yes", "true": null}',
        e: '{half',
        f: '"two\\nlines\\n"',
      },
    })
    expect(node?.outputs.map(({ name }) => name)).toEqual(['10', '9'])
    expect(node?.outputs[1]?.spec.children?.map(({ name }) => name)).toEqual(['2', '1', 'a', '0'])
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  it.each<[string, string, number, number]>([
    ['variables: [{variable: 1a}]', '1a can not start with a number', 4, 24],
    ['variables: [{variable: a b}]', 'a b is invalid. Can only contain letters, numbers, and underscores', 4, 24],
    ['variables: [{variable: a}, {variable: a}]', 'a already exists', 4, 39],
    ['variables: [{variable: ""}]', 'Variable Name is required', 4, 24],
    ['outputs: {名: {type: string}}', '名 is invalid. Can only contain letters, numbers, and underscores', 4, 11],
  ])('%s is warned of in the words of Dify', (line, difyText, at, column) => {
    const { node, problems } = readFields(`${head}${line}\n`)
    expect(node).not.toBe(null)
    const codes = [
      [/already exists$/, 'name-twice'],
      [/is required$/, 'name-empty'],
    ] as const
    const code = codes.find(([words]) => words.test(difyText))?.[1] ?? 'name-refused'
    expect(problems).toMatchObject([{ code, severity: 'warning', difyText, line: at, column }])
  })
})
