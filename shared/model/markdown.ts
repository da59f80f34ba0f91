import { z } from 'zod'

/**
 * A piece of a line that was written in Markdown. `name` is what stands between single stars; of a picture only the words in its place are kept; a link leads
 * to a page of the web (`https://…`) or to a file beside the text, and nowhere else.
 */
export type Span =
  | { readonly kind: 'plain' | 'code' | 'picture'; readonly text: string }
  | { readonly kind: 'strong' | 'name'; readonly spans: readonly Span[] }
  | { readonly kind: 'link'; readonly to: string; readonly spans: readonly Span[] }
  | { readonly kind: 'break' }

/** A block of a text that was written in Markdown. No more than this comes out of any text, whoever wrote it: no HTML, no picture, no address that is fetched. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'text'; readonly spans: readonly Span[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  /** `from`: the number of the first item; null where they are not numbered. */
  | { readonly kind: 'list'; readonly from: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }
  | { readonly kind: 'rule' }

const spansSchema: z.ZodType<readonly Span[]> = z.lazy(() => z.array(spanSchema))
export const spanSchema: z.ZodType<Span> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['plain', 'code', 'picture']), text: z.string() }),
  z.object({ kind: z.enum(['strong', 'name']), spans: spansSchema }),
  z.object({ kind: z.literal('link'), to: z.string(), spans: spansSchema }),
  z.object({ kind: z.literal('break') }),
])

const blocksSchema: z.ZodType<readonly Block[]> = z.lazy(() => z.array(blockSchema))
export const blockSchema: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int(), spans: spansSchema }),
  z.object({ kind: z.literal('text'), spans: spansSchema }),
  z.object({ kind: z.literal('quote'), blocks: blocksSchema }),
  z.object({ kind: z.literal('list'), from: z.number().int().nullable(), items: z.array(blocksSchema) }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('table'), rows: z.array(z.array(spansSchema)) }),
  z.object({ kind: z.literal('rule') }),
])
