import type { Block, Span } from '../model/markdown'

/** The words of a line alone. */
export function textOfSpans(spans: readonly Span[]): string {
  return spans.map((span) => ('text' in span ? span.text : 'spans' in span ? textOfSpans(span.spans) : '\n')).join('')
}

/** The words of a block alone: its lines, items, cells or code. */
export function textOfBlock(block: Block): string {
  if ('spans' in block) return textOfSpans(block.spans)
  if ('text' in block) return block.text
  if ('blocks' in block) return textOfBlocks(block.blocks)
  if ('items' in block) return block.items.map(textOfBlocks).join('\n')
  return 'rows' in block ? block.rows.map((row) => row.map(textOfSpans).join(' ')).join('\n') : ''
}

/** The words of a text alone, a block a line. */
export const textOfBlocks = (blocks: readonly Block[]): string => blocks.map(textOfBlock).join('\n')
