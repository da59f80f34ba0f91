import { expect, it } from 'vitest'
import type { CodeLanguage } from '../../model/node'
import { misreadings } from './difyPatterns'
import { readHeader } from './header'

const kinds = (language: CodeLanguage, code: string): (string | null)[][] => {
  const header = readHeader(language, code)
  return header === null ? [] : misreadings(language, code, header).map(({ kind, part }) => [kind, part])
}

it('says that Dify takes a marker and a rest for names of inputs', () => {
  expect(kinds('python3', 'def main(a, b: float = 1, /, *, c: str): pass')).toEqual([
    ['marker', '/'],
    ['marker', '*'],
  ])
  expect(kinds('python3', 'def main(*args, **more): pass')).toEqual([
    ['marker', '*args'],
    ['marker', '**more'],
  ])
  expect(kinds('javascript', 'function main({a, ...more}) {}')).toEqual([['marker', '...more']])
  expect(kinds('python3', 'def main(a: str): pass')).toEqual([])
})
