import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesFor, isFault, type LockEntry, lockDifferences, type LockText, printLock, readLock } from './lockText'

const header = {
  resolved: '2026-02-27T10:20:30Z',
  target: 'dify-1.16',
  python: '3.14',
  base: '2026-04-21 0123456789abcdef',
  requirements: `sha256:${'0'.repeat(64)}`,
  packages: '',
}

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const markers = [
  '',
  "sys_platform == 'win32'",
  "python_full_version < '3.15' and (platform_machine == 'arm64' or os_name != 'nt')",
]
const entry: fc.Arbitrary<LockEntry> = fc
  .record({
    name: fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?$/),
    version: fc.stringMatching(/^[0-9]{1,3}(\.[0-9]{1,3}){0,3}(rc[0-9]|\.post[0-9]|\+[a-z0-9]{1,5})?$/),
    byAddress: fc.boolean(),
    extras: fc.constantFrom('', '[socks]', '[a,b-c]'),
    marker: fc.constantFrom(...markers),
    hashes: fc.array(
      hex.map((digits) => `sha256:${digits}`),
      { maxLength: 4 },
    ),
  })
  .map(({ byAddress, version, ...rest }) =>
    byAddress
      ? { ...rest, version: '', address: `https://example.org/a/${rest.name}-${version}-py3-none-any.whl#x=1` }
      : { ...rest, version, address: '' },
  )

const lock: fc.Arbitrary<LockText> = fc
  .tuple(fc.array(entry, { maxLength: 12 }), fc.constantFrom('', `sha256:${'1'.repeat(64)}`))
  .map(([entries, packages]) => ({ header: { ...header, packages }, entries }))

it.each([' ', '"', ';', '@', '[', '\\'])('a lock is read at once, though a line of it has 100,000 times %j', (sign) => {
  const began = performance.now()
  for (const before of ['six', 'six ==1 ;', 'six @ x']) {
    expect(isFault(readLock(`${before}${sign.repeat(100_000)}# x`))).toBe(true)
  }
  expect(performance.now() - began).toBeLessThan(2000)
})

describe('the text of a lock', () => {
  it('is read as it was printed, whatever its line ends', () => {
    fc.assert(
      fc.property(lock, fc.constantFrom('\n', '\r\n'), fc.boolean(), (made, end, mark) => {
        const text = `${mark ? '\uFEFF' : ''}${printLock(made).replaceAll('\n', end)}`
        expect(readLock(text)).toEqual(made)
      }),
    )
  })

  it('that is any text is a lock or a fault with its line, never an exception', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('six==1.0 \\', '    --hash=sha256:00', '-r other.txt', '# target: x', '\\', 'a @ b ; os_name'),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n')
        const read = readLock(text)
        if (isFault(read)) expect(read.line).toBeLessThanOrEqual(Math.max(1, text.split(/\r\n|\r|\n/).length))
        else expect(readLock(printLock(read))).toEqual(read)
      }),
    )
  })

  it.each([
    ['--index-url https://elsewhere.example/simple'],
    ['-e ./folder'],
    ['six'],
    ['six>=1.0'],
    ['six==1.0 --hash=md5:00'],
    ['six==1.0 ; no_such_variable == "x"'],
    ['six==1.0 # a comment'],
  ])('holds nothing but packages with their versions: %s', (line) => {
    const read = readLock(`${printLock({ header, entries: [] })}${line}\n`)
    expect(read).toMatchObject({ text: line })
  })

  it('tells the parts that differ; what is not known differs from nothing', () => {
    const { resolved: _, packages: __, ...wanted } = header
    expect(lockDifferences(header, wanted)).toEqual([])
    expect(lockDifferences(header, { ...wanted, python: '' })).toEqual([])
    expect(lockDifferences(header, { ...wanted, python: '3.13', target: 'dify-1.13' })).toEqual(['target', 'python'])
  })

  it('is taken for one machine', () => {
    const of = (name: string, marker: string): LockEntry => ({
      name,
      version: '1',
      address: '',
      extras: '',
      marker,
      hashes: [],
    })
    const entries = [of('all', ''), of('windows', "sys_platform == 'win32'"), of('unknown', "platform_release >= '5'")]
    const names = entriesFor(entries, { sys_platform: 'linux' }).map(({ name }) => name)
    expect(names).toEqual(['all', 'unknown'])
  })
})
