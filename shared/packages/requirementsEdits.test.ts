import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRequirements } from './requirementsFile'
import {
  putVersion,
  requiredName,
  setVersion,
  upgraded,
  upgradedAll,
  withoutPackage,
  withoutPackages,
  withRequirement,
  withRequirements,
  type VersionChoice,
} from './requirementsEdits'

const latest: VersionChoice = { kind: 'latest' }
const exact: VersionChoice = { kind: 'exact', version: '2.0' }
const range: VersionChoice = { kind: 'range', specifier: '>=2,<3' }

describe('a version choice', () => {
  it.each([
    ['six\n', exact, 'six==2.0\n', []],
    ['six==1.0  # why\r\n', latest, 'six  # why\r\n', []],
    ['# a\nSix[x] >= 1 ; python_version < "3.8" # why', range, '# a\nSix[x] >=2,<3 ; python_version < "3.8" # why', []],
    ['six (>=1)\n', exact, 'six ==2.0\n', []],
    ['six \\\n ==1.0 \\\n --hash=sha256:a \\\n --hash=sha256:b\nb\n', exact, 'six \\\n ==2.0\nb\n', ['hashes-dropped']],
    ['six==2.0 --hash=sha256:a\n', exact, 'six==2.0 --hash=sha256:a\n', []],
    ['six @ https://a.example/six.whl ; os_name == "nt"\n', exact, 'six==2.0 ; os_name == "nt"\n', ['address-dropped']],
    [
      'six<1 ; os_name == "nt"\nsix>1 ; os_name != "nt"',
      exact,
      'six==2.0 ; os_name == "nt"\nsix==2.0 ; os_name != "nt"',
      [],
    ],
  ])('of %j', (text, choice, result, notes) => {
    const edit = setVersion(text, 'SIX', choice)
    expect(edit?.text ?? text).toBe(result)
    expect(edit?.notes.map(({ code }) => code) ?? null).toEqual(notes)
  })

  it('mends a broken line', () => {
    expect(setVersion('requests=>2 # x\n', 'requests', exact)?.text).toBe('requests==2.0 # x\n')
  })

  it('adds a line where there is none, with the ends of the file', () => {
    expect(putVersion('a\r\nb', 'six', range).text).toBe('a\r\nb\r\nsix>=2,<3\r\n')
    expect(putVersion('', 'six', latest).text).toBe('six\n')
    expect(putVersion('\uFEFF', 'six', latest).text).toBe('\uFEFFsix\n')
    expect(readRequirements(putVersion('a \\', 'six', latest).text).entries.map(({ name }) => name)).toContain('six')
  })
})

describe('an upgrade', () => {
  it.each([
    ['six==1.0', 'six==2.0'],
    ['six===1.0', 'six==2.0'],
    ['six~=1.4', 'six~=2.0'],
    ['six>=1.0', 'six>=2.0'],
    ['six>=1,<2', 'six>=2.0'],
    ['six>=1,<3,!=2.5', 'six>=2.0,<3,!=2.5'],
    ['six<2', 'six>=2.0'],
    ['six==1.*', 'six==2.0'],
    ['six==3.0', 'six==3.0'],
    ['six', 'six'],
  ])('of %s gives %s', (line, result) => {
    expect(upgraded(`a\n${line} # x\n`, { name: 'six', version: '2.0' })?.text).toBe(`a\n${result} # x\n`)
  })

  it('of all leaves the rest to the byte, and tells what it could not keep', () => {
    const text = '\uFEFF# mine\r\na==1\r\n-i https://x.example/simple\rb>=1 --hash=sha256:0\nc'
    const edit = upgradedAll(text, [
      { name: 'A', version: '2' },
      { name: 'b', version: '3' },
      { name: 'c', version: '4' },
      { name: 'd', version: '5' },
    ])
    expect(edit.text).toBe('\uFEFF# mine\r\na==2\r\n-i https://x.example/simple\rb>=3\nc')
    expect(edit.notes).toEqual([
      { code: 'hashes-dropped', name: 'b', line: 4 },
      { code: 'left-open', name: 'c', line: 5 },
    ])
  })
})

describe('a requirement', () => {
  it.each([
    ['', 'six', 'six\n'],
    ['# mine\n', 'six>=1', '# mine\nsix>=1\n'],
    ['numpy', 'six', 'numpy\nsix\n'],
    ['a\r\nb\r\n', 'six', 'a\r\nb\r\nsix\r\n'],
    ['\uFEFFSix==1.0  # why\r\nb', 'six==2', '\uFEFFSix==2  # why\r\nb'],
    ['typing_extensions\nx', 'Typing-Extensions>=4', 'typing_extensions>=4\nx'],
    ['six \\\n  --hash=sha256:0\nb\n', 'six==2', 'six==2\nb\n'],
    ['-i https://a/simple\n', 'six', '-i https://a/simple\nsix\n'],
    ['six[a]==1 ; os_name == "nt" # keep\n', 'six==2', 'six[a]==2 ; os_name == "nt" # keep\n'],
    ['six[a]==1\n', 'six[A,b]==2  # why', 'six[a,b]==2  # why\n'],
    ['six==1 # keep', 'six[b]==2 # why', 'six[b]==2 # keep # why'],
    ['six<1;os_name=="nt"\nsix>1;os_name!="nt"', 'six==2', 'six==2;os_name=="nt"\nsix==2;os_name!="nt"'],
    ['six<1 ; os_name == "nt"\n', 'six==2 ; os_name != "nt"', 'six<1 ; os_name == "nt"\nsix==2 ; os_name != "nt"\n'],
    ['six<1 # a', 'six==2 ; os_name != "nt"', 'six==2 ; os_name != "nt" # a'],
    [
      'six[a]==1;os_name=="nt" # a',
      'six @ https://x.example/six.whl',
      'six[a] @ https://x.example/six.whl ;os_name=="nt" # a',
    ],
    ['six==1 --hash=sha256:0 # a', 'six==2 --hash=sha256:1', 'six==2 --hash=sha256:1 # a'],
  ])('is put into %j as %s', (text, requirement, result) => {
    expect(withRequirement(text, requirement).text).toBe(result)
    expect(withRequirement(result, requirement)).toEqual({ text: result, notes: [] })
  })

  it('tells what it took out', () => {
    const { notes } = withRequirements('a\nsix==1 --hash=sha256:0\nb @ https://x.example/b.whl', ['six==2', 'b==1'])
    expect(notes).toEqual([
      { code: 'hashes-dropped', name: 'six', line: 2 },
      { code: 'address-dropped', name: 'b', line: 3 },
    ])
  })

  it('with extras is put into the line that is there', () => {
    expect(putVersion('uvicorn==0.1 # web\n', 'uvicorn[standard]', exact).text).toBe('uvicorn[standard]==2.0 # web\n')
  })

  it.each([
    ['six==1\nb\n', 'SIX', 'b\n'],
    ['a\r\nb[x]>=1 \\\r\n  --hash=sha256:0\r\nc', 'b', 'a\r\nc'],
    ['\uFEFFsix\nb', 'six', '\uFEFFb'],
    ['# six\nsixer\n', 'six', null],
    ['', 'six', null],
  ])('is taken out of %j: %s', (text, name, result) => {
    expect(withoutPackage(text, name)).toBe(result)
  })

  it('is taken out with all others, and options and comments stay', () => {
    const text =
      '\uFEFF# mine\r\na==1 \\\r\n  --hash=sha256:0\r\n-i https://x.example/simple\n\n-e ./b\n???\nc @ https://x.example/c'
    expect(withoutPackages(text)).toBe('\uFEFF# mine\r\n-i https://x.example/simple\n\n')
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

it('an edit of one line leaves every other to the byte', () => {
  const line = fc.constantFrom(
    '',
    '# c',
    'a==1',
    'b>=2 # x',
    '-r o.txt',
    'c \\\n ==1',
    'd @ https://x.example/d',
    '???',
  )
  const ends = fc.constantFrom('\n', '\r\n', '\r')
  const texts = fc.tuple(fc.array(fc.tuple(line, ends)), fc.array(fc.tuple(line, ends)))
  const join = (lines: readonly (readonly [string, string])[]): string =>
    lines.map(([text, end]) => text + end).join('')
  fc.assert(
    fc.property(texts, fc.constantFrom(latest, exact, range), ([before, after], choice) => {
      const [head, tail] = [join(before), join(after)]
      const text = `${head}target[x]>=1 ; os_name == "nt" # mine\n${tail}`
      const edit = setVersion(text, 'target', choice)?.text ?? ''
      expect(edit.startsWith(`${head}target[x]`)).toBe(true)
      expect(edit.endsWith(` ; os_name == "nt" # mine\n${tail}`)).toBe(true)
      expect(setVersion(edit, 'target', { kind: 'range', specifier: '>=1' })?.text).toBe(text)
      expect(withoutPackage(text, 'target')).toBe(head + tail)
    }),
  )
})

it('adding a requirement loses nothing of its line but the version, and nothing of the others', () => {
  const marker = 'python_version >= "3.9"'
  const part = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom('', ...texts)
  const line = fc.record({
    extras: part('[socks]', ' [socks,x]'),
    specifier: part('==1', ' >=1,<2', '(>1)', ' @ https://x.example/a.whl'),
    marker: part(` ; ${marker}`),
    hash: part(' --hash=sha256:0', ' \\\n  --hash=sha256:0'),
    comment: part(' # keep', '  # keep ; os_name'),
  })
  const added = fc.record({
    extras: part('[y]', '[socks,y]'),
    specifier: part('==3', '>=2,<4', ' @ https://x.example/b.whl'),
    comment: part(' # why'),
  })
  const around = fc.constantFrom('', '# c\r\n', 'other==1 # x\n', '-i https://x.example/simple\n')
  fc.assert(
    fc.property(around, line, around, added, (head, one, tail, wish) => {
      const written = `Target${one.extras}${one.specifier}${one.marker}${one.hash}${one.comment}`
      const { text, notes } = withRequirement(
        `${head}${written}\n${tail}`,
        `target${wish.extras}${wish.specifier}${wish.comment}`,
      )
      expect(text.startsWith(head) && text.endsWith(`\n${tail}`)).toBe(true)
      const [was] = readRequirements(written).entries
      const own = readRequirements(text).entries.filter(({ name }) => name === 'target')
      const [now] = own
      expect(own).toHaveLength(1)
      expect(now?.written).toBe('Target')
      expect(now?.kind).not.toBe('broken')
      expect(now?.marker).toBe(was?.marker)
      expect(now?.comment).toContain(was?.comment)
      expect(now?.extras).toEqual(expect.arrayContaining([...(was?.extras ?? [])]))
      const wanted = readRequirements(`target${wish.extras}${wish.specifier}`).entries[0]
      expect(now?.extras).toEqual(expect.arrayContaining([...(wanted?.extras ?? [])]))
      expect([now?.specifier, now?.address]).toEqual([wanted?.specifier, wanted?.address])
      const isTold = notes.some(({ code }) => code === 'hashes-dropped')
      expect(now?.hashes).toEqual(isTold ? [] : was?.hashes)
    }),
  )
})

it('a line that names no package is added once', () => {
  const lines = ['--index-url https://x.example/simple', 'six==1', '-r more.txt']
  const { text } = withRequirements('', lines)
  expect(text.split('\n').filter((line) => line !== '')).toEqual(lines)
  expect(withRequirements(text, lines).text).toBe(text)
})
