import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, blockSchema, type Span } from '../model/markdown'
import { readMarkdown, readPlaced, readSentence } from './readMarkdown'
import { textOfBlocks } from './textOf'

const plain = (text: string): Span => ({ kind: 'plain', text })
const text = (words: string): Block => ({ kind: 'text', spans: [plain(words)] })

describe('Markdown', () => {
  it('is read to headings, paragraphs, quotes, lists, code and tables', () => {
    const markdown =
      '# Title\n\nTwo\nlines.\n\n> Said.\n> Twice.\n\n- a\n  - b\n\n3. one\n\n   ```sh\n   ls\n\n   ```\n4. two\n\n| a | b |\n|---|---|\n| `x\\|y` | 1<br>2 |\n\n---\n'
    expect(readMarkdown(markdown)).toEqual([
      { kind: 'heading', level: 1, spans: [plain('Title')] },
      text('Two lines.'),
      { kind: 'quote', blocks: [{ kind: 'text', spans: [plain('Said.'), { kind: 'break' }, plain('Twice.')] }] },
      { kind: 'list', from: null, items: [[text('a'), { kind: 'list', from: null, items: [[text('b')]] }]] },
      { kind: 'list', from: 3, items: [[text('one'), { kind: 'code', text: 'ls\n' }], [text('two')]] },
      {
        kind: 'table',
        rows: [
          [[plain('a')], [plain('b')]],
          [[{ kind: 'code', text: 'x|y' }], [plain('1'), { kind: 'break' }, plain('2')]],
        ],
      },
      { kind: 'rule' },
    ])
  })

  it('is read as Chinese is written: weight before a letter, and no space where a line ended', () => {
    expect(readMarkdown('**注意：**一行\n又一行，see\nit')).toEqual([
      { kind: 'text', spans: [{ kind: 'strong', spans: [plain('注意：')] }, plain('一行又一行，see it')] },
    ])
  })

  it.each(['**注意**', '`代码`', '*名称*', '[页面](a.md)', '***又***'])(
    'is read without a space between Han characters on two lines, one of them in %s',
    (marked) => {
      const words = textOfBlocks(readMarkdown(marked)).trim()
      expect(textOfBlocks(readMarkdown(`${marked}\n一行`))).toBe(`${words}一行`)
      expect(textOfBlocks(readMarkdown(`一行\n${marked}`))).toBe(`一行${words}`)
      expect(textOfBlocks(readMarkdown(`${marked}\nword`))).toBe(`${words} word`)
    },
  )

  it('leads to the web and to files beside it; every other link stays the text that it is', () => {
    const [web] = readSentence('[a](https://example.com/x)')
    expect(web).toEqual({ kind: 'link', to: 'https://example.com/x', spans: [plain('a')] })
    expect(readSentence('[a](cases.md#one)')).toMatchObject([{ kind: 'link', to: 'cases.md#one' }])
    for (const to of [
      ...'javascript:alert(1) JaVaScRiPt:alert(1) data:text/html,x file:///etc/passwd http://example.com https://'.split(
        ' ',
      ),
      ...'//example.com/x /etc/passwd \\\\server\\x vbscript:x java&#115;cript:x https://user@example.com/'.split(' '),
    ]) {
      expect(JSON.stringify(readSentence(`[a](${to}) <${to}> ![a](${to})`)), to).not.toContain('"to"')
    }
  })

  it('keeps of a picture the words in its place', () => {
    expect(readSentence('![a *b* `c`](https://example.com/x.png)')).toEqual([{ kind: 'picture', text: 'a b c' }])
  })

  it('tells where blocks begin, and where code has no end', () => {
    const read = readPlaced('# a\r\n\r\nb\r\n```\r\nc')
    expect(read.blocks.map(({ line }) => line)).toEqual([1, 3, 4])
    expect(read.openCode).toBe(4)
    for (const closed of ['```\na\n```', '> ```\n> a\n> ```', '- a\n\n  ````\n  ```\n  `````\n']) {
      expect(readPlaced(closed).openCode, closed).toBeNull()
    }
  })
})

/** How many levels a tree has. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

/** All addresses in a tree. */
function addresses(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'to' ? [inner] : addresses(inner)))
}

/** Every level of a quote or list takes two or three of a tree, every one of weight and names two. */
const mostLevels = 40

describe('hostile Markdown', () => {
  const kb = 50_000
  it.each([
    ['quotes', '>'.repeat(kb)],
    ['lists', '- '.repeat(kb / 2)],
    ['both', '> - '.repeat(kb / 4)],
    ['weight', '*a '.repeat(kb / 6) + 'a*'.repeat(kb / 6)],
    ['stars', 'a**b'.repeat(kb / 4)],
    ['brackets', '['.repeat(kb)],
    ['links', '[a]('.repeat(kb / 4)],
    ['pictures', '!['.repeat(kb / 2)],
    ['backticks', Array.from({ length: 300 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['cells', `${'|a'.repeat(kb / 4)}\n${'|-'.repeat(kb / 4)}`],
    ['rows', `|a|\n|-|\n${'|x\n'.repeat(kb / 3)}`],
    ['tags', '<!--<a '.repeat(kb / 7)],
  ])('of %s without end is read soon, and to no great depth', { timeout: 30_000 }, (_, source) => {
    expect(depthOf(readMarkdown(source))).toBeLessThan(mostLevels)
  })

  it('gives nothing but the few kinds, no deep tree and no address that may not be', () => {
    const pieces = fc.constantFrom(
      ...'<script>alert(1)</script>~<img src=x onerror=alert(1)>~<a href="javascript:x">~<!--~]]>~&#106;'.split('~'),
      ...'[~]~(~)~![~](javascript:x)~](data:text/html,x)~](https://a.example)~](a.md)~<https://b>'.split('~'),
      ...'*~**~_~`~```~> ~- ~1. ~# ~|~|-|\n~\n~\n\n~    ~\\~甲~a~\u0000'.split('~'),
      '~~~',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        const blocks = readMarkdown(parts.join(''))
        for (const block of blocks) expect(blockSchema.parse(block)).toEqual(block)
        expect(depthOf(blocks)).toBeLessThan(mostLevels)
        for (const to of addresses(blocks)) expect(to).toMatch(/^(?:https:\/\/|[\w.-][\w./-]*(?:#|$))/)
      }),
      { numRuns: 500 },
    )
  })
})
