import { readMarkdown } from '../markdown/readMarkdown'
import { textOfBlock } from '../markdown/textOf'
import type { Block, Span } from '../model/markdown'
import type { VersionNews } from './versions'

const head = /^v?(\d+\.\d+\.\d+\S*)\s*(?:[-–—(]\s*([\d-]+)\)?)?\s*$/

/** The sentences of a list: of each item the first, without what is listed below it. */
function sentencesOf(block: Block): (readonly Span[])[] {
  if (block.kind !== 'list') return []
  return block.items.flatMap(([first]) => (first?.kind === 'text' ? [first.spans] : []))
}

/**
 * Reads what is new out of a Markdown text: a head `## 1.2.0 - 2026-01-31` a version, a list of sentences under it. What is neither counts for nothing, a
 * version without a sentence neither, so that an empty or a damaged file gives none.
 */
export function readNews(text: string): VersionNews[] {
  const found: { version: string; date: string; items: (readonly Span[])[] }[] = []
  for (const block of readMarkdown(text)) {
    if (block.kind === 'heading' && block.level <= 2) {
      const [, version = '', date = ''] = (block.level === 2 ? head.exec(textOfBlock(block)) : null) ?? []
      found.push({ version, date, items: [] })
    } else found.at(-1)?.items.push(...sentencesOf(block))
  }
  return found.filter(({ version, items }) => version !== '' && items.length > 0)
}
