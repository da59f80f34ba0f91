import { create } from 'zustand'
import type { Block } from '../../../shared/model/markdown'
import type { Language } from '../../../shared/model/problem'

/** The documents for whoever uses Nodelab, in the order of the list; each is packed with the page, so that it is there without a network. */
export const documentNames = [
  ...([
    'quick-start',
    'authors',
    'cases',
    'app-files',
    'lessons',
    'teachers',
    'operators',
    'targets',
    'settings',
  ] as const),
  ...(['command-line', 'serve', 'shared-sandbox', 'confinement', 'installing', 'care', 'privacy'] as const),
  ...(['promises', 'troubleshooting'] as const),
]
export type DocumentName = (typeof documentNames)[number]

const texts = import.meta.glob<string>('../../../docs/*.md', { query: '?raw', import: 'default' })

/** The text of a document in a language; each is written in both. Rejects where it is not packed. */
export async function documentText(name: DocumentName, language: Language): Promise<string> {
  const load = texts[`../../../docs/${name}${language === 'zh-CN' ? '.zh-CN' : ''}.md`]
  if (load === undefined) throw new Error(`no document ${name}`)
  return load()
}

const isPictures = (block: Block): boolean =>
  block.kind === 'text' && block.spans.every(({ kind }) => kind === 'picture')

/** A document as it is drawn: without its pictures, which are not packed. Rejects as `documentText` does. */
export async function documentBlocks(name: DocumentName, language: Language): Promise<Block[]> {
  // The parser is loaded with the first document that is read.
  const [{ readMarkdown }, text] = await Promise.all([
    import('../../../shared/markdown/readMarkdown'),
    documentText(name, language),
  ])
  return readMarkdown(text).filter((block) => !isPictures(block))
}

/** The document that an address in another one leads to; null where it leads elsewhere. */
export function documentOf(address: string): DocumentName | null {
  const name = address.replace(/#.*$/, '').replace(/(?:\.zh-CN)?\.md$/, '')
  return documentNames.find((one) => one === name) ?? null
}

/** Which document is shown; null while none is. */
export const useDocuments = create<{ readonly shown: DocumentName | null }>()(() => ({ shown: null }))

export const showDocument = (shown: DocumentName | null): void => useDocuments.setState({ shown })
