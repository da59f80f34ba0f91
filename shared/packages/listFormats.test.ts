import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listAs, type Listed } from './listFormats'

const one: Listed = {
  name: 'pysocks',
  spelling: 'PySocks',
  version: '1.7.1',
  origin: 'base',
  neededBy: ['httpx', 'requests'],
  bytes: 17_000,
  licence: 'BSD, or "other"',
  summary: '=cmd|calc',
}

/** A reader of RFC 4180, for the test alone. */
function readCsv(text: string): string[][] {
  return text
    .slice(0, -2)
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
      ),
    )
}

describe('a list of packages', () => {
  it('is CSV that a spreadsheet does not run', () => {
    const text = listAs('csv', [one], '3.10.13')
    expect(text).toBe(
      'name,version,origin,needed_by,bytes,licence,summary,homepage,requires_python\r\npysocks,1.7.1,base,httpx requests,17000,"BSD, or ""other""",\'=cmd|calc,,\r\n',
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'",\r\n=+-@ ab') }), (summary) => {
        const field = readCsv(listAs('csv', [{ ...one, licence: '', summary }], '3.10'))[1]?.[6] ?? ''
        expect(field.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(summary)
        expect(field).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  it('is JSON, frozen pins and the output of a node', () => {
    const mine: Listed = { name: 'mine', version: 'https://a.example/mine.whl', origin: 'own' }
    const pip: Listed = { name: 'pip', version: '23.0.1', origin: 'base' }
    const wheel: Listed = { name: 'wheel', version: '0.44.0', origin: 'base' }
    const all = [one, wheel, pip, mine]
    expect(JSON.parse(listAs('json', all, '3.10'))).toEqual(all)
    expect(listAs('freeze', all, '3.10')).toBe('mine @ https://a.example/mine.whl\nPySocks==1.7.1\n')
    expect(listAs('freeze', all, '3.14')).toContain('wheel==0.44.0\n')
    expect(JSON.parse(listAs('node', [wheel, pip, one], '3.10'))).toEqual({
      result: ['pip==23.0.1', 'pysocks==1.7.1', 'wheel==0.44.0'],
    })
  })
})
