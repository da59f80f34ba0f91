import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readRows } from './readRows'
import { cellText } from './saveFailures'
import { startRowFiles } from './testing/rowFiles'
import { viewData } from './viewData'

const { folder, file, remove } = await startRowFiles()
afterAll(remove)

/** 姓名,分数 / 张三,5 as Excel in China writes it. */
const chinese = Buffer.from([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb7, 0xd6, 0xca, 0xfd, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x35, 0x0d, 0x0a,
])

describe('what a file of rows is', () => {
  it.each<[string, string | Uint8Array, string, object]>([
    ['commas', 'n,r\n1,2\n', 'csv', { encoding: 'utf-8', delimiter: ',', hasHeader: true }],
    ['a mark', '\ufeffn;r\n"1;0";2\n', 'csv', { encoding: 'utf-8', delimiter: ';', hasHeader: true }],
    ['tabs', 'n\tr, and more\n1\t2, 3\n', 'txt', { delimiter: '\t', hasHeader: true }],
    ['no header', '1,2\n3,4\n', 'csv', { hasHeader: false }],
    ['GB18030', chinese, 'csv', { encoding: 'gb18030', delimiter: ',', hasHeader: true }],
    ['UTF-16', Buffer.from('\ufeffn\tr\n1\t2\n', 'utf16le'), 'txt', { encoding: 'utf-16le', delimiter: '\t' }],
    ['JSON lines', '{"n": 1}\n{"n": 2}\n', 'txt', { kind: 'lines' }],
  ])('is told by its content: %s', async (_, content, ending, wanted) => {
    const seen = await viewData(await file(content, ending), null)
    expect(seen.format).toMatchObject(wanted)
    expect(seen.told).toBeNull()
  })

  it('shows columns and first rows, and counts all', async () => {
    expect(await viewData(await file(chinese), null)).toMatchObject({
      columns: ['姓名', '分数'],
      rows: [['张三', '5']],
      all: 1,
    })
    const quoted = 'n,n,\n"a\nb",2,"say ""so"""\n'
    expect(await viewData(await file(quoted), null)).toMatchObject({ columns: ['#1', '#2', '#3'] })
    const told = { kind: 'table', encoding: 'utf-8', delimiter: ',', hasHeader: true } as const
    expect(await viewData(await file(quoted), told)).toMatchObject({
      columns: ['n', 'n #2', '#3'],
      rows: [['a\nb', '2', 'say "so"']],
    })
    const lines = '{"n": 1.0}\n\n[1]\n{"m": "é"}\n'
    expect(await viewData(await file(lines, 'jsonl'), null)).toMatchObject({
      columns: ['n', 'm'],
      rows: [
        ['1.0', ''],
        ['', ''],
        ['', '"é"'],
      ],
      all: 3,
    })
  })

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'data-empty'],
    ['a header alone', 'n,r\n', 'data-empty'],
    ['an open quote', 'n,r\n1,"2\n3,4\n', 'data-quote-open'],
  ])('says what is wrong: %s', async (_, content, code) => {
    expect((await viewData(await file(content), null)).told?.code).toBe(code)
  })

  it('refuses what is no text, and what is not there', async () => {
    const zip = await file(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'xlsx')
    await expect(viewData(zip, null)).rejects.toMatchObject({ problem: { code: 'data-not-text' } })
    await expect(viewData(join(folder, 'none.csv'), null)).rejects.toMatchObject({ problem: { code: 'data-absent' } })
    await expect(viewData(folder, null)).rejects.toMatchObject({ problem: { code: 'data-absent' } })
  })

  it('reads back any cells that it writes', async () => {
    const cells = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 2, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(cells, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', '\t', ';'),
        async (rows, delimiter) => {
          const path = await file(
            rows.map((row) => `${row.map((cell) => cellText(cell, delimiter)).join(delimiter)}\r\n`).join(''),
          )
          const format = { kind: 'table', encoding: 'utf-8', delimiter, hasHeader: false } as const
          const read: unknown[] = []
          for await (const row of readRows(path, format, [])) read.push(row.cells)
          expect(read).toEqual(rows)
        },
      ),
      { numRuns: 50 },
    )
  })
})
