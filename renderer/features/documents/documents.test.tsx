import '../run/testing/fakeBridge'
import { act } from 'react'
import { expect, it } from 'vitest'
import { textOfBlock } from '../../../shared/markdown/textOf'
import type { Block, Span } from '../../../shared/model/markdown'
import { useApp } from '../../app/stores/appStore'
import { zhCN } from '../../i18n/zhCN'
import { render } from '../run/testing/render'
import { documentBlocks, documentNames, documentOf, showDocument, useDocuments } from './documents'
import { DocumentView } from './DocumentView'
/** The plain words of a block, those in code left out: no mark may be left in them. */
function plainWords(block: Block): string {
  const ofSpans = (spans: readonly Span[]): string =>
    spans.map((span) => ('spans' in span ? ofSpans(span.spans) : span.kind === 'plain' ? span.text : ' ')).join('')
  if ('spans' in block) return ofSpans(block.spans)
  if ('items' in block) return block.items.flat().map(plainWords).join('\n')
  if ('blocks' in block) return block.blocks.map(plainWords).join('\n')
  return 'rows' in block ? block.rows.flat().map(ofSpans).join('\n') : ''
}

it.each(documentNames)('%s shows no mark of Markdown as a word, and no place of a picture', async (name) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const blocks = await documentBlocks(name, language)
    expect(blocks.filter((block) => /[`*]|<br>|\]\(|^#/.test(plainWords(block)))).toEqual([])
    expect(blocks.filter((block) => block.kind === 'text' && block.spans.length === 0)).toEqual([])
  }
})

it.each(documentNames)('%s is written in Chinese, and called in the list as it calls itself', async (name) => {
  const [first] = await documentBlocks(name, 'zh-CN')
  expect(first?.kind).toBe('heading')
  expect(first === undefined ? '' : textOfBlock(first)).toBe(zhCN.tour.documentNames[name])
})

it.each(documentNames)('%s is packed, and can be read', async (name) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const [first, ...rest] = await documentBlocks(name, language)
    expect(first).toMatchObject({ kind: 'heading', level: 1 })
    expect(rest.length).toBeGreaterThan(2)
  }
  expect(documentOf(`${name}.zh-CN.md#part`)).toBe(name)
})

/** Does something that shows a document, and waits for the text that it loads. */
const shown = (task: () => void): Promise<void> =>
  act(async () => {
    task()
    await Promise.all([documentBlocks('quick-start', 'en'), documentBlocks('lessons', 'zh-CN')])
  })

it('shows a document in the language of the window, and follows a link to another', async () => {
  useApp.setState({ language: 'en' })
  await render(<DocumentView />)
  await shown(() => showDocument('quick-start'))
  const body = (): Element | null => document.querySelector('.documents .reading-body')
  await expect.poll(() => body()?.textContent ?? '').toContain('A whole app to try')
  const link = [...document.querySelectorAll<HTMLElement>('.documents .reading-body button')].find(
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
