import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds, readMarker } from './markers'
import { byteRange, entryOf, printRequirements, readRequirements } from './requirementsFile'

const only = (line: string) => {
  const [entry] = readRequirements(line).entries
  if (entry === undefined) throw new Error('no line')
  return entry
}

/** Lines as people and tools write them, and pieces that lie next to a boundary of the grammar. */
const piece = fc.constantFrom(
  'six',
  'Foo.Bar_baz',
  '[x,y]',
  '==1.0',
  '>=2,<3',
  ' ',
  '\t',
  ' # why',
  '#',
  ' ; python_version < "3.8"',
  ';',
  ' @ ',
  'https://a.example/x-1.0.whl',
  '-r other.txt',
  '-e .',
  '--hash=sha256:00',
  ' \\',
  '\\',
  '\r',
  '\n',
  '\r\n',
  '\uFEFF',
  '-i https://me:secret@a.example/simple',
  './wheels/x.whl',
  '依赖',
  '\u2028',
  '\u000b',
  '\ud800',
  '"',
  "'",
)
const composed = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

describe('a requirements file', () => {
  it.each([
    ['any text', fc.string({ unit: 'binary' })],
    ['lines', composed],
  ])('of %s is printed as it was read, to the byte, and its lines tell where they stand', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readRequirements(text)
        expect(printRequirements(read)).toBe(text)
        let line = 1
        for (const entry of read.entries) {
          expect(entry.line).toBe(line)
          expect(text.slice(entry.from, entry.to)).toBe(entry.text)
          for (const { from, to } of Object.values(entry.spans)) {
            expect(from >= entry.from && to >= from && to <= entry.to).toBe(true)
          }
          const { name } = entry.spans
          if (name !== undefined && entry.lines === 1) expect(text.slice(name.from, name.to)).toBe(entry.written)
          line += entry.lines
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is read however deep and long its markers are', () => {
    const part = fc.constantFrom(
      '(',
      ')',
      '(os_name == "x"',
      'os_name == "x" and ',
      'os_name == "x" or ',
      ' not in ',
      '"',
    )
    const deep = fc.tuple(part, fc.integer({ min: 0, max: 5000 }), part, fc.integer({ min: 0, max: 5000 }))
    fc.assert(
      fc.property(deep, ([one, ones, other, others]) => {
        const text = `six ; ${one.repeat(ones)}os_name == "x"${other.repeat(others)}`
        const read = readRequirements(text)
        expect(printRequirements(read)).toBe(text)
        const marker = readMarker(read.entries[0]?.marker ?? '')
        if (marker !== null) expect(holds(marker, { os_name: 'x' })).toBe(true)
      }),
      {
        numRuns: 40,
        examples: [[['(', 2000, ')', 0]], [['(', 5000, ')', 5000]], [['os_name == "x" and ', 5000, '"', 0]]],
      },
    )
    expect(only(`six ; ${'('.repeat(20)}os_name == "x"${')'.repeat(20)}`).kind).toBe('requirement')
  })

  it.each([
    ['six', ' ', 'x'],
    ['six', ' ', ' # why'],
    ['', ' ', './x'],
    ['./x', ' ', 'y'],
    ['./x', '[', 'y'],
    ['./x', '[a]', '-'],
    ['six', '[', ''],
    ['six', '(', ''],
    ['six', '==1', ' x'],
    ['six ', '\\', 'x\\'],
    ['six', '-', ' x'],
    ['six;', '"a"', ' x'],
    ['-r', '"', ' x'],
  ])('is read at once, though a line is %j with 100,000 times %j and %j', (before, sign, after) => {
    const text = `${before}${sign.repeat(100_000)}${after}`
    const began = performance.now()
    expect(printRequirements(readRequirements(text))).toBe(text)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('of mixed line ends, a mark and no last line end has its lines', () => {
    const { mark, entries } = readRequirements('\uFEFFRequests==2\r\n# note\r\rzope.Interface >= 5\n--pre')
    expect(mark).toBe('\uFEFF')
    expect(entries.map(({ line, kind, name, end }) => [line, kind, name, end])).toEqual([
      [1, 'requirement', 'requests', '\r\n'],
      [2, 'comment', '', '\r'],
      [3, 'blank', '', '\r'],
      [4, 'requirement', 'zope-interface', '\n'],
      [5, 'option', '', ''],
    ])
  })

  it('tells bytes, as uv counts them', () => {
    const text = '# 依赖\r\nsix'
    const [, entry] = readRequirements(text).entries
    expect(entry && byteRange(text, entry)).toEqual({ from: 10, to: 13 })
    expect(Buffer.from(text).subarray(10, 13).toString()).toBe('six')
  })
})

describe('a line', () => {
  it('goes on behind a backslash, and a comment ends it, as in pip', () => {
    const { entries } = readRequirements(
      'six \\\n  ==1.16 \\\r\n  --hash=sha256:aa\\\n  --hash sha256:bb # why\nb\\\n# c \\\nd',
    )
    expect(entries).toMatchObject([
      {
        line: 1,
        lines: 4,
        kind: 'requirement',
        specifier: '==1.16',
        hashes: ['sha256:aa', 'sha256:bb'],
        comment: '# why',
      },
      { line: 5, lines: 2, kind: 'requirement', name: 'b', comment: '# c \\' },
      { line: 7, kind: 'requirement', name: 'd' },
    ])
  })

  it.each([
    ['six', { kind: 'requirement', name: 'six', specifier: '' }],
    [
      'Foo_Bar[a, b] (>=1,<2) ; sys_platform == "linux" # x',
      {
        kind: 'requirement',
        name: 'foo-bar',
        written: 'Foo_Bar',
        extras: ['a', 'b'],
        specifier: '>=1,<2',
        marker: 'sys_platform == "linux"',
        comment: '# x',
      },
    ],
    ['a===weird-1', { kind: 'requirement', specifier: '===weird-1' }],
    [
      'a @ https://x.example/a;b.whl ; os_name == "nt"',
      { kind: 'url', name: 'a', address: 'https://x.example/a;b.whl', marker: 'os_name == "nt"' },
    ],
    [
      'a[x]@git+https://x.example/a.git@main#egg=a',
      { kind: 'url', name: 'a', extras: ['x'], address: 'git+https://x.example/a.git@main#egg=a' },
    ],
    ['a @ file:///x/a.whl', { kind: 'path', name: 'a', address: 'file:///x/a.whl' }],
    [
      './wheels/a-1.0-py3-none-any.whl[x]',
      { kind: 'path', name: '', address: './wheels/a-1.0-py3-none-any.whl', extras: ['x'] },
    ],
    ['a-1.0.tar.gz', { kind: 'path', address: 'a-1.0.tar.gz' }],
    ['${HOME}/x', { kind: 'path' }],
    ['-e ./x', { kind: 'editable', address: './x' }],
    ['--editable=git+https://x.example/a', { kind: 'editable', address: 'git+https://x.example/a' }],
    ['-rother.txt', { kind: 'file', address: 'other.txt' }],
    ['-c "my constraints.txt"', { kind: 'constraint', address: 'my constraints.txt' }],
    [
      '-i https://a.example/simple --trusted-host a.example',
      {
        kind: 'option',
        options: [
          { name: '--index-url', value: 'https://a.example/simple' },
          { name: '--trusted-host', value: 'a.example' },
        ],
      },
    ],
    ['requests=>2', { kind: 'broken', name: 'requests' }],
    ['six == ', { kind: 'broken', name: 'six' }],
    ['six; python_vrsion < "3"', { kind: 'broken', name: 'six' }],
    ['???', { kind: 'broken', name: '' }],
    ['a b', { kind: 'broken', name: 'a' }],
  ])('%s is read', (line, parts) => {
    expect(only(line)).toMatchObject(parts)
  })

  it('is found by any spelling of its package', () => {
    expect(entryOf('x\nTyping_Extensions>=4', 'typing-extensions')?.line).toBe(2)
    expect(entryOf('x', 'y')).toBe(null)
  })
})
