import { expect, it } from 'vitest'
import { completionPlace } from './completionPlace'

it.each([
  ['', { kind: 'name', typed: '' }],
  ['  nu', { kind: 'name', typed: 'nu' }],
  ['-', { kind: 'option', typed: '-' }],
  ['--ind', { kind: 'option', typed: '--ind' }],
  ['Foo_Bar==', { kind: 'version', typed: '', name: 'foo-bar' }],
  ['foo[x] >= 1.2', { kind: 'version', typed: '1.2', name: 'foo' }],
  ['foo>=1,<', { kind: 'version', typed: '', name: 'foo' }],
  ['foo (~=2', { kind: 'version', typed: '2', name: 'foo' }],
  ['foo ', null],
  ['# foo', null],
  ['foo==1 # ', null],
  ['foo==1 ; python_version >', null],
  ['foo @ https://x.example/a', null],
  ['-i https://x', null],
])('before the cursor in %j', (before, place) => {
  expect(completionPlace(before)).toEqual(place)
})

it.each(['six', 'six [a]', 'six (', 'six >=1', 'six >=1,'])(
  'is told at once, though 100,000 spaces stand behind %j',
  (line) => {
    const began = performance.now()
    expect(completionPlace(`${line}${' '.repeat(100_000)};`)).toBeNull()
    expect(performance.now() - began).toBeLessThan(2000)
  },
)
