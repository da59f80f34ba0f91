import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readNews } from './readNews'
import { isLater, newsSince } from './versions'

const text = `# What is new

Something before.

## 0.3.0 - 2027-01-02

- One thing, that goes on
  in a second line.
- Another, \`code\`.

A line of no list.

## 0.2.1

## Notes

- of no version

## v0.2.0 (2026-12-01)
* first
`

it('reads versions with their sentences, and nothing where there is nothing', () => {
  expect(readNews(text)).toEqual([
    {
      version: '0.3.0',
      date: '2027-01-02',
      items: [
        [{ kind: 'plain', text: 'One thing, that goes on in a second line.' }],
        [
          { kind: 'plain', text: 'Another, ' },
          { kind: 'code', text: 'code' },
          { kind: 'plain', text: '.' },
        ],
      ],
    },
    { version: '0.2.0', date: '2026-12-01', items: [[{ kind: 'plain', text: 'first' }]] },
  ])
  for (const damaged of ['', '\u0000\u0001', '- an item of nothing', '## \n- x', '## 1.2\n- x', '{"a": [']) {
    expect(readNews(damaged)).toEqual([])
  }
})

it('tells what came since a version, and nothing after a step back', () => {
  const versions = (seen: string | null, running: string) =>
    newsSince(readNews(text), seen, running).map(({ version }) => version)
  expect(versions('0.1.0', '0.3.0')).toEqual(['0.3.0', '0.2.0'])
  expect(versions('0.1.0', '0.2.5')).toEqual(['0.2.0'])
  expect(versions('0.3.0', '0.2.0')).toEqual([])
  expect(versions(null, '0.3.0')).toEqual(['0.3.0'])
  expect(versions('what', '0.3.0')).toEqual([])
  expect([isLater('0.10.0', '0.9.9'), isLater('1.0.0', '1.0.0-beta.1'), isLater('1.0.0', '1.0.0')]).toEqual([
    true,
    true,
    false,
  ])
})

it('of this Nodelab says the same versions in both languages, the running one among them', () => {
  const root = join(import.meta.dirname, '../..')
  const news = ['en', 'zh-CN'].map((language) =>
    readNews(readFileSync(join(root, `electron/news/${language}.md`), 'utf8')),
  )
  const [english, chinese] = news.map((list) => list.map(({ version, items }) => [version, items.length]))
  expect(chinese).toEqual(english)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(english?.map(([one]) => one)).toContain(version)
})
