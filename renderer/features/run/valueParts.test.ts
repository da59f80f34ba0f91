import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import { findTarget } from '../../../shared/dify/targets'
import { groupFrames } from './frameGroups'
import { imageOf } from './imageData'
import { outputFacts } from './outputFacts'
import { firstOpen, treeRows } from './treeRows'
import { clockText, countText, sizeText, timeText } from './units'
import { utf8Length } from './utf8'

const dify0_11 = findTarget('0.11')

describe('measures in words', () => {
  it.each([
    [0.04, '0.0 ms'],
    [2.14, '2.1 ms'],
    [99.96, '100 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [15_003, '15.00 s'],
    [200_000, '3 min 20 s'],
  ])('%d ms is %s', (ms, text) => expect(timeText(ms)).toBe(text))

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [999_949, '999.9 KB'],
    [999_951, '1.0 MB'],
    [5_000_000, '5.0 MB'],
    [999_949_999, '999.9 MB'],
    [4_008_200_000, '4.0 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text))

  it('groups thousands and counts tenths of a second', () => {
    expect(countText(400_000)).toBe('400,000')
    expect(clockText(75_049)).toBe('75.0 s')
  })
})

describe('utf8Length', () => {
  it('agrees with the system for any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
      }),
    )
  })
  it('counts a lone surrogate as three bytes', () => expect(utf8Length('a\ud800b')).toBe(5))
})

describe('outputFacts', () => {
  it('counts the longest text of a list in code points, against the target', () => {
    const facts = outputFacts(['a', '周报', '👩‍👩‍👧'], 'array[string]', dify0_11)
    expect(facts.elements).toEqual({ used: 3, limit: 30 })
    expect(facts.characters).toEqual({ used: 5, limit: 80_000 })
  })
  it('counts levels as Dify does: an Object among the outputs is the second', () => {
    const value = parsePythonJson('{"scores": [0.92, 0.4], "title": "周报", "final": true, "next": null}')
    expect(outputFacts(value, 'object', dify0_11)).toMatchObject({ keys: 4, depth: { used: 2, limit: 5 } })
    const deep = parsePythonJson('{"a": {"b": [{"c": {}}]}}')
    expect(outputFacts(deep, 'object', dify0_11).depth?.used).toBe(5)
  })
  it('sets no limit for booleans, nor where the target is not known', () => {
    expect(outputFacts([true], 'array[boolean]', dify0_11).elements).toEqual({ used: 1, limit: null })
    expect(outputFacts('abc', 'string', null).characters).toEqual({ used: 3, limit: null })
  })
})

describe('imageOf', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  it('finds a picture in bare base64, in a data address, and with line breaks inside', () => {
    for (const text of [png, `data:image/png;base64,${png}`, `${png.slice(0, 76)}\n${png.slice(76)}\n`]) {
      expect(imageOf(text)).toEqual({ url: `data:image/png;base64,${png}`, kind: 'PNG', bytes: 70 })
    }
  })
  it('takes no ordinary text for one', () => {
    for (const text of [
      '',
      'iVBORw0KGgo',
      '/9j/ is how it begins',
      'data:image/png;base64,!!!!',
      'Qk1 notes'.repeat(20),
    ]) {
      expect(imageOf(text)).toBeNull()
    }
  })
  it('never runs what an SVG could hold', () => {
    expect(imageOf(`data:image/svg+xml;base64,${'PHN2Zz48c2NyaXB0Pjwvc2NyaXB0Pjwvc3ZnPg'.repeat(4)}`)).toBeNull()
  })
})

describe('treeRows', () => {
  const value = parsePythonJson('{"a": {"b": [1.0, 12345678901234567890]}, "c": null}')
  it('shows the members of open nodes, with numbers as they were written', () => {
    const rows = treeRows(value, firstOpen(value))
    expect(rows.map(({ level, key }) => `${level}${key}`)).toEqual(['1a', '2b', '30', '31', '1c'])
    expect(rows.slice(2, 4).map((row) => row.value)).toMatchObject([{ text: '1.0' }, { text: '12345678901234567890' }])
    expect(rows[4]).toMatchObject({ size: null, position: 2, siblings: 2 })
  })
  it('begins folded where there is much to show', () => {
    const big = parsePythonJson(`{"a": [${'1,'.repeat(999)}1]}`)
    expect(treeRows(big, firstOpen(big)).length).toBe(1)
  })
})

describe('groupFrames', () => {
  const own = { own: true, line: 6, function: 'main', text: 'x()', file: '' }
  const lib = (file: string) => ({ own: false, line: 1, function: 'f', text: '', file })
  it('folds neighbouring library frames, named by the first', () => {
    const groups = groupFrames([
      own,
      lib('/usr/lib/python3.14/subprocess.py'),
      lib('/usr/lib/python3.14/subprocess.py'),
      own,
      lib('/e/lib/python3.14/site-packages/httpx/_client.py'),
    ])
    expect(groups.map((group) => (group.kind === 'own' ? 'own' : `${group.frames.length} ${group.library}`))).toEqual([
      'own',
      '2 subprocess',
      'own',
      '1 httpx',
    ])
  })
})
