import { expect, it } from 'vitest'
import { linesOfNode } from './nodeLines'

const script = `const unused = () => {
  return 1
}
function main(n) {
  if (n > 9) throw new Error('many')
  for (const one of [n]) {
    if (one > 0) return one
  }
  return 0
}
main(1)
`

const at = (text: string): number => script.indexOf(text)
/** As V8 tells a run of it, moved by where the script begins in its file. */
const ranges = (by = 0) =>
  [
    [0, script.length, true],
    [at('() =>'), at('function'), false],
    [at('function'), at('main(1)'), true],
    [at('throw'), at('\n  for'), false],
    [at('\n  return 0'), at('}\nmain(1)'), false],
  ].map(([from, to, ran]) => [Number(from) + by, Number(to) + by, ran])

const lines = (told: unknown, begins: number | null): unknown => {
  const json = linesOfNode(JSON.stringify(told), script, begins, '20')
  return json === null ? null : JSON.parse(json)
}
const wanted = { executable: [1, 2, 5, 6, 7, 9, 11], reached: [1, 5, 6, 7, 11] }

it('tells the lines on which a statement begins, and those that ran, wherever the script stands', () => {
  const bootstrap = [true, [[0, 40, true]]]
  // It may evaluate more by itself, before and behind.
  const others = [false, [[0, 4, true]]]
  expect(lines([bootstrap, others, [false, ranges()], others], null)).toEqual(wanted)
  expect(lines([others, [true, [[0, 999, true], ...ranges(120)]]], 120)).toEqual(wanted)
})

it('tells nothing of what it does not find, or can not read', () => {
  expect(lines([[false, [[0, 4, true]]]], null)).toBeNull()
  expect(lines([[false, ranges()]], 0)).toBeNull()
  expect(lines([[true, 'all']], 0)).toBeNull()
  expect(linesOfNode('[[true,[[0,', script, 0, '20')).toBeNull()
})

it('reads code of any depth, or says that it can not', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  expect(linesOfNode(JSON.stringify([[false, [[0, deep.length, true]]]]), deep, null, '20')).toBeNull()
})
