import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTarget } from '../dify/targets'
import type { Target } from '../dify/targets/target'
import type { CodeNode } from '../model/node'
import { describeProblem } from '../problems'
import { dependenciesOf, normalDependencies } from './nodeDependencies'
import { readScriptBlock } from './scriptBlock'

function target(id: string): Target {
  const found = findTarget(id)
  if (found === null) throw new Error(id)
  return found
}
const newest = target('1.16')
const oldest = target('0.11')

const block = (...lines: string[]): string =>
  ['# a node', '# /// script', ...lines, '# ///', 'import six', ''].join('\n')
const codes = (code: string, of = newest) =>
  readScriptBlock(code, of).problems.map(({ code: told, line }) => [told, line])

describe('readScriptBlock', () => {
  it('reads dependencies and the Python that is asked for', () => {
    const code = block(
      '# requires-python = ">=3.12"',
      '# dependencies = [',
      '#   "Requests[socks] >=2, <3",  # comment',
      "#   'pandas==2.2.3',",
      '#   "six",',
      '#',
      '#   "tomli; python_version < \'3.11\'",',
      '# ]',
      '# [tool.other]',
      '# x = 1',
    )
    const { dependencies, problems } = readScriptBlock(code, newest)
    expect(dependencies).toEqual([
      { name: 'requests[socks]', version: '>=2,<3' },
      { name: 'pandas', version: '==2.2.3' },
      { name: 'six', version: '' },
    ])
    expect(problems.map(({ code: told, severity, line }) => [told, severity, line])).toEqual([
      ['script-block-ignored', 'info', 2],
    ])
    const older = readScriptBlock(code, oldest)
    expect(older.dependencies.map(({ name }) => name)).toContain('tomli')
    expect(older.problems[0]).toMatchObject({ code: 'script-python', line: 3 })
  })

  it('tells at which line it is broken, and then asks for nothing', () => {
    expect(codes(block('# dependencies = ["six"', '# x = '))).toEqual([['script-block-broken', 4]])
    expect(codes(block('# dependencies = "six"'))).toEqual([['script-block-broken', 3]])
    expect(codes(block('#', '# requires-python = 3'))).toEqual([['script-block-broken', 4]])
    expect(codes('# /// script\n# dependencies = []\nimport six\n')).toEqual([['script-block-open', 1]])
    expect(codes(`${block('# dependencies = ["six"]')}${block('# dependencies = []')}`)).toEqual([
      ['script-block-twice', 7],
    ])
    expect(readScriptBlock(block('# dependencies = ["six", "x @ https://a.example/x.whl", 3]'), newest)).toMatchObject({
      dependencies: [{ name: 'six', version: '' }],
      problems: [
        { code: 'script-dependency-refused', line: 3, params: { wanted: 'x @ https://a.example/x.whl' } },
        { code: 'script-dependency-refused', line: 3, params: { wanted: '3' } },
        { code: 'script-block-ignored' },
      ],
    })
    for (const told of readScriptBlock(block('# dependencies = ["a b"]'), newest).problems) {
      expect(describeProblem(told, 'zh-CN').title).not.toContain('{')
    }
  })

  it('sees no block in other comments, and takes Windows line ends', () => {
    for (const code of ['', '# /// pyproject\n# x = 1\n# ///', '#/// script\n# ///', '  # /// script\n# ///']) {
      expect(readScriptBlock(code, newest)).toEqual({ dependencies: [], problems: [] })
    }
    const code = block('# dependencies = ["six"]').replaceAll('\n', '\r\n')
    expect(readScriptBlock(code, newest).dependencies).toEqual([{ name: 'six', version: '' }])
  })

  it('throws on no text, and every line that it names is there', () => {
    const piece = fc.constantFrom(
      '# /// script\n',
      '# ///\n',
      '# dependencies = [',
      '"six"',
      ',',
      ']',
      '\n',
      '# ',
      '#',
      '=',
      '"',
      '1',
      '\r',
      '[',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          for (const code of [text, block(...text.split('\n').map((line) => `# ${line}`))]) {
            const lines = code.split(/\r\n|\r|\n/).length
            for (const { line } of readScriptBlock(code, newest).problems) expect(line ?? 1).toBeLessThanOrEqual(lines)
          }
        },
      ),
      { numRuns: 250 },
    )
  })
})

describe('dependenciesOf', () => {
  const node = (code: string, dependencies: CodeNode['dependencies'] = []): CodeNode => ({
    title: 'a',
    desc: '',
    code_language: 'python3',
    code,
    variables: [],
    outputs: [],
    dependencies,
    target: null,
    samples: {},
  })

  it('is one set, however it is written', () => {
    const one = dependenciesOf(node(block('# dependencies = ["Six==1.16.0", "py_yaml>=6, <7"]')), newest)
    const other = dependenciesOf(
      node('', [
        { name: 'py.Yaml', version: '<7,>=6' },
        { name: ' six ', version: '1.16.0' },
        { name: 'six', version: '==1.16.0' },
        { name: '', version: '' },
      ]),
      newest,
    )
    expect(other).toEqual(one)
    expect(normalDependencies([{ name: 'six', version: 'Latest' }])).toEqual([{ name: 'six', version: '' }])
    expect(normalDependencies([{ name: 'a[Z,b, z]', version: '' }])).toEqual([{ name: 'a[b,z]', version: '' }])
  })

  it('reads no block of another language', () => {
    expect(dependenciesOf({ ...node(block('# dependencies = ["six"]')), code_language: 'jinja2' }, newest)).toEqual([])
  })

  it('is the same for any order, and for itself', () => {
    const dependency = fc.record({
      name: fc.constantFrom('six', 'Six', 'a_b', 'a.b', 'x[y]', '', '--bad', 'requests[socks,X]'),
      version: fc.constantFrom('', 'latest', '1.0', '==1.0', '>=1,<2', '<2, >=1', '!=3'),
    })
    fc.assert(
      fc.property(fc.array(dependency, { maxLength: 6 }), (list) => {
        const normal = normalDependencies(list)
        expect(normalDependencies([...list].reverse())).toEqual(normal)
        expect(normalDependencies(normal)).toEqual(normal)
      }),
    )
  })
})

it('says what is wrong with it in the words of each language', () => {
  const [told] = readScriptBlock(block('# dependencies = "six"'), newest).problems
  expect(told === undefined ? null : describeProblem(told, 'en').why).toBe('`dependencies` must be a list.')
  expect(told === undefined ? null : describeProblem(told, 'zh-CN').why).toBe('`dependencies` 必须是列表。')
})
