import '../run/testing/fakeBridge'
import { act } from 'react'
import { expect, it } from 'vitest'
import { useApp } from '../../app/stores/appStore'
import { zhCN } from '../../i18n/zhCN'
import { render } from '../run/testing/render'
import { documentNames, documentOf, documentText, showDocument, useDocuments } from './documents'
import { DocumentView } from './DocumentView'
import { type DocumentBlock, readDocument, readWords } from './readDocument'

it('reads headings, paragraphs, lists, code and tables, and leaves pictures out', () => {
  const markdown =
    '# Title\n\nTwo\nlines.\n\n![a](b.png)\n\n1. one\n   more\n2. two\n\n```sh\nls\n```\n\n| a | b |\n|---|---|\n| `x\\|y` | 2 |\n'
  expect(readDocument(markdown)).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'text', text: 'Two lines.' },
    { kind: 'steps', from: 1, items: ['one more', 'two'] },
    { kind: 'code', text: 'ls' },
    {
      kind: 'table',
      rows: [
        ['a', 'b'],
        ['`x|y`', '2'],
      ],
    },
  ])
  expect(readWords('See **Run** and [cases](cases.md#one).')).toMatchObject([
    { text: 'See ' },
    { kind: 'strong', text: 'Run' },
    { text: ' and ' },
    { kind: 'link', text: 'cases', to: 'cases.md#one' },
    { text: '.' },
  ])
})

it('takes the code of a step out of it, and goes on with the steps behind it', () => {
  const markdown = '1. one:\n\n   ```python\n   def f():\n       pass\n\n   ```\n\n2. two\n3. three\n'
  expect(readDocument(markdown)).toEqual([
    { kind: 'steps', from: 1, items: ['one:'] },
    { kind: 'code', text: 'def f():\n    pass\n' },
    { kind: 'steps', from: 2, items: ['two', 'three'] },
  ])
  expect(readDocument('| a |\n|---|\n| `x` one<br>`y` two |\n')).toMatchObject([
    { rows: [['a'], ['`x` one\n`y` two']] },
  ])
})

/** Every word that a block shows. */
function wordsOf(block: DocumentBlock): string {
  if (block.kind === 'table') return block.rows.flat().join(' ')
  return block.kind === 'list' || block.kind === 'steps' ? block.items.join(' ') : block.text
}

it.each(documentNames)('%s shows no mark of Markdown as a word', async (name) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const left = readDocument(await documentText(name, language)).filter((block) => /```|<br>/.test(wordsOf(block)))
    expect(left).toEqual([])
  }
})

it.each(documentNames)('%s is written in Chinese, and called in the list as it calls itself', async (name) => {
  const [first] = readDocument(await documentText(name, 'zh-CN'))
  expect(first).toMatchObject({ kind: 'heading', text: zhCN.tour.documentNames[name] })
})

it.each(documentNames)('%s is packed, and can be read', async (name) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const [first, ...rest] = readDocument(await documentText(name, language))
    expect(first).toMatchObject({ kind: 'heading', level: 1 })
    expect(rest.length).toBeGreaterThan(2)
  }
  expect(documentOf(`${name}.zh-CN.md#part`)).toBe(name)
})

/** Does something that shows a document, and waits for the text that it loads. */
const shown = (task: () => void): Promise<void> =>
  act(async () => {
    task()
    await Promise.all([documentText('quick-start', 'en'), documentText('lessons', 'zh-CN')])
  })

it('shows a document in the language of the window, and follows a link to another', async () => {
  useApp.setState({ language: 'en' })
  await render(<DocumentView />)
  await shown(() => showDocument('quick-start'))
  const body = (): Element | null => document.querySelector('.documents-body')
  await expect.poll(() => body()?.textContent ?? '').toContain('A whole app to try')
  const link = [...document.querySelectorAll<HTMLElement>('.documents-body button')].find(
    ({ textContent }) => textContent === 'Lessons',
  )
  if (link === undefined) throw new Error('no link')
  await shown(() => link.click())
  expect(useDocuments.getState().shown).toBe('lessons')
  await shown(() => useApp.setState({ language: 'zh-CN' }))
  await expect.poll(() => body()?.textContent ?? '').toMatch(/[\u4e00-\u9fff]{10}/)
  act(() => {
    showDocument(null)
    useApp.setState({ language: 'en' })
  })
})
