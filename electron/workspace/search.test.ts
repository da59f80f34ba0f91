import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchEnd, SearchQuery, SearchResult } from '../../shared/model/search'
import { search } from './search'
import type { SearchDocument, SearchSource } from './searchSource'
import { asNode, type Bench, createBench, nodeText, until, withCode } from './testing/openTemp'

const plain = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  isRegex: false,
  ...more,
})

function sourceOf(...codes: readonly string[]): SearchSource {
  return {
    async *documents(): AsyncGenerator<SearchDocument> {
      for (const [index, code] of codes.entries()) {
        yield await Promise.resolve({ kind: 'node', id: String(index), title: '', code_language: 'python3', code })
      }
    },
  }
}

async function found(query: SearchQuery, source: SearchSource): Promise<{ results: SearchResult[]; end: SearchEnd }> {
  const results: SearchResult[] = []
  const end = await search(query, [source], new AbortController().signal, (some) => results.push(...some))
  return { results, end }
}

const places = (results: readonly SearchResult[]): string[] =>
  results.flatMap(({ id, matches }) => matches.map(({ line, column }) => `${id}:${line}:${column}`))

describe('a search', () => {
  it('finds each place of a text, whatever is in text and code', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', '.', '(', '中', '\\', ' '), minLength: 1, maxLength: 3 })
    const code = fc.string({ unit: fc.constantFrom('a', 'A', '.', '(', '中', '\\', ' ', '\n'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, code, fc.boolean(), async (wanted, within, matchCase) => {
        const expected: string[] = []
        const fold = (some: string): string => (matchCase ? some : some.toLowerCase())
        for (const [index, line] of within.split('\n').entries()) {
          for (let at = fold(line).indexOf(fold(wanted)); at !== -1;) {
            expected.push(`0:${index + 1}:${at + 1}`)
            at = fold(line).indexOf(fold(wanted), at + wanted.length)
          }
        }
        const { results } = await found(plain(wanted, { matchCase }), sourceOf(within))
        expect(places(results)).toEqual(expected)
        for (const match of results.flatMap(({ matches }) => matches)) {
          expect(fold(match.text.slice(match.from, match.from + match.length))).toBe(fold(wanted))
        }
      }),
    )
  })

  it('knows whole words in any writing, case and regular expressions, and tells one that is none', async () => {
    const source = sourceOf('total = sub_total + total2\n总数 = 总数字\r\nTotal')
    expect(places((await found(plain('total', { wholeWord: true }), source)).results)).toEqual(['0:1:1', '0:3:1'])
    expect(places((await found(plain('总数', { wholeWord: true }), source)).results)).toEqual(['0:2:1'])
    expect(places((await found(plain('Total', { matchCase: true }), source)).results)).toEqual(['0:3:1'])
    expect(places((await found(plain('^t\\w+ =|\\d$', { isRegex: true }), source)).results)).toEqual([
      '0:1:1',
      '0:1:26',
    ])
    expect((await found(plain('(', { isRegex: true }), source)).end.problem?.code).toBe('search-not-regex')
    expect(places((await found(plain('$', { isRegex: true }), source)).results)).toEqual([])
  })

  it('stops an expression that would take for ever, and lets others have their turn meanwhile', async () => {
    const source = sourceOf(`${'a'.repeat(60)}!`)
    const began = performance.now()
    const { end } = await found(plain('(a+)+$', { isRegex: true }), source)
    expect(end.problem?.code).toBe('search-too-slow')
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('shows the part of a long line that matters, and no more places than anyone reads', async () => {
    const long = `${'x'.repeat(5000)}needle${'y'.repeat(5000)}`
    const [result] = (await found(plain('needle'), sourceOf(long))).results
    const [match] = result?.matches ?? []
    expect(match?.column).toBe(5001)
    expect(match?.text.length).toBeLessThan(400)
    expect(match?.text.slice(match.from, match.from + match.length)).toBe('needle')
    const many = (await found(plain('x'), sourceOf(...Array.from({ length: 30 }, () => 'x\n'.repeat(600))))).results
    expect(many.every(({ isCapped }) => isCapped)).toBe(true)
    expect(places(many).length).toBeLessThanOrEqual(5500)
  })

  it('ends when it is told to', async () => {
    const ending = new AbortController()
    const told: SearchResult[][] = []
    const endless: SearchSource = {
      async *documents(signal) {
        while (!signal.aborted) yield* sourceOf('x\n'.repeat(50)).documents(signal)
      },
    }
    const end = search(plain('x', { isRegex: true }), [endless], ending.signal, (results) => {
      told.push(results)
      ending.abort()
    })
    await end
    expect(told).toHaveLength(1)
  })
})

describe('the search of a workspace', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await createBench()
  })
  afterEach(() => bench.end())

  it('looks through the code of nodes, not through the rest of their files; through all of a broken one', async () => {
    await bench.write('needle.node.yml', nodeText('needle', 'def main():\n    return {}\n'))
    await bench.write('in/a.node.yml', nodeText('a', 'def main():\n    needle = 1\n'))
    await bench.write('broken.node.yml', 'type: code\ncode: [\n# needle\n')
    const { workspace } = await bench.open()
    const [source] = workspace.searchSources
    if (source === undefined) throw new Error('no source')
    const look = async (): Promise<SearchResult[]> => (await found(plain('needle'), source)).results
    expect((await look()).map(({ kind, id, matches }) => [kind, id, matches[0]?.line])).toEqual([
      ['broken', 'broken', 3],
      ['node', 'in/a', 2],
    ])
    // What was saved a moment ago is found, and what it was is not.
    const opened = asNode(await workspace.read('in/a'))
    await workspace.save('in/a', withCode(opened, '# nothing\n# needle, needle\n'), opened.revision, false)
    expect((await look())[1]?.matches.map(({ line, column }) => [line, column])).toEqual([
      [2, 3],
      [2, 11],
    ])
    await bench.write('in/a.node.yml', nodeText('a', '# needle, large\n'.repeat(20_000)))
    await until(async () => (await look())[1]?.matches.length === 500)
  })
})
