import { describe, expect, it } from 'vitest'
import { tooDeepAt } from './yamlDepth'

const brackets = (levels: number): string => `a: ${'['.repeat(levels)}${']'.repeat(levels)}\n`
const indented = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('')

describe('a text that nests too deep', () => {
  it.each([
    ['brackets', `title: x\n${brackets(1001)}`, 'title: x\na: '.length + 1000],
    ['brackets of two kinds', `a: ${'[{b: '.repeat(600)}`, expect.any(Number)],
    ['lines', indented(1100), expect.any(Number)],
    ['one line', `a${': '.repeat(15_000)}`, expect.any(Number)],
    ['a list in one line', `${'- '.repeat(5000)}x\n`, expect.any(Number)],
  ])('by %s is known, and where', (_, text, offset) => {
    expect(tooDeepAt(text)).toEqual(offset)
  })

  it.each([
    ['as deep as may be', brackets(1000)],
    ['many brackets side by side', `a: [${'[1], {b: 2}, '.repeat(2000)}]\n`],
    ['brackets in quotes', `a: "${'['.repeat(5000)}"\nb: '${'{'.repeat(5000)}'\n`],
    ['brackets and colons of code', `code: |\n  ${'{"a": ['.repeat(5000)}\n`],
    ['a long text of a line', `a: ${'word: '.repeat(2000).replaceAll(': ', ' - ')}\n`],
  ])('is none that has %s', (_, text) => {
    expect(tooDeepAt(text)).toBeNull()
  })
})
